import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Editor } from '../app.svelte';
import { mm } from '../model/units';
import { chosenArea, chosenZone, spotsOf } from '../model/things';
import { FlatMap, led, touch } from '../testing/flat-map';
import { LocalService } from '../testing/local-service';
import { document, hall } from '../testing/plans';
import { Acts } from './acts';
import type { Touch } from './bench';
import { pressed } from './keys';
import { Machine } from './machine';

const PLAN = document([], { hall: hall(40_000, 40_000) });

let editor: Editor;
let map: FlatMap;
let machine: Machine;
let acts: Acts;

beforeEach(async () => {
  editor = new Editor(
    new LocalService({
      ...PLAN,
      brief: {
        ...PLAN.brief,
        zones: [
          { id: 'mo', name: { ko: '모빌리티', en: 'Mobility' }, hall: null, code: 'MO', colour: 2 },
        ],
      },
    }),
  );
  await editor.open('p');
  map = new FlatMap(editor);
  acts = new Acts(editor);
  machine = new Machine(editor, map, acts);
  return () => editor.close();
});

const drag = (path: [number, number][], more: Partial<Touch> = {}) => led(machine, path, more);

function press(code: string, more: Partial<KeyboardEvent> = {}): boolean {
  const event = {
    code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more,
  } as KeyboardEvent;
  const grip = {
    cancel: () => machine.cancel(), finish: () => machine.finish(), pan: vi.fn(),
    steer: () => false, press: () => false, show: () => false,
  };
  return pressed(event, editor, acts, grip);
}

const area = () => chosenArea(editor.plan!, editor.thing);
const zone = () => chosenZone(editor.plan!, editor.thing);

describe('an area', () => {
  beforeEach(() => {
    editor.setTool('area');
    drag([[10_000, 10_000], [16_000, 13_000]]);
  });

  it('is selected once it is drawn', () => {
    expect(area()).toMatchObject({ x_mm: 10_000, y_mm: 10_000, width_mm: 6000, depth_mm: 3000 });
    expect(editor.tool).toBe('select');
  });

  it('is moved by its body; a finger has to rest first', () => {
    map.hold = { on: 'area', area: area()!, handle: null };
    drag([[12_000, 11_000], [13_000, 20_000]]);
    expect(area()).toMatchObject({ x_mm: 11_000, y_mm: 19_000 });
    map.hold = { on: 'area', area: area()!, handle: null };
    drag([[12_000, 20_000], [20_000, 20_000]], { touch: true });
    expect(area()?.x_mm).toBe(11_000);
    machine.down(touch(12_000, 20_000, { touch: true }));
    expect(machine.pick()).toBe(true);
    machine.move(touch(15_000, 20_000, { touch: true }));
    machine.up(touch(15_000, 20_000, { touch: true }));
    expect(area()?.x_mm).toBe(14_000);
  });

  it('is resized by a handle', () => {
    map.hold = { on: 'area', area: area()!, handle: 'ne' };
    drag([[16_000, 13_000], [18_100, 15_900]]);
    expect(area()).toMatchObject({ width_mm: 8000, depth_mm: 6000 });
  });

  it('is moved, widened, turned and erased by keys, a step back each', async () => {
    press('ArrowRight');
    press('ArrowUp', { shiftKey: true });
    acts.settle();
    expect(area()).toMatchObject({ x_mm: 10_100, y_mm: 11_000 });
    press('ArrowRight', { altKey: true, shiftKey: true });
    expect(area()?.width_mm).toBe(7000);
    press('KeyR');
    expect(area()?.rotation_deg).toBe(90);
    press('Delete');
    expect(editor.plan?.areas).toHaveLength(0);
    press('KeyZ', { ctrlKey: true });
    await vi.waitFor(() => expect(editor.plan?.areas).toHaveLength(1));
  });
});

describe('a zone', () => {
  beforeEach(() => {
    editor.setTool('zone');
    drag([[10_000, 10_000], [20_000, 16_000]]);
  });

  it('is selected once it is drawn, let go beside it, and picked up by its ground', () => {
    expect(zone()?.rings[0]).toHaveLength(4);
    drag([[30_000, 30_000]]);
    expect(editor.thing).toBeNull();
    drag([[15_000, 12_000]]);
    expect(zone()?.id).toBe('mo');
    drag([[15_000, 12_000]]);
    expect(editor.thing).toBeNull();
  });

  it('is bent by its corners and by the middles of its edges', () => {
    const [first] = spotsOf(zone()!);
    map.hold = { on: 'zone', zone: zone()!, spot: first! };
    drag([[10_000, 10_000], [8200, 10_100]]);
    expect(zone()?.rings[0]?.[0]).toEqual([8000, 10_000]);
    const middle = spotsOf(zone()!).find((each) => each.between && each.at === 1)!;
    map.hold = { on: 'zone', zone: zone()!, spot: middle };
    drag([[20_000, 13_000], [22_000, 13_000]]);
    expect(zone()?.rings[0]).toHaveLength(5);
    expect(zone()?.rings[0]?.[2]).toEqual([mm(22_000), mm(13_000)]);
  });

  it('is bent by keys alone: a corner chosen, moved, added, erased', () => {
    press('BracketRight');
    expect(editor.thing?.corner).toEqual({ ring: 0, at: 0 });
    press('ArrowLeft', { shiftKey: true });
    acts.settle();
    expect(zone()?.rings[0]?.[0]).toEqual([9000, 10_000]);
    press('KeyI');
    expect(zone()?.rings[0]).toHaveLength(5);
    expect(editor.thing?.corner).toEqual({ ring: 0, at: 1 });
    press('Delete');
    expect(zone()?.rings[0]).toHaveLength(4);
    press('Delete');
    press('Delete');
    expect(zone()?.rings[0]).toHaveLength(3);
    expect(editor.toasts.at(-1)?.text.en).toContain('three corners');
    press('Escape');
    expect(editor.thing?.corner).toBeUndefined();
    press('Delete');
    expect(editor.plan?.zones).toHaveLength(0);
  });

  it('whose ground is drawn is not drawn over by mistake', () => {
    drag([[30_000, 30_000]]);
    editor.setTool('zone');
    drag([[1000, 1000], [4000, 4000]]);
    expect(editor.toasts.at(-1)?.text.en).toContain('choose one');
    expect(editor.plan?.zones).toHaveLength(1);
  });

  it('is told of before anything is drawn when there is none to draw', () => {
    drag([[30_000, 30_000]]);
    editor.setTool('zone');
    drag([[1000, 1000]]);
    expect([machine.doing, editor.tool]).toEqual(['idle', 'select']);
    expect(editor.toasts.at(-1)?.text.en).toContain('choose one');
  });

  it('never leaves its hall, neither drawn nor bent by hand or by key', () => {
    const inside = () => {
      const all = zone()?.rings.flat(2) ?? [];
      return [Math.min(...all), Math.max(...all)];
    };
    map.hold = { on: 'zone', zone: zone()!, spot: spotsOf(zone()!)[0]! };
    drag([[10_000, 10_000], [-25_000, -3000]]);
    expect(zone()?.rings[0]?.[0]).toEqual([0, 0]);
    map.hold = null;
    press('BracketRight');
    press('ArrowLeft', { shiftKey: true });
    acts.settle();
    expect(inside()).toEqual([0, 20_000]);
    press('Escape');
    press('Delete');
    editor.setTool('zone');
    for (const corner of [[-4000, 2000], [9000, 2000], [9000, 90_000]] as const) {
      drag([[...corner]]);
    }
    expect(editor.toasts.at(-1)?.text.en).toContain('Enter');
    expect(machine.finish()).toBe(true);
    expect(zone()?.rings[0]).toEqual([[0, 2000], [9000, 2000], [9000, 40_000]]);
  });
});

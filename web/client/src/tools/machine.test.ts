import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Editor } from '../app.svelte';
import { mm } from '../model/units';
import { judging } from '../testing/judging';
import { LocalService } from '../testing/local-service';
import { FlatMap, led, touch } from '../testing/flat-map';
import { booth, document, hall } from '../testing/plans';
import { Acts } from './acts';
import type { Touch } from './bench';
import { pressed, type Grip } from './keys';
import { Machine } from './machine';

const PLAN = document(
  [
    booth('a', 5000, 5000, { number: 'A1', open_edges: ['south'] }),
    booth('b', 8000, 5000, { number: 'A2' }),
    booth('c', 5000, 15_000, { number: 'A10', pinned: true }),
  ],
  { hall: hall(40_000, 40_000) },
);

let editor: Editor;
let map: FlatMap;
let machine: Machine;
let acts: Acts;

beforeEach(async () => {
  editor = judging(new Editor(new LocalService(PLAN)));
  await editor.open('p');
  map = new FlatMap(editor);
  acts = new Acts(editor);
  machine = new Machine(editor, map, acts);
  return () => editor.close();
});

const drag = (path: [number, number][], more: Partial<Touch> = {}) => led(machine, path, more);

const at = (id: string) => {
  const each = editor.plan?.booth(id);
  return each ? [each.x_mm, each.y_mm] : null;
};

describe('with the select tool', () => {
  it('a click selects, another with shift adds, one on the floor selects nothing', () => {
    drag([[6000, 6000]]);
    expect([...editor.selection]).toEqual(['a']);
    drag([[9000, 6000]], { shift: true });
    expect([...editor.selection]).toEqual(['a', 'b']);
    drag([[30_000, 30_000]]);
    expect(editor.selection.size).toBe(0);
  });

  it('a booth is dragged, shown as it moves, and rests flush', () => {
    machine.down(touch(6000, 6000));
    machine.move(touch(6000, 9000));
    expect(editor.preview?.booths.has('a')).toBe(true);
    expect(at('a')).toEqual([5000, 5000]);
    machine.move(touch(12_100, 6050));
    machine.up(touch(12_100, 6050));
    expect(at('a')).toEqual([11_000, 5000]);
    expect(editor.preview).toBeNull();
    expect(map.moving.guides).toEqual([]);
  });

  it('a breach is known while the booth still moves', () => {
    machine.down(touch(6000, 6000));
    machine.move(touch(7500, 6000));
    expect(editor.verdicts.breaches.get('a')?.map((each) => each.code)).toContain('booth.overlap');
    machine.cancel();
    expect(editor.verdicts.breaches.size).toBe(0);
    expect(at('a')).toEqual([5000, 5000]);
  });

  it('shift keeps to an axis, alt leaves the grid', () => {
    drag(
      [
        [6000, 6000],
        [6500, 20_000],
      ],
      { shift: true },
    );
    expect(at('a')).toEqual([5000, 19_000]);
    drag(
      [
        [6000, 20_000],
        [6033, 24_037],
      ],
      { alt: true },
    );
    expect(at('a')).toEqual([5030, 23_040]);
  });

  it('several booths move together as one step', async () => {
    editor.select(['a', 'b']);
    drag([
      [6000, 6000],
      [6000, 26_000],
    ]);
    expect([at('a'), at('b')]).toEqual([
      [5000, 25_000],
      [8000, 25_000],
    ]);
    await vi.waitFor(() => expect(editor.pending).toBe(0));
    editor.undo();
    expect([at('a'), at('b')]).toEqual([
      [5000, 5000],
      [8000, 5000],
    ]);
  });

  it('a pinned booth stays, and says why', () => {
    drag([
      [6000, 16_000],
      [6000, 25_000],
    ]);
    expect(at('c')).toEqual([5000, 15_000]);
    expect(editor.toasts.at(-1)?.text.en).toContain('A10');
  });

  it('a box selects what lies in it', () => {
    drag([
      [4000, 4000],
      [12_000, 12_000],
    ]);
    expect([...editor.selection]).toEqual(['a', 'b']);
  });

  it('a handle resizes to the grid', () => {
    editor.select(['b']);
    map.hold = { on: 'booth', booth: editor.only!, handle: 'e' };
    drag([
      [11_000, 6500],
      [13_600, 6500],
    ]);
    expect(editor.plan?.booth('b')?.width_mm).toBe(5500);
  });

  it('the middle button and the space bar move the map', () => {
    drag(
      [
        [6000, 6000],
        [9000, 6000],
      ],
      { pan: true },
    );
    expect(map.panned[0]).toBe(30);
    expect(at('a')).toEqual([5000, 5000]);
  });
});

describe('a finger', () => {
  it('moves the map although it starts on a booth', () => {
    drag(
      [
        [6000, 6000],
        [9000, 6000],
      ],
      { touch: true },
    );
    expect(at('a')).toEqual([5000, 5000]);
    expect(map.panned[0]).toBeGreaterThan(0);
  });

  it('that rests first picks the booth up', () => {
    machine.down(touch(6000, 6000, { touch: true }));
    expect(machine.pick()).toBe(true);
    machine.move(touch(6000, 26_000, { touch: true, long: true }));
    machine.up(touch(6000, 26_000, { touch: true, long: true }));
    expect(at('a')).toEqual([5000, 25_000]);
  });

  it('joined by a second one takes back what it began', () => {
    machine.down(touch(6000, 6000, { touch: true }));
    machine.pick();
    machine.move(touch(6000, 26_000, { touch: true }));
    expect(machine.cancel()).toBe(true);
    expect(at('a')).toEqual([5000, 5000]);
    expect(machine.doing).toBe('idle');
  });
});

describe('the other tools', () => {
  it('draw a booth and go back to selecting it', () => {
    editor.setTool('booth');
    drag([
      [20_100, 20_100],
      [26_200, 23_100],
    ]);
    expect(editor.only).toMatchObject({
      x_mm: 20_000,
      y_mm: 20_000,
      width_mm: 6000,
      depth_mm: 3000,
    });
    expect(editor.tool).toBe('select');
  });

  it('put a module where one clicks', () => {
    editor.setTool('booth');
    drag([[20_000, 20_000]]);
    expect(editor.only).toMatchObject({ x_mm: 18_500, width_mm: 3000 });
  });

  it('draw an area', () => {
    editor.setTool('area');
    drag([
      [20_000, 20_000],
      [26_000, 23_000],
    ]);
    expect(editor.plan?.areas).toHaveLength(1);
  });

  it('measure', () => {
    editor.setTool('ruler');
    drag([
      [1000, 1000],
      [4040, 5000],
    ]);
    expect(map.moving.line).toEqual({ a: [1000, 1000], b: [4000, 5000] });
  });

  it('swap the holders of two booths', () => {
    const edit = vi.spyOn(editor, 'edit').mockReturnValue(true);
    editor.setTool('swap');
    drag([[6000, 6000]]);
    drag([[9000, 6000]]);
    expect(edit).toHaveBeenCalledWith({ kind: 'swap', a: 'a', b: 'b' });
    expect(editor.tool).toBe('select');
  });

  it('cut a booth across its longer side', () => {
    const edit = vi.spyOn(editor, 'edit').mockReturnValue(true);
    editor.setTool('split');
    machine.move(touch(6400, 6000));
    expect(map.moving.guides).toHaveLength(1);
    drag([[6400, 6000]]);
    expect(edit).toHaveBeenCalledWith({
      kind: 'split',
      booth: 'a',
      across: 'width',
      at_mm: mm(1500),
    });
  });

  it('draw a zone corner by corner until it closes', () => {
    const edit = vi.spyOn(editor, 'edit').mockReturnValue(true);
    editor.thing = { kind: 'zone', id: 'z', hall: 'A' };
    editor.setTool('zone');
    for (const [x, y] of [
      [1000, 1000],
      [9000, 1000],
      [9000, 9000],
    ] as const)
      drag([[x, y]]);
    expect(machine.doing).toBe('corners');
    expect(machine.finish()).toBe(true);
    const ring = [
      [1000, 1000],
      [9000, 1000],
      [9000, 9000],
    ];
    expect(edit).toHaveBeenCalledWith({
      kind: 'set-zone',
      zone: { id: 'z', hall: 'A', rings: [ring] },
    });
  });
});

describe('by keyboard', () => {
  const grip: Grip = {
    cancel: () => machine.cancel(),
    finish: () => machine.finish(),
    steer: () => false,
    press: () => false,
    show: () => false,
    pan: vi.fn(),
  };
  const press = (code: string, held: Partial<KeyboardEvent> = {}) =>
    pressed(
      {
        code,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
        shiftKey: false,
        ...held,
      } as KeyboardEvent,
      editor,
      acts,
      grip,
    );

  it('steps are one edit, a tenth of a metre each, a metre with shift', async () => {
    editor.select(['a']);
    press('ArrowRight');
    press('ArrowRight');
    press('ArrowUp', { shiftKey: true });
    expect(editor.preview?.state.booth('a')).toMatchObject({ x_mm: 5200, y_mm: 6000 });
    acts.settle();
    expect(at('a')).toEqual([5200, 6000]);
    await vi.waitFor(() => expect(editor.pending).toBe(0));
    press('KeyZ', { ctrlKey: true });
    expect(at('a')).toEqual([5000, 5000]);
    await vi.waitFor(() => expect(editor.pending).toBe(0));
    press('KeyY', { ctrlKey: true });
    expect(at('a')).toEqual([5200, 6000]);
  });

  it('turn, pin, copy, grow and delete', () => {
    editor.select(['b']);
    press('KeyR');
    expect(editor.plan?.booth('b')?.rotation_deg).toBe(90);
    press('KeyR', { shiftKey: true });
    expect(editor.plan?.booth('b')?.rotation_deg).toBe(0);
    press('ArrowRight', { altKey: true, shiftKey: true });
    expect(editor.plan?.booth('b')?.width_mm).toBe(4000);
    press('KeyP');
    expect(editor.plan?.booth('b')?.pinned).toBe(true);
    press('KeyP');
    press('KeyD', { ctrlKey: true });
    expect(editor.plan?.booths).toHaveLength(4);
    press('Delete');
    expect(editor.plan?.booths).toHaveLength(3);
  });

  it('the next booth by number follows, in the order people read', () => {
    editor.select(['b']);
    press('BracketRight');
    expect([...editor.selection]).toEqual(['c']);
    press('BracketRight');
    expect([...editor.selection]).toEqual(['a']);
    press('BracketLeft');
    expect([...editor.selection]).toEqual(['c']);
    press('BracketRight', { shiftKey: true });
    expect([...editor.selection]).toEqual(['c', 'a']);
  });

  it('escape goes back one thing at a time', () => {
    editor.select(['a']);
    editor.setTool('ruler');
    press('Escape');
    expect([editor.tool, editor.selection.size]).toEqual(['select', 1]);
    press('Escape');
    expect(editor.selection.size).toBe(0);
    expect(press('Escape')).toBe(false);
  });

  it('arrows move the map when nothing is selected, letters choose tools', () => {
    press('ArrowLeft');
    expect(grip.pan).toHaveBeenCalledWith(80, 0);
    press('KeyB');
    expect(editor.tool).toBe('booth');
    expect(press('KeyQ')).toBe(false);
    expect(press('KeyT', { ctrlKey: true })).toBe(false);
  });
});

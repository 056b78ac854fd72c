import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Editor } from '../app.svelte';
import { mm } from '../model/units';
import { LocalService } from '../testing/local-service';
import { booth, document, hall } from '../testing/plans';
import { FlatMap, touch } from '../testing/flat-map';
import { Acts } from './acts';
import { Cross } from './cross';
import { Machine } from './machine';

const PLAN = document(
  [
    booth('a', 5000, 5000, { number: 'A1', width_mm: mm(6000) }),
    booth('b', 20_000, 5000, { number: 'A2' }),
  ],
  { hall: hall(40_000, 40_000) },
);

let editor: Editor;
let floor: FlatMap;
let cross: Cross;
let machine: Machine;

beforeEach(async () => {
  const service = new LocalService(PLAN);
  editor = new Editor(service);
  editor.take(await service.plan('p'));
  floor = new FlatMap(editor);
  machine = new Machine(editor, floor, new Acts(editor));
  cross = new Cross(editor, floor, machine);
});

describe('the cross of the keys', () => {
  it('is there for tools that need a place alone', () => {
    expect(cross.show()).toBe(false);
    expect(cross.steer(1, 0)).toBe(false);
    expect(cross.press()).toBe(false);
    editor.setTool('ruler');
    expect(cross.show()).toBe(true);
    expect(editor.cross).toMatchObject({ x: 20_000, y: 20_000 });
    editor.setTool('select');
    cross.show();
    expect([editor.cross, floor.moving.cross]).toEqual([null, null]);
  });

  it('draws a booth from press to press, and a module where it is pressed twice', () => {
    editor.setTool('booth');
    cross.press();
    cross.steer(1, 0, 3000);
    cross.steer(0, 1, 2000);
    cross.press();
    expect(editor.only).toMatchObject({
      x_mm: 20_000, y_mm: 20_000, width_mm: 3000, depth_mm: 2000,
    });
    expect(editor.tool).toBe('select');
    editor.select([]);
    editor.setTool('booth');
    cross.press();
    cross.press();
    expect(editor.only).toMatchObject({ x_mm: 18_500, y_mm: 18_500, width_mm: 3000 });
  });

  it('draws off the half metres where it was led there', () => {
    editor.setTool('ruler');
    cross.steer(1, 0, 100);
    cross.press();
    cross.steer(1, 0, 1900);
    cross.press();
    expect(floor.moving.line).toEqual({ a: [20_100, 20_000], b: [22_000, 20_000] });
  });

  it('draws a zone corner by corner; the last one pressed twice closes it', () => {
    editor.setTool('zone');
    const edit = vi.spyOn(editor, 'edit').mockReturnValue(true);
    editor.thing = { kind: 'zone', id: 'z', hall: 'A' };
    cross.press();
    cross.steer(1, 0, 3000);
    cross.press();
    cross.steer(0, 1, 3000);
    cross.press();
    expect(floor.moving.polygon).toHaveLength(3);
    cross.press();
    expect(floor.moving.polygon).toBeNull();
    const ring = [[20_000, 20_000], [23_000, 20_000], [23_000, 23_000]];
    expect(edit).toHaveBeenCalledWith({
      kind: 'set-zone', zone: { id: 'z', hall: 'A', rings: [ring] },
    });
  });

  it('goes on with no shape that the mouse has begun', () => {
    editor.setTool('zone');
    editor.thing = { kind: 'zone', id: 'z', hall: 'A' };
    machine.down(touch(1000, 1000));
    machine.up(touch(1000, 1000));
    expect([machine.doing, cross.press()]).toEqual(['corners', false]);
  });

  it('cuts the selected booth, and swaps with the one it is led to', () => {
    const edit = vi.spyOn(editor, 'edit').mockReturnValue(true);
    editor.select(['a']);
    editor.setTool('split');
    cross.press();
    expect(edit).toHaveBeenCalledWith({
      kind: 'split', booth: 'a', across: 'width', at_mm: 3000,
    });
    editor.select(['b']);
    editor.setTool('swap');
    cross.steer(-1, 0, 15_000);
    cross.press();
    expect(edit).toHaveBeenLastCalledWith({ kind: 'swap', a: 'b', b: 'a' });
    expect(editor.tool).toBe('select');
  });

  it('takes the map along', () => {
    editor.setTool('ruler');
    cross.steer(1, 0, 15_000);
    expect(floor.panned).toEqual([-10, 0]);
  });

  it('starts anew with another tool', () => {
    editor.setTool('ruler');
    cross.steer(1, 0);
    editor.select(['a']);
    editor.setTool('split');
    cross.show();
    expect(editor.cross).toMatchObject({ x: 8000, y: 6500 });
  });
});

it('draws on where the map moves along, however small a step is on the screen', () => {
  editor.setTool('booth');
  cross.show();
  cross.steer(1, 0, 14_000);
  cross.press();
  cross.steer(1, 0);
  cross.steer(1, 0);
  expect(floor.panned[0]).toBe(-10);
  cross.steer(0, 1);
  cross.steer(0, 1);
  cross.press();
  expect(editor.plan?.booths.at(-1)).toMatchObject({ width_mm: 1000, depth_mm: 1000 });
});

import { expect, it } from 'vitest';
import { Editor } from '../app.svelte';
import { mm } from '../model/units';
import { FlatMap, touch } from '../testing/flat-map';
import { LocalService } from '../testing/local-service';
import { booth, document, hall } from '../testing/plans';
import { Acts } from './acts';
import { Machine } from './machine';

const PLAN = document([booth('a', 5000, 5000)], { hall: hall(40_000, 40_000) });

it.each([null, 'e'] as const)(
  'a booth that somebody moved meanwhile is let go, by its middle or a handle (%s)',
  async (handle) => {
    const service = new LocalService(PLAN);
    const editor = new Editor(service);
    editor.take(await service.plan('p'));
    const map = new FlatMap(editor);
    const machine = new Machine(editor, map, new Acts(editor));
    editor.select(['a']);
    if (handle) map.hold = { on: 'booth', booth: editor.only!, handle };
    machine.down(touch(6000, 6000));
    machine.move(touch(9000, 9000));
    expect(editor.preview).not.toBeNull();
    editor.edit({ kind: 'move', booth: 'a', x_mm: mm(20_000), y_mm: mm(20_000) });
    machine.up(touch(9000, 9000));
    expect(editor.plan?.booth('a')).toMatchObject({ x_mm: 20_000, y_mm: 20_000, width_mm: 3000 });
    expect(editor.preview).toBeNull();
    expect(editor.toasts.at(-1)?.text.en).toMatch(/moved it first/);
    expect(machine.doing).toBe('idle');
    editor.close();
  },
);

it.each(['area', 'zone'] as const)('so is an %s', async (on) => {
  const service = new LocalService(PLAN);
  const editor = new Editor(service);
  editor.take(await service.plan('p'));
  const map = new FlatMap(editor);
  const machine = new Machine(editor, map, new Acts(editor));
  const ring = [[mm(0), mm(0)], [mm(9000), mm(0)], [mm(9000), mm(9000)]] as const;
  const zone = { id: 'z', hall: 'A', rings: [ring] };
  const area = {
    id: 'z', kind: 'rest', hall: 'A', name: { ko: '', en: '' }, walkable: false, request: null,
    notch: null, x_mm: mm(0), y_mm: mm(0), width_mm: mm(3000), depth_mm: mm(3000),
    rotation_deg: 0,
  } as const;
  editor.edit(on === 'area' ? { kind: 'set-area', area } : { kind: 'set-zone', zone });
  editor.thing = { kind: on, id: 'z', hall: 'A' };
  const spot = { ring: 0, at: 0, between: false, point: [0, 0] } as const;
  map.hold = on === 'area' ? { on, area, handle: null } : { on, zone: editor.plan!.zones[0]!, spot };
  machine.down(touch(1000, 1000));
  machine.move(touch(4000, 4000));
  expect(editor.preview).not.toBeNull();
  editor.edit({ kind: `drop-${on}`, [on]: 'z', hall: 'A' } as never);
  machine.up(touch(4000, 4000));
  expect([editor.plan?.zones.length, editor.plan?.areas.length]).toEqual([0, 0]);
  expect(editor.toasts.at(-1)?.text.en).toMatch(/moved it first/);
  editor.close();
});

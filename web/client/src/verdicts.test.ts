import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Editor } from './app.svelte';
import type { Finding } from './model/plan';
import { mm } from './model/units';
import { judging } from './testing/judging';
import { LocalService } from './testing/local-service';
import { booth, document, finding, hall } from './testing/plans';

const PLAN = document(
  [
    booth('a', 10_000, 10_000, { open_edges: ['east'] }),
    booth('b', 16_000, 10_000, { open_edges: ['west'] }),
    booth('far', 30_000, 30_000),
  ],
  { hall: hall(40_000, 40_000) },
);

const NARROW = (...booths: string[]): Finding => finding('aisle.width', booths);

let service: LocalService;
let editor: Editor;

beforeEach(async () => {
  service = new LocalService(PLAN);
  editor = judging(new Editor(service));
  await editor.open('p');
});

afterEach(() => editor.close());

const move = (id: string, x: number) =>
  ({ kind: 'move', booth: id, x_mm: mm(x), y_mm: mm(10_000) }) as const;

async function judged(...findings: Finding[]): Promise<void> {
  await vi.waitFor(() => expect(editor.pending).toBe(0));
  const { measures, certificate } = PLAN;
  const { revision } = editor;
  service.listener?.verdict({ revision, findings, measures, certificate, open_edges: {} });
}

const codes = (id: string) => editor.verdicts.breaches.get(id)?.map((each) => each.code) ?? [];
const marked = () => [...editor.verdicts.marked].sort();

it('a breach lasts after the service’s verdict, until it is mended', async () => {
  editor.select(['a']);
  editor.edit(move('a', 10_900));
  expect(codes('a')).toContain('aisle.width');
  await judged(NARROW('a'), NARROW('b'));
  expect(codes('a')).toContain('aisle.width');
  editor.select([]);
  expect(marked()).toEqual(['a', 'b']);
  editor.select(['a']);
  expect(codes('a')).toContain('aisle.width');
  editor.edit(editor.verdicts.mend('a')!.move);
  expect([codes('a'), codes('b'), marked()]).toEqual([[], [], []]);
  expect(editor.plan?.booth('a')?.x_mm).toBe(10_000);
  await judged();
  expect(marked()).toEqual([]);
});

it('what was edited before the rules came is judged when they come', async () => {
  const early = new Editor(new LocalService(PLAN));
  await early.open('p');
  early.edit(move('a', 10_900));
  expect(early.verdicts.breaches.size).toBe(0);
  judging(early);
  expect([...early.verdicts.breaches.keys()]).toContain('a');
  early.close();
});

it('what only the service named is measured once it is selected', async () => {
  const narrow = document(
    PLAN.layout.booths.map((e) => (e.id === 'a' ? { ...e, x_mm: mm(10_900) } : e)),
    { hall: hall(40_000, 40_000), findings: [NARROW('a')] },
  );
  const other = judging(new Editor(new LocalService(narrow)));
  await other.open('p');
  expect([...other.verdicts.marked]).toEqual(['a']);
  expect(other.verdicts.breaches.size).toBe(0);
  other.select(['a']);
  expect(other.verdicts.breaches.get('a')?.[0]?.measured).toBeCloseTo(2.1);
  // The service's word stands as long as nothing is changed.
  expect(other.findings).toEqual([NARROW('a')]);
  // What stands opposite is dragged away: neither side is in breach while it is held there.
  other.try([move('b', 17_000)]);
  expect([...other.verdicts.marked]).toEqual([]);
  other.try(null);
  expect([...other.verdicts.marked].sort()).toContain('a');
  other.close();
});

it('a warning is told and marks nothing, and what is pinned is not mended', async () => {
  editor.edit(move('a', 10_900));
  await judged({ ...NARROW('far'), severity: 'warning' });
  expect(marked()).not.toContain('far');
  editor.edit({ kind: 'pin', booth: 'a', pinned: true });
  expect(editor.verdicts.mend('a')).toBeNull();
  expect(editor.verdicts.mend('far')).toBeNull();
});

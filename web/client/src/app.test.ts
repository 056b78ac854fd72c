import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Editor } from './app.svelte';
import type { Edit } from './model/edit';
import { mm } from './model/units';
import { judging } from './testing/judging';
import { LocalService } from './testing/local-service';
import { booth, document, finding, hall } from './testing/plans';

const FOUND = finding('booth.overlap', ['a', 'b']);

const PLAN = document(
  [
    booth('a', 5000, 5000, { number: 'C1' }),
    booth('b', 7000, 5000, { number: 'C2' }),
    booth('c', 20_000, 20_000),
  ],
  { hall: hall(40_000, 40_000), findings: [FOUND, { ...FOUND, code: 'exit.width', booths: [] }] },
);

let service: LocalService;
let editor: Editor;

beforeEach(async () => {
  service = new LocalService(PLAN);
  editor = judging(new Editor(service));
  await editor.open('p');
});

afterEach(() => editor.close());

const codes = () => editor.findings.map((each) => each.code);
const settled = () => vi.waitFor(() => expect(editor.pending).toBe(0));

describe('findings', () => {
  it('are the service’s while nothing has changed', () => {
    expect(codes()).toEqual(['booth.overlap', 'exit.width']);
  });

  it('of a booth that moved are ours until the next verdict', async () => {
    editor.edit({ kind: 'move', booth: 'b', x_mm: mm(12_000), y_mm: mm(5000) });
    expect(codes()).toEqual(['exit.width']);
    editor.edit({ kind: 'move', booth: 'c', x_mm: mm(13_000), y_mm: mm(5000) });
    expect(codes()).toEqual(['booth.overlap', 'exit.width']);
    expect(editor.findings[0]?.booths).toEqual(['b', 'c']);
    expect(editor.findings[0]?.message.en).toContain('C2');
    await settled();
    const { measures, certificate } = PLAN;
    service.listener?.verdict({
      revision: 3,
      findings: [],
      measures,
      certificate,
      open_edges: { a: ['south'] },
    });
    expect(codes()).toEqual([]);
    expect(editor.plan?.booth('a')?.open_edges).toEqual(['south']);
    expect(editor.judged).toBe(3);
  });

  it('of what is dragged are told while it moves, beside those of what moved before', () => {
    editor.edit({ kind: 'move', booth: 'b', x_mm: mm(12_000), y_mm: mm(5000) });
    editor.edit({ kind: 'move', booth: 'a', x_mm: mm(13_000), y_mm: mm(5000) });
    editor.try([{ kind: 'move', booth: 'c', x_mm: mm(11_000), y_mm: mm(5000) }]);
    const pairs = editor.findings.map((each) => each.booths.join(' '));
    expect(pairs).toEqual(expect.arrayContaining(['a b', 'b c', 'a c']));
    editor.try(null);
    expect(editor.findings.map((each) => each.booths.join(' '))).not.toContain('b c');
  });

  it('of a verdict that comes too late are not taken', () => {
    const { measures, certificate } = PLAN;
    service.listener?.verdict({ revision: 0, findings: [], measures, certificate, open_edges: {} });
    expect(codes()).toHaveLength(2);
  });
});

describe('the editor', () => {
  it('says why an edit is refused and leaves the plan as it is', () => {
    expect(editor.edit({ kind: 'resize', booth: 'zzz', width_mm: mm(1), depth_mm: mm(1) })).toBe(
      false,
    );
    expect(editor.toasts.at(-1)?.tone).toBe('bad');
    expect(editor.plan?.booths).toHaveLength(3);
  });

  it('tries without doing', () => {
    editor.try([{ kind: 'move', booth: 'c', x_mm: mm(6000), y_mm: mm(6000) }]);
    expect([...editor.verdicts.breaches.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(editor.plan?.booth('c')?.x_mm).toBe(20_000);
    editor.try(null);
    expect(editor.preview).toBeNull();
  });

  it('finds by number and by name', () => {
    editor.search('c2');
    expect([...(editor.found ?? [])]).toEqual(['b']);
    editor.search(' ');
    expect(editor.found).toBeNull();
  });

  it('lets go of booths that are gone', () => {
    editor.select(['a', 'b']);
    editor.edit({ kind: 'delete', booth: 'a' });
    expect([...editor.selection]).toEqual(['b']);
    expect(editor.only?.id).toBe('b');
  });

  it('adds to the selection and takes away from it', () => {
    editor.select(['a']);
    editor.select(['a', 'c'], true);
    expect([...editor.selection]).toEqual(['c']);
  });

  it('knows the others and not itself', () => {
    const seen = (session: string) => ({ session, name: session, selection: ['a'] });
    service.listener?.presence({ sessions: [seen('me'), seen('sora')] });
    expect(editor.presence.map((each) => each.session)).toEqual(['sora']);
  });

  it('is called what somebody else has renamed it to', () => {
    service.listener?.named({ name: 'Plan B' });
    expect(editor.name).toBe('Plan B');
  });

  it('edits nothing while an earlier version is shown, and says so once', () => {
    const plan = editor.plan!;
    const then = (number: number) => ({
      number, plan, name: { ko: '', en: '' }, judged: true,
    });
    editor.compare.begin(then(1), then(2));
    const edit: Edit = { kind: 'delete', booth: 'a' };
    expect(editor.edit(edit)).toBe(false);
    editor.try([edit]);
    expect([editor.preview, editor.toasts.length, editor.plan?.booths.length]).toEqual([null, 1, 3]);
    editor.compare.end();
    expect(editor.edit(edit)).toBe(true);
  });

  it('offers to take a step back while it is the last one, and only then', () => {
    const offers = () => editor.toasts.filter((each) => each.undo).length;
    const move = (x: number): Edit => ({ kind: 'move', booth: 'a', x_mm: mm(x), y_mm: mm(0) });
    editor.edit(move(100));
    editor.say('neutral', { ko: 'a', en: 'a' }, true);
    expect(offers()).toBe(1);
    editor.edit(move(200));
    expect([offers(), editor.toasts.length]).toEqual([0, 1]);
    editor.say('neutral', { ko: 'b', en: 'b' }, true);
    editor.undo();
    expect(offers()).toBe(0);
  });

  it('takes no step back while something is in hand', async () => {
    const move: Edit = { kind: 'move', booth: 'a', x_mm: mm(300), y_mm: mm(0) };
    editor.edit(move);
    editor.try([{ ...move, x_mm: mm(900) }]);
    editor.undo();
    expect([editor.plan?.booth('a')?.x_mm, editor.preview === null]).toEqual([300, false]);
    editor.try(null);
    editor.undo();
    await vi.waitFor(() => expect(editor.plan?.booth('a')?.x_mm).not.toBe(300));
  });

  it('neither moves nor shapes nor takes away what is pinned', () => {
    editor.edit({ kind: 'pin', booth: 'a', pinned: true });
    const before = editor.plan?.booths;
    const edits: Edit[] = [
      { kind: 'move', booth: 'a', x_mm: mm(1), y_mm: mm(1) },
      { kind: 'resize', booth: 'a', width_mm: mm(4000), depth_mm: mm(3000) },
      { kind: 'rotate', booth: 'a', rotation_deg: 90 },
      { kind: 'split', booth: 'a', across: 'width', at_mm: mm(1500) },
      { kind: 'merge', a: 'b', b: 'a' }, { kind: 'delete', booth: 'a' },
    ];
    expect(edits.map((each) => editor.edit(each))).toEqual(edits.map(() => false));
    expect(editor.plan?.booths).toBe(before);
    expect(editor.toasts.at(-1)?.text.en).toContain('pinned');
    editor.edit({ kind: 'pin', booth: 'a', pinned: false });
    expect(editor.edit(edits[1]!)).toBe(true);
  });

  it('says what is said already anew instead of twice, and no more than three things', () => {
    const told = (...words: readonly string[]) => {
      for (const each of words) editor.say('warn', { ko: each, en: each });
      return editor.toasts.map((each) => each.text.ko).join('');
    };
    expect(told('a', 'b', 'a')).toBe('ba');
    expect(new Set(editor.toasts.map((each) => each.id)).size).toBe(2);
    expect(told('c', 'd')).toBe('acd');
  });

  it('loads the plan anew when it lost the thread', async () => {
    await service.edit('p', 1, { kind: 'delete', booth: 'a' });
    await service.edit('p', 2, { kind: 'delete', booth: 'b' });
    service.listener?.edit(service.log[1]!);
    await vi.waitFor(() => expect(editor.revision).toBe(3));
    expect(editor.plan?.booths.map((each) => each.id)).toEqual(['c']);
  });
});

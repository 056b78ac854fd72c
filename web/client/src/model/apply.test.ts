import { describe, expect, it } from 'vitest';
import raw from '../../../../tests/vectors/edits.json?raw';
import { booth, document } from '../testing/plans';
import { applyEdit, applyEdits, isLocal, Refused } from './apply';
import { back, isEmpty, touched, type Edit, type Patch } from './edit';
import { equal, patchedLists } from './patch';
import type { PlanDocument } from './plan';
import { applyPatch, fromDocument, listsOf } from './state';
import { mm } from './units';

interface Vectors {
  plan: PlanDocument;
  again: number;
  edits: { edit: Edit; patch?: Record<string, unknown>; code?: string }[];
}

const VECTORS = JSON.parse(raw) as Vectors;

/** Leave out fields that are as they are when nothing is said, as the vectors do. */
function spare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, each]) => !isDefault(name, each))
      .map(([name, each]) => [name, spare(each)]),
  );
}

function isDefault(name: string, value: unknown): boolean {
  if (value === null || value === false || value === '') return true;
  if (name === 'kind') return value === 'patch' || value === 'pod';
  if (name === 'rotation_deg') return value === 0;
  return Array.isArray(value) && value.length === 0;
}

describe('zones of the brief', () => {
  it('come and go with a patch, and are shown as they are named', () => {
    const first = fromDocument(VECTORS.plan);
    const zone = { ...first.brief.zones[0]!, id: 'new', colour: 9, code: 'NW' };
    const come = [{ place: first.brief.zones.length, item: zone }];
    const patch: Patch = { kind: 'patch', themes: { gone: [], come } };
    const after = applyPatch(first, patch);
    expect(after.brief.zones.at(-1)).toEqual(zone);
    expect([after.zoneStyle('new').code, first.zoneStyle('new').code]).toEqual(['NW', 'NE']);
    expect(applyPatch(after, back(patch)).brief.zones).toEqual(first.brief.zones);
  });
});

describe('edits shown at once', () => {
  it('change what the service changes, and are refused as it refuses', () => {
    const first = fromDocument(VECTORS.plan);
    let state = first;
    const wrong: string[] = [];
    VECTORS.edits.forEach(({ edit, patch, code }, i) => {
      if (i % VECTORS.again === 0) state = first;
      try {
        const applied = applyEdit(state, edit);
        if (!applied) throw new Error('not local');
        state = applied.state;
        if (code || !equal(spare(applied.patch), spare(patch))) {
          wrong.push(`${i} ${JSON.stringify([edit, code ?? patch, applied.patch])}`);
        }
      } catch (error) {
        const got = error instanceof Refused ? error.code : String(error);
        if (got !== code) wrong.push(`${i} ${JSON.stringify([edit, code ?? patch, got])}`);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('are taken back exactly by the patch turned round', () => {
    const first = fromDocument(VECTORS.plan);
    for (const { edit, code } of VECTORS.edits.slice(0, VECTORS.again)) {
      if (code) continue;
      let applied;
      try {
        applied = applyEdit(first, edit);
      } catch {
        continue;
      }
      expect(applied).not.toBeNull();
      if (!applied) continue;
      const undone = applyPatch(applied.state, back(applied.patch));
      expect(equal(listsOf(undone), listsOf(first))).toBe(true);
    }
  });

  it('leave the state they start from as it is', () => {
    const state = fromDocument(document([booth('a', 0, 0), booth('b', 6000, 0)]));
    applyEdit(state, { kind: 'move', booth: 'a', x_mm: mm(99), y_mm: mm(0) });
    expect(state.booth('a')?.x_mm).toBe(0);
  });

  it('of several are all done or none', () => {
    const state = fromDocument(document([booth('a', 0, 0)]));
    const move: Edit = { kind: 'move', booth: 'a', x_mm: mm(5), y_mm: mm(5) };
    expect(() => applyEdits(state, [move, { ...move, booth: 'none' }])).toThrow(Refused);
    expect(applyEdits(state, [move, { ...move, x_mm: mm(7) }])?.state.booth('a')?.x_mm).toBe(7);
  });

  it('of hundreds of booths are the same as one after the other', () => {
    const many = Array.from({ length: 30 }, (_, i) => booth(`b${i}`, i * 3000, 0));
    const state = fromDocument(document(many));
    const moves = many.map((each): Edit => {
      return { kind: 'move', booth: each.id, x_mm: mm(each.x_mm + 5), y_mm: mm(7) };
    });
    const together = applyEdits(state, moves)?.state.booths;
    let after = state;
    for (const move of moves) after = applyEdit(after, move)?.state ?? after;
    expect(together).toEqual(after.booths);
    expect(() => applyEdits(state, [...moves, { ...moves[0]!, booth: 'none' } as Edit])).toThrow(
      Refused,
    );
    expect(applyEdits(state, [...moves, moves[0]!])?.state.booths).toEqual(after.booths);
  });

  it('wait for the service where only it knows prices or numbers', () => {
    const state = fromDocument(document([booth('a', 0, 0)]));
    const split: Edit = { kind: 'split', booth: 'a', across: 'width', at_mm: mm(1000) };
    expect(isLocal(split)).toBe(false);
    expect(applyEdit(state, split)).toBeNull();
    expect(isLocal({ kind: 'many', edits: [{ kind: 'delete', booth: 'a' }] })).toBe(true);
  });
});

describe('a patch', () => {
  const state = fromDocument(document([booth('a', 0, 0), booth('b', 1, 0), booth('c', 2, 0)]));

  it('puts what comes where it stood', () => {
    const gone: Patch = {
      kind: 'patch',
      booths: { gone: [{ place: 1, item: booth('b', 1, 0) }], come: [] },
    };
    const without = applyPatch(state, gone);
    expect(without.booths.map((each) => each.id)).toEqual(['a', 'c']);
    expect(applyPatch(without, back(gone)).booths.map((each) => each.id)).toEqual(['a', 'b', 'c']);
  });

  it('is refused where another item stands', () => {
    const wrong: Patch = {
      kind: 'patch',
      booths: { gone: [{ place: 0, item: booth('b', 1, 0) }], come: [] },
    };
    expect(() => patchedLists(listsOf(state), wrong)).toThrow('booths');
    const beyond: Patch = {
      kind: 'patch',
      booths: { gone: [], come: [{ place: 9, item: booth('z', 0, 0) }] },
    };
    expect(() => applyPatch(state, beyond)).toThrow('booths');
  });

  it('tells which booths it is about', () => {
    const applied = applyEdit(state, { kind: 'move', booth: 'b', x_mm: mm(9), y_mm: mm(9) });
    expect([...touched(applied?.patch ?? { kind: 'patch' })]).toEqual(['b']);
    expect(isEmpty({ kind: 'patch' })).toBe(true);
  });
});

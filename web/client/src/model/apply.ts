// Editing a plan before the service has answered: the twin of plans/edit.py for what people do
// all the time. Every other edit goes to the service and comes back as a patch.

import { placed, roundEven } from '../geometry/frame';
import type { Edit, EditKind, Move, Patch } from './edit';
import { difference } from './patch';
import type { Booth, Footprint } from './plan';
import {
  NO_BOOTH,
  NO_THING,
  NO_HALL,
  NO_EXHIBITOR,
  TAKEN,
  LOCKED,
  SOLD,
  CLAIMED,
  PAVILION,
  SHAPE,
  FREE,
  refusal,
} from './refusals';
import { applyPatch, type PlanState } from './state';
import { mm } from './units';

export { Refused } from './refusals';

export interface Applied {
  readonly state: PlanState;
  readonly patch: Patch;
}

type Does = {
  [kind in EditKind]?: (state: PlanState, edit: Extract<Edit, { kind: kind }>) => PlanState;
};

/** Tell whether an edit can be shown at once; the others wait for the service. */
export function isLocal(edit: Edit): boolean {
  if (edit.kind === 'many') return edit.edits.every(isLocal);
  return edit.kind === 'patch' || edit.kind in DOES;
}

/** Apply one edit; gives null when only the service can, throws `Refused` when the plan refuses. */
export function applyEdit(state: PlanState, edit: Edit): Applied | null {
  const after = edited(state, edit);
  return after && { state: after, patch: difference(state, after) };
}

/** Apply several edits as one; all of them or none. */
export function applyEdits(state: PlanState, edits: readonly Edit[]): Applied | null {
  const after = editedBy(state, edits);
  return after && { state: after, patch: difference(state, after) };
}

/** Give the plan after several edits, without saying what they changed: for what is only tried. */
export function editedBy(state: PlanState, edits: readonly Edit[]): PlanState | null {
  if (edits.length > FEW && edits.every((edit) => edit.kind === 'move'))
    return allMoved(state, edits);
  let after: PlanState | null = state;
  for (const edit of edits) {
    after = edited(after, edit);
    if (!after) return null;
  }
  return after;
}

/** From so many on, moves are done in one pass: a drag of hundreds has to keep up with the hand. */
const FEW = 8;

function allMoved(state: PlanState, moves: readonly Move[]): PlanState {
  const to = new Map<string, Partial<Booth>>();
  for (const move of moves) {
    const booth = found(state, move.booth);
    const hall = move.hall ?? booth.hall;
    requireHall(state, hall);
    // Pods follow, and a booth may be moved twice: neither is worth a pass of its own.
    if (to.has(booth.id) || state.podsOf(booth.id).length) return oneByOne(state, moves);
    to.set(booth.id, { hall, x_mm: move.x_mm, y_mm: move.y_mm });
  }
  const booths = state.booths.map((each) => {
    const moved = to.get(each.id);
    return moved ? { ...each, ...moved } : each;
  });
  return state.withSame(booths);
}

function oneByOne(state: PlanState, moves: readonly Move[]): PlanState {
  return moves.reduce((after, move) => edited(after, move) ?? after, state);
}

function edited(state: PlanState, edit: Edit): PlanState | null {
  if (edit.kind === 'patch') return applyPatch(state, edit);
  if (edit.kind === 'many') return editedBy(state, edit.edits);
  const does = DOES[edit.kind] as ((state: PlanState, edit: Edit) => PlanState) | undefined;
  return does ? does(state, edit) : null;
}

const DOES: Does = {
  move(state, edit) {
    const booth = found(state, edit.booth);
    const hall = edit.hall ?? booth.hall;
    requireHall(state, hall);
    const dx = edit.x_mm - booth.x_mm;
    const dy = edit.y_mm - booth.y_mm;
    return withPods(state, booth, (thing) => ({
      hall,
      x_mm: mm(thing.x_mm + dx),
      y_mm: mm(thing.y_mm + dy),
    }));
  },

  rotate(state, edit) {
    const booth = found(state, edit.booth);
    const by = edit.rotation_deg - booth.rotation_deg;
    const [mx, my] = middle(booth);
    const next = withPods(state, booth, (thing) => {
      const [[x, y] = [0, 0]] = placed([[thing.x_mm - mx, thing.y_mm - my]], mx, my, by);
      return {
        x_mm: mm(roundEven(x)),
        y_mm: mm(roundEven(y)),
        rotation_deg: thing.rotation_deg + by,
      };
    });
    return next.withBooth({ ...found(next, booth.id), rotation_deg: edit.rotation_deg });
  },

  resize(state, edit) {
    const booth = found(state, edit.booth);
    requireUnsold(state, booth);
    if (booth.notch || state.podsOf(booth.id).length) {
      throw refusal('edit.shape', SHAPE, { booth: called(booth) });
    }
    const next = { ...booth, width_mm: edit.width_mm, depth_mm: edit.depth_mm };
    return pricedAnew(state.withBooth(next), booth, next);
  },

  swap(state, edit) {
    const a = found(state, edit.a);
    const b = found(state, edit.b);
    requireUnlocked(state, a, b);
    requirePlain(state, a, b);
    const other: Record<string, string> = { [a.id]: b.id, [b.id]: a.id };
    const allotments = state.allotments.map((each) => {
      const to = other[each.booth];
      return to === undefined ? each : { ...each, booth: to };
    });
    return oneHand(state, state.withLists({ allotments }));
  },

  assign(state, edit) {
    const booth = found(state, edit.booth);
    const who = state.exhibitor(edit.exhibitor);
    if (!who || who.pavilion !== null) {
      throw refusal('edit.exhibitor', NO_EXHIBITOR, { exhibitor: edit.exhibitor });
    }
    const had = state.boothOf(who.id);
    const all = had ? [booth, had] : [booth];
    requireUnlocked(state, ...all);
    requirePlain(state, ...all);
    const rest = state.allotments.filter((a) => a.booth !== booth.id && a.exhibitor !== who.id);
    const mine = { booth: booth.id, exhibitor: who.id, locked: false };
    return oneHand(state, state.withLists({ allotments: [...rest, mine] }));
  },

  unassign(state, edit) {
    const booth = found(state, edit.booth);
    requireUnlocked(state, booth);
    requirePlain(state, booth);
    return oneHand(state, withoutAllotment(state, booth));
  },

  add(state, edit) {
    requireHall(state, edit.booth.hall);
    const id = edit.booth.id || freeId(state, edit.booth.hall);
    if (state.booth(id)) throw refusal('edit.id', TAKEN, { name: id });
    const { number } = edit.booth;
    if (number) requireFreeNumber(state, id, number);
    return state.withLists({ booths: [...state.booths, { ...edit.booth, id }] });
  },

  delete(state, edit) {
    const booth = found(state, edit.booth);
    requireUnlocked(state, booth);
    if (state.saleOf(booth.id)) throw refusal('edit.claimed', CLAIMED, { booth: called(booth) });
    const next = withoutAllotment(state, booth);
    const lists = { booths: state.booths.filter((each) => each.id !== booth.id) };
    const pods = state.podsOf(booth.id).length
      ? { pods: state.pods.filter((each) => each.booth !== booth.id) }
      : {};
    return next.withLists({ ...lists, ...pods });
  },

  pin(state, edit) {
    const booth = found(state, edit.booth);
    const next = state.withBooth({ ...booth, pinned: edit.pinned });
    if (edit.pinned) return next;
    const who = state.exhibitorOf(booth.id)?.id;
    const pins = state.pins.filter((pin) => pin.exhibitor !== who);
    return pins.length === state.pins.length ? next : next.withLists({ pins });
  },

  lock(state, edit) {
    const booth = found(state, edit.booth);
    if (!state.exhibitorOf(booth.id)) throw refusal('edit.free', FREE, { booth: called(booth) });
    const { locked } = edit;
    const allotments = state.allotments.map((e) => (e.booth === booth.id ? { ...e, locked } : e));
    return state.withLists({ allotments });
  },

  renumber(state, edit) {
    const booth = found(state, edit.booth);
    requireUnsold(state, booth);
    requireFreeNumber(state, booth.id, edit.number);
    return state.withBooth({ ...booth, number: edit.number });
  },

  'set-zone'(state, edit) {
    requireHall(state, edit.zone.hall);
    return state.withLists({ zones: put(state.zones, edit.zone) });
  },

  'drop-zone'(state, edit) {
    return state.withLists({ zones: taken(state.zones, edit.zone, edit.hall) });
  },

  'set-area'(state, edit) {
    requireHall(state, edit.area.hall);
    return state.withLists({ areas: put(state.areas, edit.area) });
  },

  'drop-area'(state, edit) {
    return state.withLists({ areas: taken(state.areas, edit.area, edit.hall) });
  },
};

/** Give what people call a booth: its number, or its id before it has one. */
export function called(booth: Booth): string {
  return booth.number || booth.id;
}

/** Give the middle of a footprint's whole rectangle. */
export function middle(thing: Footprint): readonly [number, number] {
  const [[x, y] = [0, 0]] = placed(
    [[thing.width_mm / 2, thing.depth_mm / 2]],
    thing.x_mm,
    thing.y_mm,
    thing.rotation_deg,
  );
  return [x, y];
}

function found(state: PlanState, id: string): Booth {
  const booth = state.booth(id);
  if (!booth) throw refusal('edit.booth', NO_BOOTH, { booth: id });
  return booth;
}

function withPods(
  state: PlanState,
  booth: Booth,
  change: (thing: Footprint) => Partial<Footprint>,
): PlanState {
  const next = state.withBooth({ ...booth, ...change(booth) });
  if (!state.podsOf(booth.id).length) return next;
  const pods = state.pods.map((e) => (e.booth === booth.id ? { ...e, ...change(e) } : e));
  return next.withLists({ pods });
}

function withoutAllotment(state: PlanState, booth: Booth): PlanState {
  const allotments = state.allotments.filter((each) => each.booth !== booth.id);
  return allotments.length === state.allotments.length ? state : state.withLists({ allotments });
}

/** A claim on a booth keeps its price a square metre; half up to the won, in whole numbers. */
function pricedAnew(state: PlanState, old: Booth, next: Booth): PlanState {
  const sale = state.saleOf(old.id);
  if (!sale) return state;
  const had = BigInt(old.width_mm) * BigInt(old.depth_mm);
  const has = BigInt(next.width_mm) * BigInt(next.depth_mm);
  const price_krw = Number((2n * BigInt(sale.price_krw) * has + had) / (2n * had));
  return state.withLists({ sales: state.sales.map((e) => (e === sale ? { ...e, price_krw } : e)) });
}

function freeId(state: PlanState, hall: string): string {
  let count = state.booths.length + 1;
  while (state.booth(`${hall}-b${count}`)) count += 1;
  return `${hall}-b${count}`;
}

function put<T extends { readonly id: string; readonly hall: string }>(
  items: readonly T[],
  next: T,
): readonly T[] {
  const same = (each: T) => each.id === next.id && each.hall === next.hall;
  return items.some(same) ? items.map((e) => (same(e) ? next : e)) : [...items, next];
}

function taken<T extends { readonly id: string; readonly hall: string }>(
  items: readonly T[],
  id: string,
  hall: string,
): readonly T[] {
  const left = items.filter((each) => each.id !== id || each.hall !== hall);
  if (left.length === items.length) throw refusal('edit.thing', NO_THING, { name: id, hall });
  return left;
}

function requireHall(state: PlanState, hall: string): void {
  if (state.hall(hall)) return;
  const known = state.halls.map((each) => each.id).join(', ');
  throw refusal('edit.hall', NO_HALL, { hall, known });
}

function requireFreeNumber(state: PlanState, id: string, number: string): void {
  if (state.booths.some((each) => each.number === number && each.id !== id)) {
    throw refusal('edit.number', TAKEN, { name: number });
  }
}

function requireUnsold(state: PlanState, ...booths: readonly Booth[]): void {
  for (const booth of booths) {
    if (state.saleOf(booth.id)?.state === 'sold') {
      throw refusal('edit.sold', SOLD, { booth: called(booth) });
    }
  }
}

function requireUnlocked(state: PlanState, ...booths: readonly Booth[]): void {
  requireUnsold(state, ...booths);
  for (const booth of booths) {
    if (state.allotments.some((each) => each.booth === booth.id && each.locked)) {
      throw refusal('edit.locked', LOCKED, { booth: called(booth) });
    }
  }
}

function requirePlain(state: PlanState, ...booths: readonly Booth[]): void {
  for (const booth of booths) {
    if (state.podsOf(booth.id).length) {
      throw refusal('edit.pavilion', PAVILION, { booth: called(booth) });
    }
  }
}

/** Refuse to allot a booth to another one than who has claimed it. */
function oneHand(before: PlanState, after: PlanState): PlanState {
  const torn = (state: PlanState) =>
    state.sales.filter((sale) => {
      const who = state.exhibitorOf(sale.booth)?.id;
      return who !== undefined && who !== sale.exhibitor;
    });
  const was = new Set(torn(before).map((sale) => sale.booth));
  for (const sale of torn(after)) {
    const booth = was.has(sale.booth) ? undefined : after.booth(sale.booth);
    if (booth) throw refusal('edit.claimed', CLAIMED, { booth: called(booth) });
  }
  return after;
}

// The one state machine of all tools: what a press, a movement and a release mean, whatever made
// them. It knows no browser; `hands.ts` brings pointers and keys.

import type { Editor } from '../app.svelte';
import { MOVED_FIRST } from '../app-words';
import type { FloorPoint } from '../camera';
import { centre, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Booth, Footprint } from '../model/plan';
import { gaps, snap } from '../snap/snap';
import type { Acts } from './acts';
import { boxAround, moveBy } from './arrange';
import { guide, gridded, snapping, surroundings, type Bench, type Touch } from './bench';
import { Drafting, type Corners } from './drafting';
import type { Hold } from './holds';
import { Shaping } from './shaping';
import { areaAt, chosenArea, chosenZone, zoneAt } from '../model/things';
import type { PlanState } from '../model/state';

type State =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'pressed';
      readonly from: Touch;
      readonly hit: string | null;
      readonly hold: Hold | null;
    }
  | { readonly kind: 'pan'; readonly last: Xy }
  | { readonly kind: 'move'; readonly from: Xy; readonly booths: readonly Booth[] }
  | { readonly kind: 'shape'; readonly from: Xy; readonly hold: Hold }
  | { readonly kind: 'box'; readonly from: Xy; readonly more: boolean }
  | { readonly kind: 'draw'; readonly floor: FloorPoint }
  | { readonly kind: 'corners'; readonly shape: Corners }
  | { readonly kind: 'ruler'; readonly from: Xy };

const IDLE: State = { kind: 'idle' };

const REACHING: ReadonlySet<State['kind']> = new Set([
  'move', 'shape', 'box', 'draw', 'corners', 'ruler',
]);

/** A pointer that moved less has not moved, pixels. */
const STILL = { mouse: 4, touch: 9 } as const;

/** The ruler measures in tenths of a metre. */
const RULER_MM = 100;

export class Machine {
  private state: State = IDLE;
  private readonly drafting: Drafting;
  private readonly shaping: Shaping;

  constructor(
    private readonly editor: Editor,
    private readonly bench: Bench,
    private readonly acts: Acts,
  ) {
    this.drafting = new Drafting(editor, bench, acts);
    this.shaping = new Shaping(editor, bench);
  }

  /** What is going on, for cursors and tests. */
  get doing(): State['kind'] {
    return this.state.kind;
  }

  /** Something is dragged or drawn that the map follows to its edges. */
  get reaching(): boolean {
    return REACHING.has(this.state.kind);
  }

  // ---- what pointers do -------------------------------------------------------------------

  down(at: Touch): void {
    if (this.state.kind === 'corners') return;
    this.acts.settle();
    if (at.pan || this.editor.tool === 'pan') {
      this.state = { kind: 'pan', last: at.px };
      return;
    }
    const reach = at.touch ? 14 : 6;
    const hold = this.editor.tool === 'select' ? this.bench.holdAt(at.px, reach) : null;
    this.state = { kind: 'pressed', from: at, hit: this.hit(at.px), hold };
  }

  move(at: Touch): void {
    const { state } = this;
    switch (state.kind) {
      case 'idle':
        this.hover(at);
        return;
      case 'pressed':
        this.begin(state, at);
        return;
      case 'pan':
        this.bench.panBy(at.px[0] - state.last[0], at.px[1] - state.last[1]);
        this.state = { kind: 'pan', last: at.px };
        return;
      case 'move':
        if (this.stands(state)) this.drag(state, at);
        return;
      case 'shape':
        if (this.stands(state)) this.shaping.drag(state.hold, state.from, at);
        return;
      case 'box':
        this.bench.showMoving({
          marquee: { a: state.from, b: this.bench.toSheet(at.px), text: '' },
        });
        return;
      case 'draw':
        this.drafting.showBox(state.floor, at);
        return;
      case 'corners':
        this.drafting.showCorner(state.shape, at);
        return;
      case 'ruler':
        this.bench.showMoving({ line: { a: state.from, b: this.ruled(state.from, at) } });
    }
  }

  up(at: Touch): void {
    const { state } = this;
    if (state.kind === 'corners') {
      this.corner(state.shape, at);
      return;
    }
    this.state = IDLE;
    if (state.kind === 'pressed') this.click(state, at);
    else if (state.kind === 'move' || state.kind === 'shape') {
      if (this.stands(state)) this.drop();
    } else if (state.kind === 'box') this.take(state.from, this.bench.toSheet(at.px), state.more);
    else if (state.kind === 'draw') this.drafting.endBox(state.floor, at);
    else if (state.kind === 'ruler') return;
    this.bench.showMoving({ guides: [], marquee: null, target: null });
  }

  /** Take back what is begun; tells whether there was anything. */
  cancel(): boolean {
    const busy = this.state.kind !== 'idle';
    const measured = this.editor.tool === 'ruler';
    this.state = IDLE;
    this.editor.try(null);
    this.bench.showMoving({ guides: [], marquee: null, line: null, polygon: null, target: null });
    return busy && !measured;
  }

  /** End a shape that is drawn corner by corner. */
  finish(): boolean {
    const { state } = this;
    if (state.kind !== 'corners') return false;
    this.state = IDLE;
    this.drafting.close(state.shape);
    return true;
  }

  private corner(shape: Corners, at: Touch): void {
    const next = this.drafting.corner(shape, at);
    this.state = next ? { kind: 'corners', shape: next } : IDLE;
  }

  // ---- select and move --------------------------------------------------------------------

  private begin(state: Extract<State, { kind: 'pressed' }>, at: Touch): void {
    const { from, hit, hold } = state;
    const far = Math.hypot(at.px[0] - from.px[0], at.px[1] - from.px[1]);
    if (!at.exact && far < (at.touch ? STILL.touch : STILL.mouse)) return;
    const start = this.bench.toSheet(from.px);
    const floor = this.bench.toFloor(from.px);
    const { tool } = this.editor;
    // One finger moves the map; what is no handle is picked up by a long press.
    const rests = !from.touch || from.long;
    if (hold && (rests || hold.on === 'zone' || hold.handle)) {
      this.state = { kind: 'shape', from: start, hold };
    } else if (tool === 'ruler') {
      this.state = { kind: 'ruler', from: gridded(this.bench, from, RULER_MM) };
    } else if ((tool === 'booth' || tool === 'zone' || tool === 'area') && floor) {
      const may = tool !== 'zone' || this.drafting.mayZone();
      this.state = may ? { kind: 'draw', floor } : IDLE;
    } else if (!rests && tool === 'select') {
      this.state = { kind: 'pan', last: from.px };
    } else if (hit && tool === 'select') {
      if (!this.editor.selection.has(hit)) this.editor.select([hit], from.shift);
      const booths = this.acts.movable();
      this.state = booths ? { kind: 'move', from: start, booths } : IDLE;
    } else this.state = { kind: 'box', from: start, more: from.shift };
    this.move(at);
  }

  /** A long press picks a booth up at once. */
  pick(): boolean {
    const { state } = this;
    if (state.kind !== 'pressed' || this.editor.tool !== 'select') return false;
    if (!state.hit && !state.hold) return false;
    this.state = { ...state, from: { ...state.from, long: true } };
    if (state.hit && !this.editor.selection.has(state.hit)) this.editor.select([state.hit]);
    return true;
  }

  private drag({ from, booths }: Extract<State, { kind: 'move' }>, at: Touch): void {
    const to = this.bench.toSheet(at.px);
    let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    if (at.shift) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy];
    const hall = (booths[0] as Booth).hall;
    const box = boxAround(booths.filter((each) => each.hall === hall));
    const there: Box = [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
    const moving = new Set(booths.map((each) => each.id));
    const around = surroundings(this.bench, this.editor.plan, hall, moving, there);
    const rest = snap(box, dx, dy, around, snapping(this.bench, at));
    this.editor.try(booths.map((each) => this.moved(each, rest.dx, rest.dy)));
    const now: Box = [box[0] + rest.dx, box[1] + rest.dy, box[2] + rest.dx, box[3] + rest.dy];
    const lines = rest.guides.filter((each) => each.length === null);
    guide(this.bench, hall, [...lines, ...gaps(now, around)]);
  }

  /** Move a booth on the sheet: over another hall it stands there. */
  private moved(booth: Booth, dx: number, dy: number) {
    const { scene } = this.bench;
    const [x, y] = centre(booth);
    const [sx, sy] = scene?.sheet.toSheet(booth.hall, x + dx, y + dy) ?? [0, 0];
    const to = scene?.sheet.toFloor([sx, sy]);
    if (!to || to.hall === booth.hall) return moveBy(booth, dx, dy);
    return moveBy(booth, to.x - x, to.y - y, to.hall);
  }

  /** Whether what is held is as it was taken; else somebody was faster, and it is let go. */
  private stands(state: Extract<State, { kind: 'move' | 'shape' }>): boolean {
    const { plan } = this.editor;
    if (plan && (state.kind === 'move' ? areAsBefore(plan, state.booths) : isHeld(plan, state.hold)))
      return true;
    this.cancel();
    this.editor.say('warn', MOVED_FIRST);
    return false;
  }

  private drop(): void {
    const { preview } = this.editor;
    if (preview) this.editor.edit(...preview.edits);
  }

  private click({ hit, hold }: Extract<State, { kind: 'pressed' }>, at: Touch): void {
    const { editor } = this;
    const { tool } = editor;
    if (tool === 'swap') this.swapWith(hit);
    else if (tool === 'split') this.drafting.split(hit, at);
    else if (tool === 'zone') this.corner({ hall: '', points: [] }, at);
    else if (tool === 'booth') this.drafting.place(at);
    else if (hold?.on === 'zone') this.takeCorner(hold);
    else if (hit) editor.select([hit], at.shift);
    else if (!this.selectThing(at) && !at.shift) editor.select([]);
  }

  private take(a: Xy, b: Xy, more: boolean): void {
    const [x0, x1] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    const [y0, y1] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    const inside = this.bench.scene?.within([x0, y0, x1, y1]) ?? [];
    const whole = inside.filter(
      ({ box }) => box[0] >= x0 && box[1] >= y0 && box[2] <= x1 && box[3] <= y1,
    );
    const ids = (whole.length ? whole : inside).map((each) => each.booth.id);
    this.editor.select(more ? [...this.editor.selection, ...ids] : ids);
  }

  private selectThing(at: Touch): boolean {
    const floor = this.bench.toFloor(at.px);
    const { plan } = this.editor;
    if (!floor || !plan) return false;
    const area = areaAt(plan, floor.hall, [floor.x, floor.y]);
    // A click beside what is selected lets go of it; only then ground is picked up.
    const idle = !this.editor.selection.size && !this.editor.thing;
    const zone = idle ? zoneAt(plan, floor.hall, [floor.x, floor.y]) : undefined;
    const found = area ?? zone;
    if (!found) return false;
    this.editor.select([]);
    this.editor.thing = { kind: area ? 'area' : 'zone', id: found.id, hall: found.hall };
    return true;
  }

  /** A click on a corner of the selected zone: keys move it, Delete takes it away. */
  private takeCorner({ spot: { ring, at, between } }: Extract<Hold, { on: 'zone' }>): void {
    const { thing } = this.editor;
    if (thing && !between) this.editor.thing = { ...thing, corner: { ring, at } };
  }

  private hover(at: Touch): void {
    const hit = this.hit(at.px);
    if (this.editor.hover !== hit) this.editor.hover = hit;
    if (this.editor.tool === 'split') this.drafting.showCut(hit, at);
  }

  private hit(px: Xy): string | null {
    return this.bench.scene?.at(this.bench.toSheet(px))?.booth.id ?? null;
  }

  // ---- swap and measure -------------------------------------------------------------------

  private swapWith(hit: string | null): void {
    const [first] = this.editor.selection;
    if (!hit) return;
    if (first === undefined || first === hit) {
      this.editor.select([hit]);
      return;
    }
    this.editor.edit({ kind: 'swap', a: first, b: hit });
    this.editor.setTool('select');
  }

  private ruled(from: Xy, at: Touch): Xy {
    const to = gridded(this.bench, at, RULER_MM);
    if (!at.shift) return to;
    const level = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]);
    return level ? [to[0], from[1]] : [from[0], to[1]];
  }
}

function areAsBefore(plan: PlanState, booths: readonly Booth[]): boolean {
  return booths.every((each) => isAsBefore(each, plan.booth(each.id)));
}

/** Tell whether what is held by a handle or a corner is as it was taken. */
function isHeld(plan: PlanState, hold: Hold): boolean {
  const { on } = hold;
  if (on === 'booth') return areAsBefore(plan, [hold.booth]);
  const { id, hall } = on === 'area' ? hold.area : hold.zone;
  const thing = { kind: on, id, hall };
  if (on === 'area') return isAsBefore(hold.area, chosenArea(plan, thing));
  return chosenZone(plan, thing) === hold.zone;
}

/** Tell whether something is where it was, as it was. */
function isAsBefore(was: Footprint, now: Footprint | undefined): boolean {
  return (
    !!now && now.hall === was.hall && now.x_mm === was.x_mm && now.y_mm === was.y_mm &&
    now.width_mm === was.width_mm && now.depth_mm === was.depth_mm &&
    now.rotation_deg === was.rotation_deg
  );
}

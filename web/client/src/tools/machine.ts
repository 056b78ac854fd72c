// The one state machine of all tools: what a press, a movement and a release mean, whatever made
// them. It knows no browser; `hands.ts` brings pointers and keys.

import type { Editor } from '../app.svelte';
import type { FloorPoint } from '../camera';
import type { Moving } from '../canvas/paint-moving';
import type { Scene } from '../canvas/scene';
import { bounds, centre, toOwn, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Booth } from '../model/plan';
import { mm } from '../model/units';
import { gaps, snap, snapEdge, stepped, type Around, type Snapping } from '../snap/snap';
import type { Acts } from './acts';
import { boxAround, moveBy } from './arrange';
import { areaOf, boothIn, zoneOf } from './drawn';
import { dragged, intoBox, isResizable, type Handle } from './resize';

/** Where a pointer is and what is held with it. */
export interface Touch {
  /** Pixels of the map. */
  readonly px: Xy;
  readonly touch: boolean;
  /** Add to the selection, keep to an axis. */
  readonly shift: boolean;
  /** Do not snap. */
  readonly alt: boolean;
  /** The middle button, or the space bar held. */
  readonly pan: boolean;
  /** A finger that rested before it moved. */
  readonly long: boolean;
}

/** What the machine asks of the map. */
export interface Bench {
  readonly scene: Scene | null;
  readonly scale: number;
  toSheet(px: Xy): Xy;
  toFloor(px: Xy): FloorPoint | null;
  showMoving(moving: Partial<Moving>): void;
  panBy(dx: number, dy: number): void;
  /** The handle of the selected booth at a pixel. */
  handleAt(px: Xy, reach: number): Handle | null;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressed'; readonly from: Touch; readonly hit: string | null; readonly handle: Handle | null }
  | { readonly kind: 'pan'; readonly last: Xy }
  | { readonly kind: 'move'; readonly from: Xy; readonly booths: readonly Booth[] }
  | { readonly kind: 'resize'; readonly from: Xy; readonly booth: Booth; readonly handle: Handle }
  | { readonly kind: 'box'; readonly from: Xy; readonly more: boolean }
  | { readonly kind: 'draw'; readonly from: Xy; readonly floor: FloorPoint }
  | { readonly kind: 'corners'; readonly hall: string; readonly points: readonly Xy[] }
  | { readonly kind: 'ruler'; readonly from: Xy };

const IDLE: State = { kind: 'idle' };

/** A pointer that moved less has not moved, pixels. */
const STILL = { mouse: 4, touch: 9 } as const;
const REACH_PX = 9;

export class Machine {
  private state: State = IDLE;

  constructor(
    private readonly editor: Editor,
    private readonly bench: Bench,
    private readonly acts: Acts,
  ) {}

  /** What is going on, for cursors and tests. */
  get doing(): State['kind'] {
    return this.state.kind;
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
    const handle = this.editor.tool === 'select' ? this.bench.handleAt(at.px, reach) : null;
    this.state = { kind: 'pressed', from: at, hit: this.hit(at.px), handle };
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
        this.drag(state, at);
        return;
      case 'resize':
        this.resize(state, at);
        return;
      case 'box':
        this.bench.showMoving({ marquee: { a: state.from, b: this.bench.toSheet(at.px), text: '' } });
        return;
      case 'draw':
        this.draw(state, at);
        return;
      case 'corners':
        this.corners([...state.points, this.gridded(at)]);
        return;
      case 'ruler':
        this.bench.showMoving({ line: { a: state.from, b: this.ruled(state.from, at) } });
    }
  }

  up(at: Touch): void {
    const { state } = this;
    if (state.kind === 'corners') {
      this.corner(state, at);
      return;
    }
    this.state = IDLE;
    if (state.kind === 'pressed') this.click(state.hit, at);
    else if (state.kind === 'move' || state.kind === 'resize') this.drop();
    else if (state.kind === 'box') this.take(state.from, this.bench.toSheet(at.px), state.more);
    else if (state.kind === 'draw') this.drawn(state, at);
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
    this.close(state.hall, state.points);
    return true;
  }

  // ---- select and move --------------------------------------------------------------------

  private begin(state: Extract<State, { kind: 'pressed' }>, at: Touch): void {
    const { from, hit, handle } = state;
    const far = Math.hypot(at.px[0] - from.px[0], at.px[1] - from.px[1]);
    if (far < (at.touch ? STILL.touch : STILL.mouse)) return;
    const start = this.bench.toSheet(from.px);
    const floor = this.bench.toFloor(from.px);
    const { tool } = this.editor;
    const booth = this.editor.only;
    if (handle && booth && isResizable(booth)) {
      this.state = { kind: 'resize', from: start, booth, handle };
    } else if (tool === 'ruler') {
      this.state = { kind: 'ruler', from: this.gridded(from) };
    } else if ((tool === 'booth' || tool === 'zone' || tool === 'area') && floor) {
      this.state = { kind: 'draw', from: start, floor };
    } else if (from.touch && !from.long && tool === 'select') {
      // One finger moves the map; a booth is picked up by a long press.
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
    if (state.kind !== 'pressed' || !state.hit || this.editor.tool !== 'select') return false;
    this.state = { ...state, from: { ...state.from, long: true } };
    if (!this.editor.selection.has(state.hit)) this.editor.select([state.hit]);
    return true;
  }

  private drag({ from, booths }: Extract<State, { kind: 'move' }>, at: Touch): void {
    const to = this.bench.toSheet(at.px);
    let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    if (at.shift) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy];
    const hall = (booths[0] as Booth).hall;
    const box = boxAround(booths.filter((each) => each.hall === hall));
    const around = this.around(hall, new Set(booths.map((each) => each.id)), box, dx, dy);
    const rest = snap(box, dx, dy, around, this.snapping(at));
    this.editor.try(booths.map((each) => this.moved(each, rest.dx, rest.dy)));
    const now: Box = [box[0] + rest.dx, box[1] + rest.dy, box[2] + rest.dx, box[3] + rest.dy];
    const lines = rest.guides.filter((each) => each.length === null);
    this.guide(hall, [...lines, ...gaps(now, around)]);
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

  private resize({ from, booth, handle }: Extract<State, { kind: 'resize' }>, at: Touch): void {
    const to = this.bench.toSheet(at.px);
    const box = [...dragged(bounds(booth), handle, to[0] - from[0], to[1] - from[1])] as [number, number, number, number];
    const around = this.around(booth.hall, new Set([booth.id]), box, 0, 0);
    const guides = [];
    for (const axis of [0, 1] as const) {
      const far = axis === 0 ? handle.includes('e') : handle.includes('n');
      const near = axis === 0 ? handle.includes('w') : handle.includes('s');
      if (!far && !near) continue;
      const rest = snapEdge(box, axis, far, around, this.snapping(at));
      box[far ? axis + 2 : axis] = rest.at;
      guides.push(...rest.guides);
    }
    this.editor.try(intoBox(booth, box));
    this.guide(booth.hall, [...guides.filter((each) => each.length === null), ...gaps(box, around)]);
  }

  private drop(): void {
    const { preview } = this.editor;
    if (preview) this.editor.edit(...preview.edits);
  }

  private click(hit: string | null, at: Touch): void {
    const { editor } = this;
    const { tool } = editor;
    if (tool === 'swap') this.swapWith(hit);
    else if (tool === 'split') this.split(hit, at);
    else if (tool === 'zone') this.corner({ kind: 'corners', hall: '', points: [] }, at);
    else if (tool === 'booth') this.place(at);
    else if (hit) editor.select([hit], at.shift);
    else if (!this.selectThing(at) && !at.shift) editor.select([]);
  }

  private take(a: Xy, b: Xy, more: boolean): void {
    const [x0, x1] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    const [y0, y1] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    const inside = this.bench.scene?.within([x0, y0, x1, y1]) ?? [];
    const whole = inside.filter((e) => e.minX >= x0 && e.minY >= y0 && e.maxX <= x1 && e.maxY <= y1);
    const ids = (whole.length ? whole : inside).map((each) => each.booth.id);
    this.editor.select(more ? [...this.editor.selection, ...ids] : ids);
  }

  private selectThing(at: Touch): boolean {
    const floor = this.bench.toFloor(at.px);
    const { plan } = this.editor;
    if (!floor || !plan) return false;
    const area = plan.areas.find((each) => {
      const [u, v] = toOwn(each, [floor.x, floor.y]);
      return each.hall === floor.hall && u >= 0 && v >= 0 && u <= each.width_mm && v <= each.depth_mm;
    });
    if (!area) return false;
    this.editor.select([]);
    this.editor.thing = { kind: 'area', id: area.id, hall: area.hall };
    return true;
  }

  private hover(at: Touch): void {
    const hit = this.hit(at.px);
    if (this.editor.hover !== hit) this.editor.hover = hit;
    if (this.editor.tool === 'split') this.showCut(hit, at);
  }

  private hit(px: Xy): string | null {
    return this.bench.scene?.at(this.bench.toSheet(px))?.booth.id ?? null;
  }

  // ---- swap and split ---------------------------------------------------------------------

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

  private split(hit: string | null, at: Touch): void {
    const cut = this.cutAt(hit, at);
    if (!cut) return;
    this.bench.showMoving({ guides: [] });
    this.acts.split(cut.booth, cut.across, cut.at);
    this.editor.setTool('select');
  }

  private showCut(hit: string | null, at: Touch): void {
    const cut = this.cutAt(hit, at);
    this.guide(cut?.booth.hall ?? '', cut ? [{ a: cut.ends[0], b: cut.ends[1], length: null }] : []);
  }

  /** Where a cut through a booth would run: across its longer side, on the grid. */
  private cutAt(hit: string | null, at: Touch) {
    const booth = hit ? this.editor.plan?.booth(hit) : undefined;
    const floor = this.bench.toFloor(at.px);
    if (!booth || !floor || booth.notch) return null;
    const [u, v] = toOwn(booth, [floor.x, floor.y]);
    const across = booth.width_mm >= booth.depth_mm ? ('width' as const) : ('depth' as const);
    const size = across === 'width' ? booth.width_mm : booth.depth_mm;
    const grid = Math.min(500, size / 2);
    const place = Math.max(grid, Math.min(size - grid, stepped(across === 'width' ? u : v, grid)));
    const own: [Xy, Xy] = across === 'width'
      ? [[place, 0], [place, booth.depth_mm]] : [[0, place], [booth.width_mm, place]];
    const ends = own.map(([x, y]) => fromOwn(booth, x, y)) as [Xy, Xy];
    return { booth, across, at: place, ends };
  }

  // ---- draw -------------------------------------------------------------------------------

  private draw({ floor, from }: Extract<State, { kind: 'draw' }>, at: Touch): void {
    const box = this.boxFrom(floor, at);
    const [dx, dy] = [from[0] - floor.x, from[1] - floor.y];
    const text = `${(box[2] - box[0]) / 1000} × ${(box[3] - box[1]) / 1000} m`;
    const [a, b]: [Xy, Xy] = [[box[0] + dx, box[1] + dy], [box[2] + dx, box[3] + dy]];
    this.bench.showMoving({ marquee: { a, b, text } });
  }

  private boxFrom(floor: FloorPoint, at: Touch): Box {
    const from = this.bench.scene?.sheet.toSheet(floor.hall, floor.x, floor.y) ?? [0, 0];
    const to = this.bench.toSheet(at.px);
    const { grid } = this.snapping(at);
    const [x, y] = [floor.x + to[0] - from[0], floor.y + to[1] - from[1]];
    const round = (value: number) => stepped(value, grid);
    return [
      round(Math.min(floor.x, x)), round(Math.min(floor.y, y)),
      round(Math.max(floor.x, x)), round(Math.max(floor.y, y)),
    ];
  }

  private drawn({ floor }: Extract<State, { kind: 'draw' }>, at: Touch): void {
    const box = this.boxFrom(floor, at);
    if (box[2] - box[0] < 500 || box[3] - box[1] < 500) return;
    const { editor } = this;
    const { plan } = editor;
    if (!plan) return;
    if (editor.tool === 'booth') this.add(boothIn(floor.hall, box));
    else if (editor.tool === 'area') {
      editor.edit({ kind: 'set-area', area: areaOf(plan, floor.hall, box, editor.thing) });
    } else this.close(floor.hall, ringOf(box));
    editor.setTool('select');
  }

  /** A click with the booth tool: one of the show's module, around the point. */
  private place(at: Touch): void {
    const floor = this.bench.toFloor(at.px);
    const module = this.editor.plan?.brief.module_mm;
    if (!floor || !module) return;
    const x = stepped(floor.x - module / 2, 500);
    const y = stepped(floor.y - module / 2, 500);
    this.add(boothIn(floor.hall, [x, y, x + module, y + module]));
    this.editor.setTool('select');
  }

  private add(booth: Booth): void {
    const before = new Set(this.editor.plan?.booths.map((each) => each.id));
    if (!this.editor.edit({ kind: 'add', booth })) return;
    const made = this.editor.plan?.booths.find((each) => !before.has(each.id));
    if (made) this.editor.select([made.id]);
  }

  private corner(state: Extract<State, { kind: 'corners' }>, at: Touch): void {
    const floor = this.bench.toFloor(at.px);
    const point = this.gridded(at);
    const first = state.points[0];
    const near = first && Math.hypot(first[0] - point[0], first[1] - point[1]) * this.bench.scale < 12;
    if (near && state.points.length > 2) {
      this.close(state.hall, state.points);
      return;
    }
    const hall = state.hall || floor?.hall;
    if (!hall) return;
    this.state = { kind: 'corners', hall, points: [...state.points, point] };
    this.corners(this.state.points);
  }

  private corners(points: readonly Xy[]): void {
    this.bench.showMoving({ polygon: points });
  }

  /** Draw a zone's ground; corner points are the sheet's, those of a box the hall's. */
  private close(hall: string, points: readonly Xy[]): void {
    const { editor } = this;
    const placed = this.bench.scene?.sheet.hall(hall);
    const clicked = this.state.kind === 'corners';
    this.state = IDLE;
    this.bench.showMoving({ polygon: null });
    if (points.length < 3 || !editor.plan || !placed) return;
    const [dx, dy] = clicked ? [placed.dx, placed.dy] : [0, 0];
    const ring = points.map(([x, y]) => [mm(x - dx), mm(y - dy)] as const);
    const zone = zoneOf(editor.plan, hall, ring, editor.thing);
    if (zone) editor.edit({ kind: 'set-zone', zone });
    editor.setTool('select');
  }

  private gridded(at: Touch): Xy {
    const floor = this.bench.toFloor(at.px);
    const { scene } = this.bench;
    if (!floor || !scene) return this.bench.toSheet(at.px);
    const grid = at.alt ? 10 : this.editor.tool === 'ruler' ? 100 : 500;
    return scene.sheet.toSheet(floor.hall, stepped(floor.x, grid), stepped(floor.y, grid));
  }

  private ruled(from: Xy, at: Touch): Xy {
    const to = this.gridded(at);
    if (!at.shift) return to;
    return Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) ? [to[0], from[1]] : [from[0], to[1]];
  }

  // ---- snapping ---------------------------------------------------------------------------

  private snapping(at: Touch): Snapping {
    const { scale } = this.bench;
    // From near, tenths of a metre; else half metres, of which every module is made.
    return { reach: Math.min(800, REACH_PX / scale), grid: scale >= 0.04 ? 100 : 500, free: at.alt };
  }

  private around(hall: string, moving: ReadonlySet<string>, box: Box, dx: number, dy: number): Around {
    const { scene } = this.bench;
    const plan = this.editor.plan;
    const placed = scene?.sheet.hall(hall);
    if (!scene || !plan || !placed) return { others: [], hall: box, aisles: [], wall: 0 };
    const by = 16_000;
    const [sx, sy] = [placed.dx + dx, placed.dy + dy];
    const near = scene.within([box[0] + sx - by, box[1] + sy - by, box[2] + sx + by, box[3] + sy + by]);
    const others = near
      .filter((each) => !moving.has(each.booth.id) && each.booth.hall === hall)
      .map(({ minX, minY, maxX, maxY }): Box => [
        minX - placed.dx, minY - placed.dy, maxX - placed.dx, maxY - placed.dy,
      ]);
    const areas = plan.areas.filter((each) => each.hall === hall && !each.walkable).map(bounds);
    const [x0, y0, x1, y1] = placed.box;
    return {
      others: [...others, ...areas],
      hall: [x0 - placed.dx, y0 - placed.dy, x1 - placed.dx, y1 - placed.dy],
      aisles: [plan.limit('aisle'), plan.limit('main_aisle')],
      wall: plan.limit('wall_clearance'),
    };
  }

  private guide(hall: string, guides: Moving['guides']): void {
    const placed = this.bench.scene?.sheet.hall(hall);
    const [dx, dy] = placed ? [placed.dx, placed.dy] : [0, 0];
    const put = ([x, y]: Xy): Xy => [x + dx, y + dy];
    this.bench.showMoving({ guides: guides.map((g) => ({ ...g, a: put(g.a), b: put(g.b) })) });
  }
}

function ringOf([x0, y0, x1, y1]: Box): Xy[] {
  return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
}

function fromOwn(booth: Booth, x: number, y: number): Xy {
  const turn = (booth.rotation_deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [booth.x_mm + x * cos - y * sin, booth.y_mm + x * sin + y * cos];
}

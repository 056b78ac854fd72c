// A cross on the floor that keys move: what a pointer does with the tools that draw, cut, swap
// and measure is done with arrows and Enter.

import type { Editor, ToolName } from '../app.svelte';
import type { FloorPoint } from '../camera';
import { centre } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import { stepped } from '../snap/snap';
import type { Bench, Touch } from './bench';
import type { Machine } from './machine';

/** The map under the cross. */
export interface Ground extends Bench {
  readonly size: Xy;
  pixelOf(at: Xy): Xy;
}

/** Modules and aisles are halves of metres; what lies between them is reached by tenths. */
const STEP_MM = 500;

/** The cross stays this far inside the map, pixels. */
const EDGE_PX = 60;

/** Tools that need a place; these are pressed twice, at either end of what they draw. */
const PLACED: ReadonlySet<ToolName> = new Set(['zone', 'swap', 'split']);
const DRAWN: ReadonlySet<ToolName> = new Set(['booth', 'area', 'ruler', 'box']);

export class Cross {
  private place: FloorPoint | null = null;
  private tool: ToolName = 'select';
  private held = false;
  private corner: FloorPoint | null = null;

  constructor(
    private readonly editor: Editor,
    private readonly ground: Ground,
    private readonly machine: Machine,
  ) {}

  /** Whether the tool in hand needs a place; the cross is put there when it does. */
  show(): boolean {
    const { tool } = this.editor;
    if (!PLACED.has(tool) && !DRAWN.has(tool)) {
      this.hide();
      return false;
    }
    if (tool !== this.tool) this.hide();
    this.tool = tool;
    this.place ??= this.first();
    if (this.place) this.draw(this.place);
    return this.place !== null;
  }

  /** Take it off the floor: the mouse is back, or another tool. */
  hide(): void {
    if (this.place) this.ground.showMoving({ cross: null });
    this.place = null;
    this.editor.cross = null;
    this.corner = null;
    this.held = false;
  }

  /** Move it by steps; tells whether it is there to be moved. */
  steer(dx: number, dy: number, by: number = STEP_MM): boolean {
    if (!this.show() || !this.place) return false;
    const { hall, x, y } = this.place;
    this.place = { hall, x: x + dx * by, y: y + dy * by };
    this.draw(this.place);
    // First the step, then the map: what was pressed is known by its pixel until it moves.
    this.machine.move(this.touch());
    this.follow();
    return true;
  }

  /** Do at its place what a press, and at the end of a shape a release, would do. */
  press(): boolean {
    // A shape that the mouse has begun is not gone on with where the keys would begin.
    if (!this.place && this.machine.doing !== 'idle') return false;
    if (!this.show() || !this.place) return false;
    const at = this.touch();
    if (this.held) {
      this.held = false;
      this.machine.up(at);
    } else if (DRAWN.has(this.tool)) {
      this.held = true;
      this.machine.down(at);
    } else if (same(this.corner, this.place) && this.machine.finish()) {
      this.corner = null;
    } else {
      this.corner = this.tool === 'zone' ? this.place : null;
      this.machine.down(at);
      this.machine.up(at);
    }
    this.show();
    return true;
  }

  /** The middle of the one selected booth, else of the map. */
  private first(): FloorPoint | null {
    const { only } = this.editor;
    const [w, h] = this.ground.size;
    const sheet = this.ground.scene?.sheet;
    const middle = this.ground.toSheet([w / 2, h / 2]);
    const found = only
      ? { hall: only.hall, x: centre(only)[0], y: centre(only)[1] }
      : (sheet?.toFloor(middle, Infinity) ?? null);
    return found && { ...found, x: stepped(found.x, STEP_MM), y: stepped(found.y, STEP_MM) };
  }

  private onSheet({ hall, x, y }: FloorPoint): Xy {
    return this.ground.scene?.sheet.toSheet(hall, x, y) ?? [x, y];
  }

  private draw(at: FloorPoint): void {
    this.editor.cross = at;
    this.ground.showMoving({ cross: this.onSheet(at) });
  }

  /** Move the map so far that the cross is seen. */
  private follow(): void {
    if (!this.place) return;
    const at = this.ground.pixelOf(this.onSheet(this.place));
    const [dx, dy] = this.ground.size.map((size, i) => {
      const px = at[i] as number;
      return Math.max(EDGE_PX, Math.min(size - EDGE_PX, px)) - px;
    }) as [number, number];
    if (dx || dy) this.ground.panBy(dx, dy);
  }

  private touch(): Touch {
    const { x, y } = this.place as FloorPoint;
    return {
      px: this.ground.pixelOf(this.onSheet(this.place as FloorPoint)),
      touch: false, shift: false, pan: false, long: false, exact: true,
      // Off the half metres somebody went on purpose.
      alt: x % STEP_MM !== 0 || y % STEP_MM !== 0,
    };
  }
}

function same(a: FloorPoint | null, b: FloorPoint): boolean {
  return a !== null && a.hall === b.hall && a.x === b.x && a.y === b.y;
}

// Shapes that are drawn: booths and areas as boxes, zones corner by corner, cuts through booths.

import type { Editor, Thing } from '../app.svelte';
import type { FloorPoint } from '../camera';
import { LEAST_MM, toOwn, type Box } from '../geometry/footprint';
import { placed as turned, type Xy } from '../geometry/frame';
import type { Booth, Text } from '../model/plan';
import { inHall } from '../model/things';
import { mm } from '../model/units';
import { stepped } from '../snap/snap';
import type { Acts } from './acts';
import { guide, gridded, snapping, type Bench, type Touch } from './bench';
import { areaOf, boothIn, idOfZone, zoneOf } from './drawn';

const GRID_MM = 500;

/** Corners this near to the first one close the shape, pixels. */
const CLOSE_PX = 12;

const NO_ZONES: Text = {
  ko: '아직 구역이 없습니다. 구역이 적힌 출품사 목록을 올리면 그릴 수 있습니다.',
  en: 'There are no zones yet; upload an exhibitor sheet that names them, then draw.',
};
const CLOSED_BY: Text = {
  ko: '첫 꼭짓점을 누르거나 Enter를 누르면 닫힙니다.',
  en: 'Click the first corner or press Enter to close the shape.',
};
const ALL_DRAWN: Text = {
  ko: '모든 구역이 이미 그려져 있습니다. 목록에서 구역을 고른 뒤 다시 그리십시오.',
  en: 'Every zone has its ground; choose one in the list, then draw it anew.',
};

/** A shape that is drawn corner by corner, on the sheet. */
export interface Corners {
  readonly hall: string;
  readonly points: readonly Xy[];
}

export class Drafting {
  constructor(
    private readonly editor: Editor,
    private readonly bench: Bench,
    private readonly acts: Acts,
  ) {}

  /** Show a box as it is drawn, with its size. */
  showBox(floor: FloorPoint, at: Touch): void {
    const placed = this.bench.scene?.sheet.hall(floor.hall);
    if (!placed) return;
    const [x0, y0, x1, y1] = this.boxFrom(floor, at);
    const text = `${(x1 - x0) / 1000} × ${(y1 - y0) / 1000} m`;
    const { dx, dy } = placed;
    this.bench.showMoving({ marquee: { a: [x0 + dx, y0 + dy], b: [x1 + dx, y1 + dy], text } });
  }

  /** Make what the tool says of the box that was drawn. */
  endBox(floor: FloorPoint, at: Touch): void {
    const box = this.boxFrom(floor, at);
    const [x0, y0, x1, y1] = box;
    if (x1 - x0 >= LEAST_MM && y1 - y0 >= LEAST_MM) this.make(floor.hall, box);
  }

  /** Make what the tool says of a box, and select it. */
  private make(hall: string, box: Box): void {
    const [x0, y0, x1, y1] = box;
    const { editor } = this;
    const { plan } = editor;
    if (!plan) return;
    if (editor.tool === 'booth') this.add(boothIn(plan, hall, box));
    else if (editor.tool === 'area') {
      const area = areaOf(plan, hall, box, editor.thing);
      if (editor.edit({ kind: 'set-area', area })) this.choose('area', area.id, hall);
    } else this.setZone(hall, [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]);
    editor.setTool('select');
  }

  private choose(kind: Thing['kind'], id: string, hall: string): void {
    this.editor.select([]);
    this.editor.thing = { kind, id, hall };
  }

  /** A click with the booth tool: one of the show's module, around the point. */
  place(at: Touch): void {
    const floor = this.bench.toFloor(at.px);
    const { plan } = this.editor;
    if (!floor || !plan) return;
    const module = plan.brief.module_mm;
    const x = stepped(floor.x - module / 2, GRID_MM);
    const y = stepped(floor.y - module / 2, GRID_MM);
    this.add(boothIn(plan, floor.hall, [x, y, x + module, y + module]));
    this.editor.setTool('select');
  }

  /** Tell whether there is a zone to draw; where there is none, say so before anything is drawn. */
  mayZone(): boolean {
    const { editor } = this;
    const { plan, thing } = editor;
    if (plan && idOfZone(plan, thing) !== undefined) return true;
    if (plan) editor.say('warn', plan.brief.zones.length ? ALL_DRAWN : NO_ZONES);
    editor.setTool('select');
    return false;
  }

  /** Add a corner; null when it closes the shape, or there is nothing to draw. */
  corner({ hall, points }: Corners, at: Touch): Corners | null {
    if (!points.length && !this.mayZone()) return null;
    // The first corner tells the hall; no corner of its ground lies outside.
    const ground = hall || this.bench.scene?.sheet.toFloor(this.bench.toSheet(at.px), Infinity)?.hall;
    if (!ground) return null;
    const point = this.cornerIn(ground, at);
    const [first] = points;
    const near = first && Math.hypot(first[0] - point[0], first[1] - point[1]);
    if (near !== undefined && near * this.bench.scale < CLOSE_PX && points.length > 2) {
      this.close({ hall, points });
      return null;
    }
    const next = { hall: ground, points: [...points, point] };
    if (next.points.length === 3) this.editor.say('neutral', CLOSED_BY);
    this.bench.showMoving({ polygon: next.points });
    return next;
  }

  /** Show the next corner where the pointer is. */
  showCorner({ hall, points }: Corners, at: Touch): void {
    this.bench.showMoving({ polygon: [...points, this.cornerIn(hall, at)] });
  }

  /** Give the corner of a hall's ground that is nearest to the pointer, on the sheet. */
  private cornerIn(hall: string, at: Touch): Xy {
    const [x, y] = gridded(this.bench, at, GRID_MM);
    const placed = this.bench.scene?.sheet.hall(hall);
    const { plan } = this.editor;
    if (!placed || !plan) return [x, y];
    const [u, v] = inHall(plan, hall, [x - placed.dx, y - placed.dy]);
    return [u + placed.dx, v + placed.dy];
  }

  /** End a shape that is drawn corner by corner. */
  close({ hall, points }: Corners): void {
    this.bench.showMoving({ polygon: null });
    const placed = this.bench.scene?.sheet.hall(hall);
    // A double click ends the shape: its second press is no corner.
    const corners = points.filter((each, i) => i === 0 || !same(each, points[i - 1]));
    if (corners.length < 3 || !placed) return;
    this.setZone(
      hall,
      corners.map(([x, y]) => [x - placed.dx, y - placed.dy]),
    );
    this.editor.setTool('select');
  }

  private setZone(hall: string, points: readonly Xy[]): void {
    const { plan, thing } = this.editor;
    if (!plan) return;
    const ring = points.map((each) => {
      const [x, y] = inHall(plan, hall, each);
      return [mm(x), mm(y)] as const;
    });
    const zone = zoneOf(plan, hall, ring, thing);
    if (zone && this.editor.edit({ kind: 'set-zone', zone })) this.choose('zone', zone.id, hall);
  }

  private add(booth: Booth): void {
    const before = new Set(this.editor.plan?.booths.map((each) => each.id));
    if (!this.editor.edit({ kind: 'add', booth })) return;
    const made = this.editor.plan?.booths.find((each) => !before.has(each.id));
    if (made) this.editor.select([made.id]);
  }

  private boxFrom(floor: FloorPoint, at: Touch): Box {
    const from = this.bench.scene?.sheet.toSheet(floor.hall, floor.x, floor.y) ?? [0, 0];
    const to = this.bench.toSheet(at.px);
    const { grid } = snapping(this.bench, at);
    const [x, y] = [floor.x + to[0] - from[0], floor.y + to[1] - from[1]];
    const round = (value: number) => stepped(value, grid);
    return [
      round(Math.min(floor.x, x)),
      round(Math.min(floor.y, y)),
      round(Math.max(floor.x, x)),
      round(Math.max(floor.y, y)),
    ];
  }

  /** Cut a booth where the pointer is. */
  split(hit: string | null, at: Touch): void {
    const cut = this.cutAt(hit, at);
    if (!cut) return;
    this.bench.showMoving({ guides: [] });
    this.acts.split(cut.booth, cut.across, cut.at);
    this.editor.setTool('select');
  }

  /** Show where a cut would run. */
  showCut(hit: string | null, at: Touch): void {
    const cut = this.cutAt(hit, at);
    const lines = cut ? [{ a: cut.ends[0], b: cut.ends[1], length: null }] : [];
    guide(this.bench, cut?.booth.hall ?? '', lines);
  }

  /** Where a cut through a booth would run: across its longer side, on the grid. */
  private cutAt(hit: string | null, at: Touch) {
    const booth = hit ? this.editor.plan?.booth(hit) : undefined;
    const floor = this.bench.toFloor(at.px);
    if (!booth || !floor || booth.notch) return null;
    const [u, v] = toOwn(booth, [floor.x, floor.y]);
    const across = booth.width_mm >= booth.depth_mm ? ('width' as const) : ('depth' as const);
    const size = across === 'width' ? booth.width_mm : booth.depth_mm;
    const grid = Math.min(GRID_MM, Math.floor(size / 2));
    const place = stepped(across === 'width' ? u : v, grid);
    const inside = Math.max(grid, Math.min(size - grid, place));
    const own: Xy[] =
      across === 'width'
        ? [
            [inside, 0],
            [inside, booth.depth_mm],
          ]
        : [
            [0, inside],
            [booth.width_mm, inside],
          ];
    const ends = turned(own, booth.x_mm, booth.y_mm, booth.rotation_deg) as [Xy, Xy];
    return { booth, across, at: inside, ends };
  }
}

function same(a: Xy, b: Xy | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}

// The map: OpenLayers for view, pan and pinch; our own layers for everything that is seen.

import Map from 'ol/Map';
import View from 'ol/View';
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom';
import PinchZoom from 'ol/interaction/PinchZoom';
import Projection from 'ol/proj/Projection';
import { flushSync } from 'svelte';
import type { Editor } from '../app.svelte';
import type { Camera, FloorPoint, Target } from '../camera';
import { boxOf, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { LayerDocument } from '../model/layer';
import type { PlanState } from '../model/state';
import { barsOver, fitted, freePart, type Fit } from './fit';
import { isStill, Moved } from './glide';
import { CanvasLayer, type Drawing } from './layers';
import { tinted, type Tint } from './layer-ink';
import { blank, paint, penOf } from './paint';
import { paintCompared } from './paint-compare';
import { paintMoving, type Moving } from './paint-moving';
import { Scene, type Shown } from './scene';
import { alike, lyingOf, turned } from './shown';
import { boxAround, cornersOf } from './target';
import { readTokens, type Tokens } from './tokens';
import { scaleBar, type Viewport } from './view';

/** Nearest and farthest: millimetres a pixel. */
const NEAREST = 4;
const FARTHEST = 2000;

/** A booth that is jumped to is shown with its neighbours: millimetres a pixel. */
const LONE = 30;

const SLOW_MS = 320;

const NOTHING: ReadonlySet<string> = new Set();
const NO_BREACHES: Editor['verdicts']['breaches'] = new globalThis.Map();

const SHEET = new Projection({ code: 'madang:sheet', units: 'm', metersPerUnit: 0.001 });

/** What the drawings depend on, read from the store. */
export interface Wanted {
  readonly plan: PlanState | null;
  readonly shown: Shown;
  /** The layer of figures over the floor, and whether it is of an earlier floor. */
  readonly layer: LayerDocument | null;
  readonly older: boolean;
  /** The floor before the last solve, while it is told what that moved. */
  readonly before: PlanState | null;
}

export class FloorMap implements Camera {
  readonly map: Map;
  readonly floor: CanvasLayer;
  readonly above: CanvasLayer;
  scene: Scene | null = null;
  tokens: Tokens;
  /** What the tools draw: marquee, guides, ruler, a shape that is begun. */
  moving: Moving = {
    guides: [], marquee: null, line: null, polygon: null, target: null, cross: null,
  };
  private shown: Shown;
  /** As `shown`, but for breaches that come and go while booths are carried over the floor. */
  private lying: Shown;
  private tint: Tint | null = null;
  private readonly moved = new Moved((floor) => {
    if (floor) {
      this.version += 1;
      this.floor.changed();
    }
    this.showMoving({});
  });
  private version = 0;
  private overVersion = 0;
  /** What the map was fitted to last, until somebody moves it: it follows the size of the page. */
  private fit: Fit | null = null;
  /** Millimetres a pixel where the whole show fits. */
  private whole = 1;
  /** Whether the map has come to show the floor. */
  fitted = false;
  /** Comes when the floor is on the screen. */
  readonly drawn: Promise<void>;
  private isDrawn: (() => void) | null = null;

  constructor(
    private readonly editor: Editor,
    target: HTMLElement,
  ) {
    this.drawn = new Promise((done) => {
      this.isDrawn = () => requestAnimationFrame(() => setTimeout(done));
    });
    this.tokens = readTokens();
    this.shown = this.lying = this.wanted().shown;
    this.floor = new CanvasLayer(this.floorDrawing(), 'floor', true);
    this.above = new CanvasLayer(this.aboveDrawing(), 'above');
    this.map = new Map({
      target,
      controls: [],
      layers: [this.floor, this.above],
      interactions: [
        new MouseWheelZoom({ duration: 120, timeout: 40 }),
        new PinchZoom(),
      ],
      view: new View({
        projection: SHEET, center: [0, 0], resolution: 100, minResolution: NEAREST,
        maxResolution: FARTHEST, enableRotation: false, constrainOnlyCenter: true,
        smoothResolutionConstraint: true,
      }),
    });
    this.map.on('change:size', () => this.refit());
    this.map.on('moveend', () => this.tell());
    this.map.on('postrender', () => this.tell());
    editor.camera = this;
  }

  /** Take over the plan and everything else that is shown; called when the store changes. */
  update({ plan, shown, layer, older, before }: Wanted): void {
    const was = this.scene;
    const scene = plan && (was?.plan === plan ? was : new Scene(plan, was));
    this.moved.update(before, was, scene);
    const lying = lyingOf(shown, this.lying);
    const moved =
      scene !== this.scene || layer !== (this.tint?.layer ?? null) ||
      older !== (this.tint?.older ?? false) || !alike(lying, this.lying);
    this.scene = scene;
    this.shown = shown;
    this.lying = lying;
    if (moved) this.tint = layer && tinted(layer, this.tokens.dark, older);
    if (moved) this.version += 1;
    this.overVersion += 1;
    if (moved) this.floor.changed();
    this.above.changed();
    if (scene && !this.fitted && this.map.getSize()?.[0]) {
      this.fitted = true;
      this.zoomTo('all', 0);
      // Now, and not in the next frame: somebody waits for it.
      this.map.renderSync();
    }
  }

  /** The page has another size: what was fitted and not moved since is fitted again. */
  private refit(): void {
    const view = this.map.getView();
    const [x, y] = view.getCenter() ?? [];
    const { fit } = this;
    this.whole = this.fitOf('all')?.resolution ?? this.whole;
    if (!fit || fit.resolution !== view.getResolution()) return;
    if (fit.centre[0] === x && fit.centre[1] === y) this.zoomTo('all', 0);
  }

  /** Draw anew with the tokens that hold now. */
  restyle(): void {
    this.tokens = readTokens();
    if (this.tint) this.tint = tinted(this.tint.layer, this.tokens.dark, this.tint.older);
    this.floor.refresh();
    this.above.refresh();
  }

  /** Draw what the tools show anew. */
  showMoving(moving: Partial<Moving>): void {
    this.moving = { ...this.moving, ...moving };
    this.overVersion += 1;
    this.above.changed();
  }

  /** Draw what changed in this very frame; the map by itself would wait for the next one. */
  draw(): void {
    flushSync();
    this.map.renderSync();
  }

  dispose(): void {
    this.moved.land();
    this.editor.camera = null;
    this.map.setTarget(undefined);
    this.map.dispose();
  }

  // ---- the camera -------------------------------------------------------------------------

  zoomTo(target: Target, duration = SLOW_MS): void {
    const size = this.map.getSize();
    if (!this.scene || !size) return;
    const view = this.map.getView();
    const still = isStill();
    view.cancelAnimations();
    const fit = this.fitOf(target);
    if (fit) {
      const { centre, resolution } = fit;
      if (target === 'all') [this.fit, this.whole] = [fit, resolution];
      if (still || !duration) {
        view.setResolution(resolution);
        view.setCenter([...centre]);
      } else view.animate({ center: [...centre], resolution, duration });
      return;
    }
    const box = boxAround(this.scene, target);
    if (!box) return;
    const [wide = 0, tall = 0] = size;
    const [left, , , bottom] = freePart(this.map.getTargetElement()!, [wide, tall]);
    const under = tall - bottom;
    view.fit([...box], {
      // Room for exit tags above, tools below; a lone booth does not fill the map.
      size, padding: [72, 56, under ? under + 24 : 88, 56 + left], minResolution: LONE,
      duration: still ? 0 : duration,
    });
  }

  /** Fit halls between the bars over the map; null where the target is no hall. */
  private fitOf(target: Target): Fit | null {
    const size = this.map.getSize();
    const halls = this.scene?.sheet.halls ?? [];
    if (!size || (target !== 'all' && !('hall' in target))) return null;
    const wanted = halls.filter((each) => target === 'all' || each.hall.id === target.hall);
    const bars = barsOver(this.map.getTargetElement()!);
    const [wide = 0, tall = 0] = size;
    return fitted(wanted.map((each) => each.box), [wide, tall], bars);
  }

  reveal(booths: readonly string[]): void {
    const { scene } = this;
    const places = scene ? booths.flatMap((id) => cornersOf(scene, id)) : [];
    const size = this.map.getSize();
    if (!places.length || !size) return;
    const box = boxOf(places);
    const [x0, y0, x1, y1] = this.seen(size);
    if (box[0] >= x0 && box[1] >= y0 && box[2] <= x1 && box[3] <= y1) return;
    const view = this.map.getView();
    const [x = 0, y = 0] = view.getCenter() ?? [];
    const center = [
      x + (box[0] + box[2] - x0 - x1) / 2, y + (box[1] + box[3] - y0 - y1) / 2,
    ];
    view.animate({ center, duration: isStill() ? 0 : SLOW_MS });
  }

  /** What of the sheet is seen: the map but what panels lie over. */
  private seen([wide = 0, tall = 0]: readonly number[]): Box {
    const view = this.map.getView();
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view.calculateExtent([wide, tall]);
    const mm = view.getResolution() ?? 1;
    const [left, , , bottom] = freePart(this.map.getTargetElement()!, [wide, tall]);
    return [x0 + left * mm, y0 + (tall - bottom) * mm, x1, y1];
  }

  centreOn(point: Xy): void {
    this.map.getView().setCenter([...point]);
  }

  zoomBy(factor: number): void {
    const view = this.map.getView();
    const resolution = (view.getResolution() ?? 1) / factor;
    view.animate({ resolution, duration: 120 });
  }

  toPixel(hall: string, x: number, y: number): Xy {
    return this.pixelOf(this.scene?.sheet.toSheet(hall, x, y) ?? [x, y]);
  }

  toFloor(pixel: Xy): FloorPoint | null {
    return this.scene?.sheet.toFloor(this.toSheet(pixel)) ?? null;
  }

  /** Give the point of the sheet under a pixel of the map. */
  toSheet([px, py]: Xy): Xy {
    const { x, y, scale, wide, tall } = this.standing();
    return [x + (px - wide / 2) / scale, y - (py - tall / 2) / scale];
  }

  /** Give the pixel of a point of the sheet. */
  pixelOf([sx, sy]: Xy): Xy {
    const { x, y, scale, wide, tall } = this.standing();
    return [wide / 2 + (sx - x) * scale, tall / 2 - (sy - y) * scale];
  }

  /** Where the view is now, drawn or not: a drag goes on while the map moves under it. */
  private standing() {
    const [x = 0, y = 0] = this.map.getView().getCenter() ?? [];
    const [wide = 0, tall = 0] = this.map.getSize() ?? [];
    return { x, y, scale: this.scale, wide, tall };
  }

  /** Width and height, pixels. */
  get size(): Xy {
    const [width = 0, height = 0] = this.map.getSize() ?? [];
    return [width, height];
  }

  /** Pixels a millimetre. */
  get scale(): number {
    return 1 / (this.map.getView().getResolution() ?? 1);
  }

  /** Move the view by pixels. */
  panBy(dx: number, dy: number): void {
    const view = this.map.getView();
    const [x = 0, y = 0] = view.getCenter() ?? [];
    view.setCenter([x - dx / this.scale, y + dy / this.scale]);
  }

  // ---- drawing ----------------------------------------------------------------------------

  /** Read from the store all that the drawings depend on. */
  wanted(): Wanted {
    const { editor } = this;
    // Read here, drawn from there: the effect that calls this follows them.
    void [editor.selection, editor.hover, editor.presence, editor.thing, editor.compare.changes];
    // A comparison shows what differs: what is not met is counted in its figures. What a solve is
    // at stands elsewhere than what was judged.
    const unjudged = editor.compare.on || editor.solving.forming !== null;
    const breached = unjudged ? NOTHING : editor.verdicts.marked;
    // The measures of what is selected, too.
    void editor.verdicts.breaches;
    return {
      plan: editor.compare.shown ?? editor.solving.forming ?? editor.plan,
      layer: editor.figures.layer,
      older: editor.figures.older,
      before: editor.moves.before,
      shown: {
        lang: editor.lang, found: editor.found,
        // Loads are read beside the boxes that carry them.
        layers: {
          ...editor.layers,
          utilities: editor.layers.utilities || editor.figures.name === 'utilities',
        },
        hidden: editor.preview?.booths ?? NOTHING, breached,
      },
    };
  }

  private floorDrawing(): Drawing {
    return {
      key: () => this.scene && String(this.version),
      draw: (ctx, view) => {
        const { scene, tokens, tint } = this;
        const shown = this.moved.hiddenIn(this.lying);
        if (scene) {
          paint(ctx, {
            scene, view, tokens, shown, tint, selected: this.editor.selection, ground: true,
            moved: this.moved.pairs,
          });
          this.isDrawn?.();
          this.isDrawn = null;
        } else blank(ctx, view, tokens);
      },
    };
  }

  private aboveDrawing(): Drawing {
    return {
      key: () => (this.idle() ? null : String(this.overVersion)),
      draw: (ctx, view) => {
        const { scene, tokens, shown, editor, tint } = this;
        ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
        ctx.clearRect(0, 0, view.width, view.height);
        if (!scene) return;
        const pen = penOf(ctx, { scene, view, tokens, shown, tint });
        const { before, changes } = editor.compare;
        if (before) paintCompared(pen, changes, before.plan);
        paintMoving(pen, {
          preview: editor.preview, selection: editor.selection, hover: editor.hover,
          breaches: editor.solving.forming ? NO_BREACHES : editor.verdicts.breaches,
          presence: editor.presence, thing: editor.thing,
          turned: turned(shown, this.lying), ...this.moving,
          gliding: this.moved.gliding, moved: this.moved.pairs,
        });
      },
    };
  }

  /** Tell whether nothing is drawn above the floor. */
  private idle(): boolean {
    const { editor, moving, moved } = this;
    const { guides, ...tools } = moving;
    return (
      !editor.preview && !editor.selection.size && !editor.hover && !editor.presence.length &&
      !editor.thing && !editor.compare.before && !moved.pairs.length && !moved.gliding.length &&
      !guides.length && Object.values(tools).every((each) => each === null)
    );
  }

  /** Tell the store what the map shows. */
  private tell(): void {
    const { scene } = this;
    const size = this.map.getSize();
    if (!scene || !size) return;
    const view = this.map.getView();
    const pxPerM = this.scale * 1000;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = view.calculateExtent(size);
    const old = this.editor.view;
    if (old && old.pxPerM === pxPerM && old.extent[0] === x0 && old.extent[3] === y1) return;
    const [left, low, right, high] = this.seen(size);
    const middle: Xy = [(left + right) / 2, (low + high) / 2];
    this.editor.view = {
      pxPerM, percent: Math.round((this.whole * pxPerM) / 10),
      hall: scene.sheet.toFloor(middle, Infinity)?.hall ?? null,
      scaleBar: scaleBar(pxPerM), extent: [x0, y0, x1, y1],
    };
  }
}

// Two canvases of OpenLayers: one for what stands, one for what moves. Both draw all by themselves.

import Layer from 'ol/layer/Layer';
import type { FrameState } from 'ol/Map';
import type { Xy } from '../geometry/frame';
import type { Context } from './pen';
import { Viewport } from './view';

/** Draws into a context. */
export interface Drawing {
  /** Tells whether anything is other than last time; null when nothing is to be seen. */
  key(): string | null;
  draw(ctx: Context, view: Viewport): void;
}

/** How far beyond its edges a view that is panned is drawn, as a share of its sides. */
const MARGIN = 1 / 3;

/** A view that rests this long is drawn anew: some words keep to the edges of what is seen. */
const REST_MS = 150;

export class CanvasLayer extends Layer {
  private readonly canvas = document.createElement('canvas');
  private drawn = '';
  /** What the canvas holds: the view, and how much of it lies beyond the edges, pixels. */
  private held: { readonly view: Viewport; readonly beyond: Xy } | null = null;
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** How long the last drawing took, milliseconds. */
  took = 0;

  constructor(
    private readonly drawing: Drawing,
    name: string,
    /** Draw more than is seen while the view is panned, and move the canvas instead of drawing. */
    private readonly ahead = false,
  ) {
    super({});
    this.canvas.dataset.layer = name;
    Object.assign(this.canvas.style, {
      position: 'absolute', left: '0', top: '0', pointerEvents: 'none',
    });
  }

  override render(frame: FrameState | null): HTMLElement | null {
    if (!frame) return this.canvas;
    const [width, height] = frame.size as [number, number];
    const { pixelRatio: ratio, viewState } = frame;
    const view = new Viewport(
      width, height, viewState.center as unknown as Xy, 1 / viewState.resolution, ratio,
    );
    const what = this.drawing.key();
    // Nothing has ever been seen: there is nothing to take away.
    if (what === null && !this.held) return this.canvas;
    // What is empty stays so wherever the view goes.
    const scale = what === null ? '' : view.scale;
    const key = `${width} ${height} ${ratio} ${scale} ${what}`;
    const same = key === this.drawn;
    if (same && (what === null || this.shifted(view))) return this.canvas;
    clearTimeout(this.resting);
    this.drawn = key;
    this.draw(view, same && this.ahead);
    return this.canvas;
  }

  /** Move the canvas to where the view is now; false when it does not hold all of that. */
  private shifted(view: Viewport): boolean {
    if (!this.held) return false;
    const { view: old, beyond } = this.held;
    const device = (px: number) => Math.round(px * view.ratio) / view.ratio;
    const dx = device((old.centre[0] - view.centre[0]) * view.scale);
    const dy = device((view.centre[1] - old.centre[1]) * view.scale);
    if (Math.abs(dx) > beyond[0] || Math.abs(dy) > beyond[1]) return false;
    const to = dx || dy ? `translate(${dx}px, ${dy}px)` : '';
    if (to !== this.canvas.style.transform) {
      this.canvas.style.transform = to;
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.refresh(), REST_MS);
    }
    return true;
  }

  private draw(view: Viewport, panned: boolean): void {
    const { width, height, ratio } = view;
    const beyond: Xy = panned ? [Math.ceil(width * MARGIN), Math.ceil(height * MARGIN)] : [0, 0];
    const [w, h] = [width + 2 * beyond[0], height + 2 * beyond[1]];
    const [pw, ph] = [Math.round(w * ratio), Math.round(h * ratio)];
    if (this.canvas.width !== pw || this.canvas.height !== ph) {
      this.canvas.width = pw;
      this.canvas.height = ph;
      Object.assign(this.canvas.style, {
        width: `${w}px`, height: `${h}px`, left: `${-beyond[0]}px`, top: `${-beyond[1]}px`,
      });
    }
    this.canvas.style.transform = '';
    this.held = { view, beyond };
    const from = performance.now();
    const whole = new Viewport(w, h, view.centre, view.scale, ratio);
    this.drawing.draw(this.canvas.getContext('2d') as Context, whole);
    this.took = performance.now() - from;
  }

  override disposeInternal(): void {
    clearTimeout(this.resting);
    super.disposeInternal();
  }

  /** Draw anew although the view stays: its fonts came, its tokens changed. */
  refresh(): void {
    this.drawn = '';
    this.changed();
  }
}

// Two canvases of OpenLayers: one for what stands, one for what moves. Both draw all by themselves.

import Layer from 'ol/layer/Layer';
import type { FrameState } from 'ol/Map';
import type { Xy } from '../geometry/frame';
import type { Context } from './pen';
import { Viewport } from './view';

/** Draws into a context; `key` tells whether anything is other than last time. */
export interface Drawing {
  key(): string;
  draw(ctx: Context, view: Viewport): void;
}

export class CanvasLayer extends Layer {
  private readonly canvas = document.createElement('canvas');
  private drawn = '';
  /** How long the last drawing took, milliseconds. */
  took = 0;

  constructor(
    private readonly drawing: Drawing,
    name: string,
  ) {
    super({});
    this.canvas.dataset.layer = name;
    Object.assign(this.canvas.style, {
      position: 'absolute', left: '0', top: '0', width: '100%', height: '100%',
      pointerEvents: 'none',
    });
  }

  override render(frame: FrameState | null): HTMLElement | null {
    if (!frame) return this.canvas;
    const [width, height] = frame.size as [number, number];
    const { pixelRatio: ratio, viewState } = frame;
    const view = new Viewport(
      width, height, viewState.center as unknown as Xy, 1 / viewState.resolution, ratio,
    );
    const key = `${width} ${height} ${ratio} ${view.box.join()} ${this.drawing.key()}`;
    if (key === this.drawn) return this.canvas;
    this.drawn = key;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    const from = performance.now();
    this.drawing.draw(this.canvas.getContext('2d') as Context, view);
    this.took = performance.now() - from;
    return this.canvas;
  }

  /** Draw anew although the view stays: its fonts came, its tokens changed. */
  refresh(): void {
    this.drawn = '';
    this.changed();
  }
}

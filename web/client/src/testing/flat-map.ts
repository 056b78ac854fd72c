// A map without a browser, for what tools do.

import type { Editor } from '../app.svelte';
import type { Moving } from '../canvas/paint-moving';
import { Scene } from '../canvas/scene';
import type { Xy } from '../geometry/frame';
import type { Touch } from '../tools/bench';
import type { Ground } from '../tools/cross';
import type { Hold } from '../tools/holds';
import type { Machine } from '../tools/machine';

/** A map where a pixel is ten centimetres, its origin the hall's lower left corner. */
export class FlatMap implements Ground {
  readonly scale = 0.01;
  readonly size: Xy = [400, 400];
  moving: Partial<Moving> = {};
  hold: Hold | null = null;
  panned: Xy = [0, 0];
  private last: Scene | null = null;

  constructor(private readonly editor: Editor) {}

  get scene(): Scene | null {
    const { plan } = this.editor;
    if (plan && this.last?.plan !== plan) this.last = new Scene(plan, this.last);
    return this.last;
  }
  toSheet([x, y]: Xy): Xy {
    return [(x - this.panned[0]) / this.scale, (y - this.panned[1]) / this.scale];
  }
  pixelOf([x, y]: Xy): Xy {
    return [x * this.scale + this.panned[0], y * this.scale + this.panned[1]];
  }
  toFloor(px: Xy) {
    return this.scene?.sheet.toFloor(this.toSheet(px)) ?? null;
  }
  showMoving(moving: Partial<Moving>): void {
    this.moving = { ...this.moving, ...moving };
  }
  panBy(dx: number, dy: number): void {
    this.panned = [this.panned[0] + dx, this.panned[1] + dy];
  }
  holdAt(): Hold | null {
    return this.hold;
  }
}

/** Touch a place of the hall, millimetres. */
export function touch(x: number, y: number, more: Partial<Touch> = {}): Touch {
  const plain = { touch: false, shift: false, alt: false, pan: false, long: false };
  return { px: [x / 100, y / 100], ...plain, ...more };
}

/** Press at a place of the hall, go to others, let go at the last: millimetres. */
export function led(
  machine: Machine,
  path: readonly [number, number][],
  more: Partial<Touch> = {},
): void {
  const [first, ...rest] = path.map(([x, y]) => touch(x, y, more)) as [Touch, ...Touch[]];
  machine.down(first);
  for (const each of rest) machine.move(each);
  machine.up(rest.at(-1) ?? first);
}

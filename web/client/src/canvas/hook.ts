// A hook for tests that look at a canvas: where things are in pixels, and what state they are in.

import type { Editor } from '../app.svelte';
import { boxMiddle } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { FloorMap } from './floor-map';
import type { Moving } from './paint-moving';

export interface TestHook {
  /** The pixel of a place of a hall, in the page. */
  pixel(hall: string, x: number, y: number): Xy;
  /** The pixel of a booth's middle, in the page. */
  booth(id: string): Xy | null;
  /** What is known of a booth: where it is, how it is shown. */
  state(id: string): unknown;
  /** Milliseconds of the last drawing of the floor and of what moves. */
  took(): { floor: number; above: number };
  /** Draw the floor anew now and tell how long it took. */
  repaint(): number;
  /** Show a rectangle of a hall, millimetres. */
  show(hall: string, box: readonly [number, number, number, number]): void;
  /** What the tools draw: marquee, guides, ruler. */
  moving(): Moving;
  /** Whether the map rests: nothing glides, and what is drawn is what is known. */
  still(): boolean;
  readonly editor: Editor;
}

declare global {
  interface Window {
    __madang?: TestHook;
  }
}

/** Put the hook on the window in test builds and in development; gives what takes it away. */
export function expose(editor: Editor, map: FloorMap): () => void {
  if (!import.meta.env.DEV && import.meta.env.MODE !== 'test') return () => undefined;
  const inPage = ([x, y]: Xy): Xy => {
    const box = map.map.getTargetElement()!.getBoundingClientRect();
    return [box.left + x, box.top + y];
  };
  window.__madang = {
    editor,
    pixel: (hall, x, y) => inPage(map.toPixel(hall, x, y)),
    booth(id) {
      const each = map.scene?.booth(id);
      return each ? inPage(map.pixelOf(boxMiddle(each.box))) : null;
    },
    state(id) {
      const drawn = map.scene?.booth(id);
      if (!drawn) return null;
      const { booth, trade, colour, name } = drawn;
      return {
        ...booth,
        trade,
        colour,
        name,
        selected: editor.selection.has(id),
        breaches: (editor.verdicts.breaches.get(id) ?? []).map((each) => each.code),
        moving: editor.preview?.booths.has(id) ?? false,
      };
    },
    took: () => ({ floor: map.floor.took, above: map.above.took }),
    repaint() {
      map.floor.refresh();
      map.map.renderSync();
      return map.floor.took;
    },
    show(hall, [x0, y0, x1, y1]) {
      const sheet = map.scene!.sheet;
      map.map.getView().fit([...sheet.toSheet(hall, x0, y0), ...sheet.toSheet(hall, x1, y1)], {
        size: map.map.getSize()!, padding: [72, 56, 88, 56], minResolution: 10,
      });
      map.map.renderSync();
    },
    moving: () => map.moving,
    still: () =>
      map.fitted && !map.map.getView().getAnimating() && editor.view?.pxPerM === map.scale * 1000,
  };
  return () => {
    delete window.__madang;
  };
}

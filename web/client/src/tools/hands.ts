// Pointers and keys of the browser, brought to the machine: mouse, pen, fingers, keyboard.

import type { Editor } from '../app.svelte';
import type { FloorMap } from '../canvas/floor-map';
import type { Xy } from '../geometry/frame';
import { Acts } from './acts';
import { pulled } from './edge';
import { pressed, type Grip } from './keys';
import type { Touch } from './bench';
import { Cross, type Ground } from './cross';
import { Machine } from './machine';
import { holdAt, type Hold } from './holds';
import type { Handle } from './resize';

/** A finger that rests this long picks up what is under it. */
const LONG_MS = 350;

const CURSORS: Readonly<Record<Handle, string>> = {
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  nw: 'nwse-resize',
  se: 'nwse-resize',
};

function cursorOf(hold: Hold): string {
  if (hold.on === 'zone') return hold.spot.between ? 'copy' : 'move';
  return hold.handle ? CURSORS[hold.handle] : 'move';
}

export class Hands {
  readonly acts: Acts;
  private readonly machine: Machine;
  private readonly cross: Cross;
  private readonly pointers = new Set<number>();
  private readonly off = new AbortController();
  private frame = 0;
  private last: Touch | null = null;
  /** Where the pointer is while something is dragged; the time of the frame before. */
  private held: Touch | null = null;
  private before = 0;
  private pulling = 0;
  private space = false;
  private long = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly editor: Editor,
    private readonly map: FloorMap,
    private readonly host: HTMLElement,
  ) {
    this.acts = new Acts(editor);
    editor.acts = this.acts;
    const ground = this.ground();
    this.machine = new Machine(editor, ground, this.acts);
    this.cross = new Cross(editor, ground, this.machine);
    const { signal } = this.off;
    host.addEventListener('pointerdown', (e) => this.down(e), { signal });
    host.addEventListener('pointermove', (e) => this.moved(e), { signal });
    host.addEventListener('pointerup', (e) => this.up(e), { signal });
    host.addEventListener('pointercancel', (e) => this.gone(e), { signal });
    host.addEventListener('pointerleave', () => this.left(), { signal });
    host.addEventListener('dblclick', () => this.machine.finish(), { signal });
    host.addEventListener('contextmenu', (e) => e.preventDefault(), { signal });
    window.addEventListener('keydown', (e) => this.key(e), { signal });
    window.addEventListener('keyup', (e) => this.released(e), { signal });
    window.addEventListener('blur', () => this.quit(), { signal });
    // A step by key is an edit a moment later: who leaves before that has made it all the same.
    window.addEventListener('pagehide', () => this.acts.settle(), { signal });
  }

  dispose(): void {
    this.off.abort();
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.pulling);
    this.editor.acts = null;
  }

  private down(event: PointerEvent): void {
    this.pointers.add(event.pointerId);
    this.cross.hide();
    this.host.focus({ preventScroll: true });
    if (this.pointers.size > 1) {
      // A pinch: whatever one finger began is taken back, and the map follows both.
      this.quit();
      return;
    }
    if (event.button > 1) return;
    this.host.setPointerCapture(event.pointerId);
    this.long = false;
    this.machine.down(this.touch(event));
    if (event.pointerType !== 'touch') return;
    this.timer = setTimeout(() => {
      this.long = this.machine.pick();
      if (this.long) navigator.vibrate?.(10);
    }, LONG_MS);
  }

  private moved(event: PointerEvent): void {
    if (this.pointers.size > 1) return;
    const touch = this.touch(event);
    if (this.machine.doing !== 'pressed') clearTimeout(this.timer);
    this.last = touch;
    // One movement a frame, the last one: more of them nobody sees.
    if (!this.frame) this.frame = requestAnimationFrame(() => this.follow());
  }

  private follow(): void {
    this.frame = 0;
    const touch = this.last;
    if (!touch || this.pointers.size > 1) return;
    this.last = null;
    this.machine.move(touch);
    this.map.draw();
    this.cursor(touch.px);
    this.held = this.machine.reaching ? touch : null;
    if (this.held && !this.pulling) {
      this.before = performance.now();
      this.pulling = requestAnimationFrame((now) => this.pull(now));
    }
  }

  /** At the edge of the map the floor moves on, and what is dragged with it. */
  private pull(now: number): void {
    this.pulling = 0;
    const { held } = this;
    if (!held || !this.machine.reaching) return;
    const [dx, dy] = pulled(held.px, this.map.size, now - this.before);
    this.before = now;
    if (dx || dy) {
      this.map.panBy(dx, dy);
      this.machine.move(held);
    }
    this.pulling = requestAnimationFrame((next) => this.pull(next));
  }

  private up(event: PointerEvent): void {
    clearTimeout(this.timer);
    const alone = this.pointers.size === 1;
    this.pointers.delete(event.pointerId);
    if (!alone) return;
    if (this.last) this.follow();
    this.held = null;
    this.machine.up(this.touch(event));
    this.cursor(this.at(event));
  }

  private gone(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    this.quit();
  }

  private left(): void {
    // A zone that is drawn corner by corner holds no button: outside the map nothing pulls.
    if (!this.pointers.size) this.held = null;
    if (!this.pointers.size) this.editor.hover = null;
  }

  private quit(): void {
    clearTimeout(this.timer);
    this.last = null;
    this.held = null;
    this.space = false;
    this.acts.settle();
    this.machine.cancel();
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || elsewhere(event, this.host)) return;
    // While something is in hand it can be let go; all else waits until it is put down.
    if (this.pointers.size && !['Escape', 'Space'].includes(event.code)) {
      event.preventDefault();
      return;
    }
    if (event.code === 'Space') {
      this.space = true;
      event.preventDefault();
      return;
    }
    const grip: Grip = {
      cancel: () => this.machine.cancel(),
      finish: () => this.machine.finish(),
      pan: (dx, dy) => this.map.panBy(dx, dy),
      steer: (dx, dy, by) => this.cross.steer(dx, dy, by),
      press: () => this.cross.press(),
      show: () => this.cross.show(),
    };
    if (pressed(event, this.editor, this.acts, grip)) event.preventDefault();
  }

  private released(event: KeyboardEvent): void {
    if (event.code === 'Space') this.space = false;
  }

  private touch(event: PointerEvent): Touch {
    return {
      px: this.at(event),
      touch: event.pointerType === 'touch',
      shift: event.shiftKey,
      alt: event.altKey,
      pan: this.space || event.button === 1 || (event.buttons & 4) > 0,
      long: this.long,
    };
  }

  private at(event: PointerEvent): Xy {
    const box = this.host.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private cursor(px: Xy): void {
    const { tool } = this.editor;
    const { doing } = this.machine;
    let cursor = 'default';
    if (doing === 'pan') cursor = 'grabbing';
    else if (tool === 'pan' || this.space) cursor = 'grab';
    else if (doing === 'move') cursor = 'move';
    else if (tool !== 'select')
      cursor = tool === 'swap' || tool === 'split' ? 'pointer' : 'crosshair';
    else {
      const hold = holdAt(this.editor, this.map, px, 6);
      if (hold) cursor = cursorOf(hold);
      else if (this.editor.hover)
        cursor = this.editor.selection.has(this.editor.hover) ? 'move' : 'pointer';
    }
    this.host.style.cursor = cursor;
  }

  private ground(): Ground {
    const { map } = this;
    return {
      get scene() {
        return map.scene;
      },
      get scale() {
        return map.scale;
      },
      get size() {
        return map.size;
      },
      pixelOf: (at) => map.pixelOf(at),
      toSheet: (px) => map.toSheet(px),
      toFloor: (px) => map.toFloor(px),
      showMoving: (moving) => map.showMoving(moving),
      panBy: (dx, dy) => map.panBy(dx, dy),
      holdAt: (px, reach) => holdAt(this.editor, map, px, reach),
    };
  }
}

/** What a button does with keys by itself; all others are the floor's, whatever was clicked. */
const OF_BUTTONS = /^(Enter|NumpadEnter|Space|Tab|Home|End|Page|Arrow)/;

/** Tell whether a key belongs to something else: a field, a list, a dialog. */
function elsewhere({ target, code }: KeyboardEvent, host: HTMLElement): boolean {
  if (!(target instanceof HTMLElement) || target === document.body || host.contains(target))
    return false;
  if (target.isContentEditable) return true;
  const own =
    'input, textarea, select, dialog, [role="dialog"], [role="listbox"], [role="menu"]';
  if (target.closest(own)) return true;
  const pressed = target.closest('button, a, [role="tab"], [role="option"]');
  return pressed !== null && OF_BUTTONS.test(code);
}

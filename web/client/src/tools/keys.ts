// Every edit by keyboard. Keys are read by where they are on the board: a Korean input method
// types other letters with them.

import type { Editor, ToolName } from '../app.svelte';
import { layerOf, VIEWS } from '../model/views';
import type { Acts } from './acts';
import { stepAsked } from './steps';

const TOOLS: Readonly<Record<string, ToolName>> = {
  KeyV: 'select', KeyH: 'pan', KeyB: 'booth', KeyZ: 'zone', KeyA: 'area', KeyU: 'ruler',
  KeyX: 'split',
};

const STEP_MM = 100;
const STRIDE_MM = 1000;
const MODULE_MM = 3000;

/** What only the hands can do: end or take back what is begun. */
export interface Grip {
  cancel(): boolean;
  finish(): boolean;
  pan(dx: number, dy: number): void;
  /** Move the cross, do what the tool does at its place, show it where the tool needs one. */
  steer(dx: number, dy: number, by?: number): boolean;
  press(): boolean;
  show(): boolean;
}

/** Do what a key says; tells whether it was one of ours. */
export function pressed(event: KeyboardEvent, editor: Editor, acts: Acts, grip: Grip): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (command) return commanded(event, editor, acts);
  if (event.code.startsWith('Arrow')) return arrows(event, editor, acts, grip);
  if (!event.altKey && !event.shiftKey && TOOLS[event.code]) {
    editor.setTool(TOOLS[event.code] as ToolName);
    grip.show();
    return true;
  }
  switch (event.code) {
    case 'KeyR':
      acts.rotate(event.altKey ? (event.shiftKey ? -15 : 15) : event.shiftKey ? -90 : 90);
      return true;
    case 'Delete':
    case 'Backspace':
      acts.remove();
      return true;
    case 'KeyP':
      acts.pin();
      return true;
    case 'KeyS':
      acts.swap();
      grip.show();
      return true;
    case 'KeyI':
      return acts.bend();
    case 'KeyM':
      acts.merge();
      return true;
    case 'BracketRight':
      acts.step(1, event.shiftKey);
      return true;
    case 'BracketLeft':
      acts.step(-1, event.shiftKey);
      return true;
    case 'Enter':
    case 'NumpadEnter':
      if (grip.press() || grip.finish()) return true;
      if (editor.selection.size) editor.zoomTo({ booths: [...editor.selection] });
      return editor.selection.size > 0;
    case 'Escape':
      return escape(editor, grip);
    case 'Equal':
    case 'NumpadAdd':
      editor.camera?.zoomBy(1.5);
      return true;
    case 'Minus':
    case 'NumpadSubtract':
      editor.camera?.zoomBy(1 / 1.5);
      return true;
    case 'Digit1':
    case 'Digit2':
    case 'Digit3':
    case 'Digit4':
      look(editor, Number(event.code.at(-1)));
      return true;
    case 'Digit0':
    case 'Numpad0':
      editor.zoomTo('all');
      return true;
    default:
      return false;
  }
}

/** The views of the floor by their number in the bar. */
function look({ figures }: Editor, number: number): void {
  const view = VIEWS[number - 1];
  if (view) figures.show(layerOf(view, figures.name));
}

/** One thing after the other: what is begun, the tool, what a solve moved, the selection. */
function escape(editor: Editor, grip: Grip): boolean {
  if (grip.cancel()) return true;
  if (editor.tool !== 'select') {
    editor.setTool('select');
    grip.show();
    return true;
  }
  if (editor.moves.before) {
    editor.moves.clear();
    return true;
  }
  if (!editor.selection.size && !editor.thing) return false;
  if (editor.thing?.corner) {
    const { kind, id, hall } = editor.thing;
    editor.thing = { kind, id, hall };
    return true;
  }
  editor.select([]);
  return true;
}

function commanded(event: KeyboardEvent, editor: Editor, acts: Acts): boolean {
  const step = stepAsked(event);
  if (step) {
    acts.settle();
    editor[step]();
    return true;
  }
  switch (event.code) {
    case 'KeyD':
      acts.duplicate();
      return true;
    case 'KeyC':
      acts.copy();
      return editor.selection.size > 0;
    case 'KeyV':
      acts.paste();
      return true;
    case 'KeyA':
      acts.selectAll();
      return true;
    default:
      return false;
  }
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
};

function arrows(event: KeyboardEvent, editor: Editor, acts: Acts, grip: Grip): boolean {
  const way = WAYS[event.code];
  if (!way) return false;
  const by = event.altKey ? STEP_MM : event.shiftKey ? MODULE_MM : undefined;
  if (grip.steer(way[0], way[1], by)) return true;
  if (!editor.selection.size && !editor.thing) {
    grip.pan(-way[0] * 80, way[1] * 80);
    return true;
  }
  const step = event.shiftKey ? STRIDE_MM : STEP_MM;
  if (event.altKey) acts.grow(way[0] * step, way[1] * step);
  else acts.nudge(way[0] * step, way[1] * step);
  return true;
}

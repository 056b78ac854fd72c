import type { Editor } from '../app.svelte';
import type { FloorMap } from '../canvas/floor-map';
export class Hands {
  constructor(_editor: Editor, _map: FloorMap, _host: HTMLElement) {}
  dispose(): void {}
}

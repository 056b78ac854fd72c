// What people do to what is selected: by key, by button, by menu. Each act is one step back.

import type { Editor } from '../app.svelte';
import { filled, PINNED } from '../app-words';
import { bounds, LEAST_MM } from '../geometry/footprint';
import type { Edit } from '../model/edit';
import { called } from '../model/apply';
import type { Area, Booth, Text } from '../model/plan';
import { mm } from '../model/units';
import { align, boxAround, copies, distribute, moveBy, type Alignment } from './arrange';
import { intoBox, isResizable } from './resize';
import {
  chosenArea, chosenZone, grown, shifted, spotsOf, turnedArea, withCorner, withoutCorner,
} from '../model/things';

const TWO: Text = {
  ko: '부스 두 곳을 고르십시오.',
  en: 'Select two booths.',
};
const THREE: Text = {
  ko: '구역의 꼭짓점은 셋보다 적을 수 없습니다. Esc를 누른 뒤 Delete로 구역을 지우십시오.',
  en: 'A zone has at least three corners; press Esc, then Delete to erase the zone.',
};
const DELETED: Text = { ko: '부스를 지웠습니다.', en: 'Deleted.' };

export class Acts {
  private nudged: { dx: number; dy: number } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private clipboard: readonly Booth[] = [];

  constructor(private readonly editor: Editor) {}

  /** The booths that are selected, in the order of the plan. */
  get booths(): Booth[] {
    const { plan, selection } = this.editor;
    return plan ? [...selection].flatMap((id) => plan.booth(id) ?? []) : [];
  }

  /** The booths that may be moved; says which one may not. */
  movable(booths: readonly Booth[] = this.booths): Booth[] | null {
    const pinned = booths.find((each) => each.pinned);
    if (!pinned) return booths.length ? [...booths] : null;
    this.editor.say('warn', filled(PINNED, { booth: called(pinned) }));
    return null;
  }

  /** Move by a step; steps that follow one another are one edit. */
  nudge(dx: number, dy: number): void {
    const was = this.nudged ?? { dx: 0, dy: 0 };
    const by = { dx: was.dx + dx, dy: was.dy + dy };
    const edits = this.moved(by.dx, by.dy);
    if (!edits) return;
    this.nudged = by;
    this.editor.try(edits);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), 350);
  }

  private moved(dx: number, dy: number): Edit[] | null {
    const { plan, thing } = this.editor;
    if (plan && thing) {
      const edit = shifted(plan, thing, dx, dy);
      return edit && [edit];
    }
    return this.movable()?.map((each) => moveBy(each, dx, dy)) ?? null;
  }

  /** Do what was nudged. */
  settle(): void {
    clearTimeout(this.timer);
    const preview = this.nudged ? this.editor.preview : null;
    this.nudged = null;
    if (preview) this.editor.edit(...preview.edits);
  }

  /** Make the one selected booth wider or deeper by a step. */
  grow(dx: number, dy: number): void {
    const area = this.area;
    const wider = area && grown(area, dx, dy);
    if (wider) this.editor.edit(wider);
    const [booth, second] = this.booths;
    if (!booth || second || !isResizable(booth)) return;
    const [x0, y0, x1, y1] = bounds(booth);
    const box = [
      x0,
      y0,
      Math.max(x0 + LEAST_MM, x1 + dx),
      Math.max(y0 + LEAST_MM, y1 + dy),
    ] as const;
    this.editor.edit(...intoBox(booth, box));
  }

  rotate(by = 90): void {
    this.settle();
    const { area } = this;
    if (area) this.editor.edit(turnedArea(area, by));
    const booths = area ? null : this.movable();
    if (!booths) return;
    this.editor.edit(
      ...booths.map((each): Edit => ({
        kind: 'rotate',
        booth: each.id,
        rotation_deg: (((each.rotation_deg + by) % 360) + 360) % 360,
      })),
    );
  }

  remove(): void {
    this.settle();
    const { booths, editor } = this;
    const { thing } = editor;
    if (thing) {
      const { id, hall, corner } = thing;
      const zone = editor.plan && chosenZone(editor.plan, thing);
      if (zone && corner) {
        const fewer = withoutCorner(zone, corner);
        if (!fewer) editor.say('neutral', THREE);
        else if (editor.edit({ kind: 'set-zone', zone: fewer })) this.hold(0);
        return;
      }
      const done = editor.edit(
        thing.kind === 'zone'
          ? { kind: 'drop-zone', zone: id, hall }
          : { kind: 'drop-area', area: id, hall },
      );
      if (done) editor.thing = null;
      return;
    }
    if (!booths.length) return;
    const done = editor.edit(...booths.map((each): Edit => ({ kind: 'delete', booth: each.id })));
    if (done) editor.say('neutral', DELETED, true);
  }

  /** Take hold of the corner of the selected zone that comes so many after the one that is. */
  hold(by: number): void {
    const { plan, thing } = this.editor;
    const zone = plan && chosenZone(plan, thing);
    if (!zone || !thing) return;
    const corners = spotsOf(zone).filter((each) => !each.between);
    const { corner } = thing;
    const now = corner
      ? corners.findIndex((each) => each.ring === corner.ring && each.at === corner.at)
      : by > 0 ? -1 : 0;
    const next = corners[(now + by + corners.length) % corners.length];
    if (next) this.editor.thing = { ...thing, corner: { ring: next.ring, at: next.at } };
  }

  /** Make a corner in the middle of the edge after the corner that is held, and hold it. */
  bend(): boolean {
    const { plan, thing } = this.editor;
    const zone = plan && chosenZone(plan, thing);
    const corner = thing?.corner;
    if (!zone || !corner) return false;
    const spot = spotsOf(zone).find(
      (each) => each.between && each.ring === corner.ring && each.at === corner.at,
    );
    if (!spot) return false;
    const bent = withCorner(plan, zone, spot, spot.point);
    if (!this.editor.edit({ kind: 'set-zone', zone: bent })) return false;
    this.hold(1);
    return true;
  }

  private get area(): Area | undefined {
    const { plan, thing } = this.editor;
    return plan ? chosenArea(plan, thing) : undefined;
  }

  /** Put copies beside the selected booths and select them. */
  duplicate(): void {
    this.settle();
    this.clipboard = this.booths;
    this.paste();
  }

  copy(): void {
    if (this.booths.length) this.clipboard = this.booths;
  }

  paste(): void {
    const { editor, clipboard } = this;
    if (!clipboard.length || !editor.plan) return;
    const [x0, , x1] = boxAround(clipboard);
    const before = new Set(editor.plan.booths.map((each) => each.id));
    if (!editor.edit(...copies(editor.plan, clipboard, x1 - x0, 0))) return;
    const made = editor.plan.booths.filter((each) => !before.has(each.id));
    this.clipboard = made;
    editor.select(made.map((each) => each.id));
  }

  /** Pin what is selected; free it where all of it is pinned. */
  pin(): void {
    const { booths } = this;
    const pinned = booths.some((each) => !each.pinned);
    this.editor.edit(...booths.map((each): Edit => ({ kind: 'pin', booth: each.id, pinned })));
  }

  /** Let the holders of the two selected booths change places. */
  swap(): void {
    const [a, b, more] = this.booths;
    if (a && b && !more) this.editor.edit({ kind: 'swap', a: a.id, b: b.id });
    else if (a && !b) this.editor.setTool('swap');
    else this.editor.say('neutral', TWO);
  }

  merge(): void {
    const [a, b, more] = this.booths;
    if (a && b && !more) this.editor.edit({ kind: 'merge', a: a.id, b: b.id });
    else this.editor.say('neutral', TWO);
  }

  split(booth: Booth, across: 'width' | 'depth', at: number): void {
    this.editor.edit({ kind: 'split', booth: booth.id, across, at_mm: mm(at) });
  }

  align(how: Alignment): void {
    const booths = this.movable();
    if (booths) this.editor.edit(...align(booths, how));
  }

  distribute(axis: 'x' | 'y'): void {
    const booths = this.movable();
    if (booths) this.editor.edit(...distribute(booths, axis));
  }

  /** Select the next booth by number, or the one before; `more` adds it to the selection. */
  step(by: 1 | -1, more = false): void {
    const { plan, selection, thing } = this.editor;
    if (thing?.kind === 'zone') this.hold(by);
    if (!plan?.booths.length || thing) return;
    const sorted = [...plan.booths].sort((a, b) =>
      called(a).localeCompare(called(b), 'en', { numeric: true }),
    );
    const id = [...selection].at(-1);
    const at = sorted.findIndex((each) => each.id === id);
    const next = sorted[(at < 0 && by < 0 ? 0 : at + by + sorted.length) % sorted.length];
    if (!next) return;
    if (!more || !selection.has(next.id)) this.editor.select([next.id], more);
    this.editor.reveal([next.id]);
  }

  /** Select all booths of the hall in view. */
  selectAll(): void {
    const { plan, view } = this.editor;
    const all = plan?.booths.filter((each) => !view?.hall || each.hall === view.hall) ?? [];
    this.editor.select(all.map((each) => each.id));
  }
}

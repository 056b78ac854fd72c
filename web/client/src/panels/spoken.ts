// What the selection is, for those who do not see the floor: told when it changes, and when what
// it breaks does.

import { FORMATS } from '../i18n/format';
import { inLang, text, type Lang, type Message } from '../i18n/message';
import { areas, booth as words, lists } from '../i18n/words';
import { called } from '../model/apply';
import { chosenArea, chosenZone } from '../model/things';
import type { PlanState } from '../model/state';
import type { Thing } from '../app-types';
import { sentence, type Breach } from '../rules/breach';

/** What is selected, as the store holds it. */
export interface Selected {
  readonly plan: PlanState | null;
  readonly selection: ReadonlySet<string>;
  readonly thing: Thing | null;
  readonly breaches: ReadonlyMap<string, readonly Breach[]>;
}

const BOOTH = text('부스', 'Booth');

/** Say what is selected; nothing when nothing is. */
export function spoken({ plan, selection, thing, breaches }: Selected, lang: Lang): string {
  if (!plan) return '';
  const say = <A extends readonly unknown[]>(message: Message<A>, ...figures: A) =>
    inLang(lang, message, ...figures);
  const format = FORMATS[lang];
  if (selection.size > 1) return say(words.many, selection.size);
  const [id] = selection;
  const booth = id === undefined ? undefined : plan.booth(id);
  if (booth) {
    const who = plan.exhibitorOf(booth.id);
    const at = `X ${format.metres(booth.x_mm)}, Y ${format.metres(booth.y_mm)}`;
    const broken = (breaches.get(booth.id) ?? []).map((each) => say(sentence(each, plan)));
    return [
      `${say(BOOTH)} ${called(booth)}`, who ? say(who.name) : say(words.nobody),
      format.size(booth.width_mm, booth.depth_mm), at, booth.pinned ? say(words.pin) : '',
      ...new Set(broken),
    ].filter(Boolean).join(', ');
  }
  const area = chosenArea(plan, thing);
  if (area) {
    const size = format.size(area.width_mm, area.depth_mm);
    return [say(area.name) || say(areas[area.kind]), size].join(', ');
  }
  const zone = chosenZone(plan, thing);
  if (!zone || !thing) return '';
  const corners = zone.rings.flatMap((ring, i) => ring.map((point, at) => ({ ring: i, at, point })));
  const place = corners.findIndex(
    (each) => each.ring === thing.corner?.ring && each.at === thing.corner.at,
  );
  const corner = corners[place];
  const name = say(plan.zoneStyle(zone.id).name);
  if (!corner) return [`${say(lists.zone)} ${name}`, say(lists.corners, corners.length)].join(', ');
  const [x, y] = corner.point;
  return [
    name, say(lists.corner, place + 1, corners.length),
    `X ${format.metres(x)}, Y ${format.metres(y)}`,
  ].join(', ');
}

// What a zone or an area that is selected is, for those who do not see the floor.

import type { Thing } from '../app-types';
import { FORMATS } from '../i18n/format';
import { inLang, type Lang, type Message } from '../i18n/message';
import { areas, lists } from '../i18n/words';
import { chosenArea, chosenZone } from '../model/things';
import type { PlanState } from '../model/state';

/** Say what is selected; nothing when nothing is. */
export function spoken(plan: PlanState, thing: Thing | null, lang: Lang): string {
  const say = <A extends readonly unknown[]>(message: Message<A>, ...figures: A) =>
    inLang(lang, message, ...figures);
  const format = FORMATS[lang];
  const place = (x: number, y: number) => `X ${format.metres(x)}, Y ${format.metres(y)}`;
  const area = chosenArea(plan, thing);
  if (area) {
    const size = format.size(area.width_mm, area.depth_mm);
    return [say(area.name) || say(areas[area.kind]), size, place(area.x_mm, area.y_mm)].join(', ');
  }
  const zone = chosenZone(plan, thing);
  if (!zone) return '';
  const name = say(plan.zoneStyle(zone.id).name);
  const corners = zone.rings.flatMap((ring, i) => ring.map((point, at) => ({ ring: i, at, point })));
  const held = corners.findIndex(
    (each) => each.ring === thing?.corner?.ring && each.at === thing.corner.at,
  );
  const corner = corners[held];
  if (!corner) return [`${say(lists.zone)} ${name}`, say(lists.corners, corners.length)].join(', ');
  return [name, say(lists.corner, held + 1, corners.length), place(...corner.point)].join(', ');
}

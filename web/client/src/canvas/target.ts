// What the camera is asked to look at, as a box of the sheet.

import type { Target } from '../camera';
import { boxOf, ring, type Box } from '../geometry/footprint';
import type { Xy } from '../geometry/frame';
import type { Scene } from './scene';

/** Some floor is shown around what is looked at, millimetres. */
const AROUND_MM = 9000;

/** Give the box around what is looked at; halls are fitted otherwise, and have none. */
export function boxAround(scene: Scene, target: Target): Box | null {
  if (target === 'all' || 'hall' in target) return null;
  if ('finding' in target) {
    const { finding } = target;
    const places: Xy[] = finding.booths.flatMap((id) => cornersOf(scene, id));
    if (finding.x_mm !== null && finding.y_mm !== null) {
      places.push(scene.sheet.toSheet(finding.hall, finding.x_mm, finding.y_mm));
    }
    if (!places.length) return scene.sheet.hall(finding.hall)?.box ?? null;
    return around(places);
  }
  if ('places' in target) {
    const corners = target.places.flatMap((each) =>
      ring(each).map(([x, y]): Xy => scene.sheet.toSheet(each.hall, x, y)),
    );
    return corners.length ? around(corners) : null;
  }
  const ids = 'booth' in target ? [target.booth] : target.booths;
  const places = ids.flatMap((id) => cornersOf(scene, id));
  return places.length ? around(places) : null;
}

/** Give the corners of a booth's box on the sheet. */
export function cornersOf(scene: Scene, id: string): Xy[] {
  const each = scene.booth(id);
  if (!each) return [];
  const [x0, y0, x1, y1] = each.box;
  return [[x0, y0], [x1, y1]];
}

function around(places: readonly Xy[]): Box {
  const [x0, y0, x1, y1] = boxOf(places);
  return [x0 - AROUND_MM, y0 - AROUND_MM, x1 + AROUND_MM, y1 + AROUND_MM];
}

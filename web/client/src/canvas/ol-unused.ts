// Stands in for parts of OpenLayers that the map never comes to use: vector layers with their
// styles and icons, tiles, the usual controls and interactions, geometries, projections of the
// earth. They would be a fifth of the whole client.

export default class Unused {
  /** The map asks its queue of tiles: there are none. */
  isEmpty(): boolean {
    return true;
  }
  getCount(): number {
    return 0;
  }
  getTilesLoading(): number {
    return 0;
  }
}

/** How urgent a tile is. */
export const getTilePriority = (): number => 0;

/** The icons that the map would forget in time. */
export const shared = { canExpireCache: () => false, expire: () => undefined };

/** The usual controls or interactions: none, for the map is given its own. */
export function defaults(): never[] {
  return [];
}

/** What a view asks of a polygon, to fit a box into itself: its corners, x and y by turns. */
export function fromExtent([x0, y0, x1, y1]: readonly [number, number, number, number]) {
  return { getFlatCoordinates: () => [x0, y0, x0, y1, x1, y1, x1, y0], getStride: () => 2 };
}

/** A floor is flat: no zone of the earth's grid is its projection. */
export const makeProjection = (): null => null;

/** Nor does any lead there. */
export const makeTransforms = (): null => null;

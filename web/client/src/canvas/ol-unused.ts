// Stands in for parts of OpenLayers that the map never comes to use: vector layers with their
// styles, the usual controls and interactions. They would be a fifth of the whole client.

export default class Unused {}

/** The usual controls or interactions: none, for the map is given its own. */
export function defaults(): never[] {
  return [];
}

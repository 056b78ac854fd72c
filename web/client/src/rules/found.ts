// What a look at some booths comes upon: breaches by whom they are about, neighbours by place.

import type { Breach } from './breach';
import type { Fixed } from './hall';
import type { Standing, StandingIndex } from './standing';

/** What is told once, whoever stands in it. */
export type Place = Extract<Fixed, { kind: 'door' | 'aisle' }>;

/** Booths that stay, and who of those that are judged came near them; by places, not by names. */
export class Beside {
  readonly some: { readonly host: Standing; readonly guests: Standing[] }[] = [];
  /** By the order of things: judged itself, or where it is among those beside, or neither. */
  private readonly places: Int32Array;

  constructor(ids: ReadonlySet<string>, index: StandingIndex) {
    this.places = new Int32Array(index.size);
    for (const id of ids) {
      const each = index.booth(id);
      if (each) this.places[each.order] = -1;
    }
  }

  /** Tell whether a thing is judged itself. */
  judges(each: Standing): boolean {
    return (this.places[each.order] as number) < 0;
  }

  /** Note whom a booth came near. */
  note(each: Standing, near: readonly Standing[]): void {
    for (const other of near) {
      const place = this.places[other.order] as number;
      if (place < 0 || !other.booth) continue;
      if (place) this.some[place - 1]?.guests.push(each);
      else this.places[other.order] = this.some.push({ host: other, guests: [each] });
    }
  }
}

/** Breaches as they are found, by the booths they are about and those who cause them. */
export class Found {
  readonly all: Breach[] = [];
  readonly byBooth = new Map<string, Breach[]>();
  private readonly met = new Set<Place>();

  /** Tell whether a place that several booths come upon is met for the first time. */
  isFirst(place: Place): boolean {
    if (this.met.has(place)) return false;
    this.met.add(place);
    return true;
  }

  add(breach: Breach, ...causes: readonly string[]): void {
    this.all.push(breach);
    for (const id of breach.booths) this.about(id, breach);
    for (const id of causes) if (!breach.booths.includes(id)) this.about(id, breach);
  }

  private about(id: string, breach: Breach): void {
    const mine = this.byBooth.get(id);
    if (!mine) this.byBooth.set(id, [breach]);
    else if (mine.at(-1) !== breach) mine.push(breach);
  }
}

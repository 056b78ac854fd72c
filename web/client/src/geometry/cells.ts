// Things by the squares of floor they lie in. Booths are all about as large as each other and as
// what is asked for, so squares find them in half the time that a tree of boxes takes.

import { boxesMeet, sharedBox, type Box } from './footprint';

export interface Boxed {
  readonly box: Box;
}

/** The side of a square: some booths wide, so that most things lie in one or two. Millimetres. */
const SIDE_MM = 8000;

/** Squares one above the other before numbers repeat; two squares of one number do no harm. */
const ROWS = 4096;

export class Cells<T extends Boxed> {
  private readonly squares = new Map<number, T[]>();
  /** From where to where anything ever lay, in squares: beyond that nobody looks. */
  private reach: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];

  constructor(things: readonly T[] = []) {
    for (const each of things) this.add(each);
  }

  add(thing: T): void {
    const [x0, y0, x1, y1] = squaresOf(thing.box);
    const { reach } = this;
    if (x0 < reach[0]) reach[0] = x0;
    if (y0 < reach[1]) reach[1] = y0;
    if (x1 > reach[2]) reach[2] = x1;
    if (y1 > reach[3]) reach[3] = y1;
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const some = this.squares.get(x * ROWS + y);
        if (some) some.push(thing);
        else this.squares.set(x * ROWS + y, [thing]);
      }
    }
  }

  remove(thing: T): void {
    const [x0, y0, x1, y1] = squaresOf(thing.box);
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const some = this.squares.get(x * ROWS + y);
        const place = some ? some.indexOf(thing) : -1;
        if (place >= 0) some?.splice(place, 1);
      }
    }
  }

  /** Tell whether anything meets a box. */
  meets(box: Box): boolean {
    const [x0, y0, x1, y1] = sharedBox(squaresOf(box), this.reach);
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const some = this.squares.get(x * ROWS + y);
        if (some?.some((each) => boxesMeet(each.box, box))) return true;
      }
    }
    return false;
  }

  /** Add the things that meet a box to a list, each once; give that list. */
  search(box: Box, found: T[] = []): T[] {
    const [x0, y0, x1, y1] = sharedBox(squaresOf(box), this.reach);
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const some = this.squares.get(x * ROWS + y);
        if (!some) continue;
        for (const each of some) {
          if (!boxesMeet(each.box, box)) continue;
          // One that lies in several squares is told in the first of those that are asked for.
          const first =
            x === Math.max(x0, squareOf(each.box[0])) && y === Math.max(y0, squareOf(each.box[1]));
          if (first) found.push(each);
        }
      }
    }
    return found;
  }
}

function squareOf(mm: number): number {
  return Math.floor(mm / SIDE_MM);
}

function squaresOf(box: Box): Box {
  return [squareOf(box[0]), squareOf(box[1]), squareOf(box[2]), squareOf(box[3])];
}

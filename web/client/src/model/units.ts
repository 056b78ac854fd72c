// Lengths: whole millimetres inside, metres only where people read and write.

declare const unit: unique symbol;

/** A length or a position, whole millimetres. The brand keeps metres and pixels out. */
export type Mm = number & { readonly [unit]: 'mm' };

/** A point of a hall's frame, x right, y up. */
export type Point = readonly [Mm, Mm];

/** A closed list of corners; its first corner is not repeated. */
export type Ring = readonly Point[];

/** How far from the origin the service lets anything stand, metres. */
export const FARTHEST_M = 10_000;

/** Round a number of millimetres to a length. */
export function mm(value: number): Mm {
  // The sum takes the sign off a negative zero.
  return (Math.round(value) + 0) as Mm;
}

/** Give a length in metres. */
export function toMetres(value: number): number {
  return Math.round(value) / 1000;
}

/** Read a length in metres. */
export function fromMetres(value: number): Mm {
  return mm(value * 1000);
}

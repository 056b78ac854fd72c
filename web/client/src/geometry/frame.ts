// Points of a frame of their own, put on a hall's floor: the twin of venue/shapes.py `placed`.

export type Xy = readonly [number, number];

const QUARTERS: readonly Xy[] = [[1, 0], [0, 1], [-1, 0], [0, -1]];

/** Give cosine and sine of an angle in degrees; quarters are exact. */
export function turn(degrees: number): Xy {
  if (degrees % 90 === 0) return QUARTERS[(((degrees / 90) % 4) + 4) % 4] ?? [1, 0];
  const radians = (degrees * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

/** Put points where their origin lies, turned counter-clockwise about it. */
export function placed(points: readonly Xy[], x: number, y: number, degrees = 0): Xy[] {
  const [cos, sin] = turn(degrees);
  return points.map(([u, v]) => [x + u * cos - v * sin, y + u * sin + v * cos]);
}

/** Round halves to the even neighbour, as the service does. */
export function roundEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return Math.round(value) + 0;
  return (low % 2 === 0 ? low : low + 1) + 0;
}

/** What a running plan reached, and when. */
export interface Step {
  readonly at: number;
  readonly net: number;
  readonly bound: number | null;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

const round = (n: number): number => Math.round(n * 10) / 10;

/** Stepped lines of net area and bound over time: `M x y H x V y`, left to right. */
export function stepped(
  steps: readonly Step[],
  seconds: number,
  box: Box,
): { net: string; bound: string; ground: string } {
  const tops = steps.flatMap((step) => [step.net, step.bound ?? step.net]);
  const [low, high] = [0, Math.max(1, ...tops)];
  const end = Math.max(seconds, steps.at(-1)?.at ?? 0, 0.001);
  const x = (at: number): number => round((at / end) * box.width);
  const y = (value: number): number =>
    round(box.height - 2 - ((value - low) / (high - low)) * (box.height - 4));
  const line = (values: readonly { at: number; value: number }[]): string => {
    const [first, ...rest] = values;
    if (!first) return '';
    const drawn = rest.map(({ at, value }) => `H${x(at)}V${y(value)}`).join('');
    return `M${x(first.at)} ${y(first.value)}${drawn}H${x(end)}`;
  };
  const net = line(steps.map(({ at, net: value }) => ({ at, value })));
  const bounds = steps.flatMap((step) =>
    step.bound === null ? [] : [{ at: step.at, value: step.bound }],
  );
  const from = steps[0] ? x(steps[0].at) : 0;
  const ground = net && `${net}V${box.height}H${from}Z`;
  return { net, bound: line(bounds), ground };
}

/** How much of the bound is reached, between 0 and 1; nothing while no bound is known. */
export function reached(net: number | null, bound: number | null): number {
  if (!net || !bound) return 0;
  return Math.min(1, net / bound);
}

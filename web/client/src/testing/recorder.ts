// A canvas that draws nothing and remembers what it was told: enough to test what is drawn where.

import type { Tokens } from '../canvas/tokens';

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly font: string;
}

/** Make a context that records; letters are half as wide as they are tall. */
export function recorder(): { ctx: CanvasRenderingContext2D; calls: Call[] } {
  const calls: Call[] = [];
  const state: Record<string, unknown> = {
    fillStyle: '', strokeStyle: '', lineWidth: 1, font: '10px x', globalAlpha: 1,
  };
  let dash: readonly number[] = [];
  const ctx = new Proxy(state, {
    get(target, name: string) {
      if (name in target) return target[name];
      return (...args: unknown[]) => {
        if (name === 'setLineDash') dash = args[0] as number[];
        calls.push({
          name, args, fill: String(target.fillStyle), stroke: String(target.strokeStyle),
          width: Number(target.lineWidth), dash, font: String(target.font),
        });
        if (name === 'measureText') {
          const size = Number(/(\d+(\.\d+)?)px/.exec(String(target.font))?.[1] ?? 10);
          return { width: (String(args[0]).length * size) / 2 };
        }
        return name === 'createPattern' ? { setTransform: () => undefined } : undefined;
      };
    },
    set(target, name: string, value: unknown) {
      target[name] = value;
      return true;
    },
  });
  return { ctx: ctx as unknown as CanvasRenderingContext2D, calls };
}

/** Every token has its own name as its value. */
export const TOKENS = new Proxy({} as Tokens, {
  get: (_, name: string) =>
    name === 'zones'
      ? Array.from({ length: 12 }, (_, i) => ({
          fill: `fill${i + 1}`,
          stroke: `stroke${i + 1}`,
          text: `text${i + 1}`,
        }))
      : name,
});

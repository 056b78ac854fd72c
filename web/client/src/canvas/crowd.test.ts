import { describe, expect, it } from 'vitest';
import { fromDocument } from '../model/state';
import { booth, document as plan, hall } from '../testing/plans';
import { recorder, TOKENS } from '../testing/recorder';
import { penOf } from './paint';
import { FEW, paintAlarms, paintBreached, paintOther, paintSelection } from './paint-marks';
import type { Pen } from './pen';
import { Scene } from './scene';
import { Viewport } from './view';

const CROWD = FEW + 1;

/** Draw the first booths of a row, all of them in breach, at so many pixels a metre. */
function drawn(count: number, pxPerM: number, draw: (pen: Pen, scene: Scene) => void) {
  const booths = Array.from({ length: count }, (_, n) => booth(`b${n}`, n * 3000, 3000));
  const scene = new Scene(fromDocument(plan(booths, { hall: hall(200_000, 9000) })));
  const { ctx, calls } = recorder();
  const view = new Viewport(1000, 1000, [60_000, 4500], pxPerM / 1000);
  const breached = new Set(booths.map((each) => each.id));
  const shown = { lang: 'ko', layers: {}, found: null, hidden: new Set<string>(), breached } as const;
  draw(penOf(ctx, { scene, view, tokens: TOKENS, tint: null, shown }), scene);
  return calls;
}

const all = (scene: Scene) => scene.plan.booths.map((each) => scene.booth(each.id)!);

describe('many booths from afar', () => {
  const alarms = (count: number, pxPerM: number) =>
    drawn(count, pxPerM, (pen, scene) => paintAlarms(pen, all(scene), new Set()))
      .filter((each) => each.name === 'arc').length;

  it('bear no discs, which would hide them: a crowd is seen by its fill', () => {
    expect([alarms(FEW, 3), alarms(CROWD, 3), alarms(CROWD, 4)]).toEqual([FEW, 0, CROWD]);
  });

  it('are filled with the ink of breaches, for their edges would leave nothing of a soft fill', () => {
    const inks = (pxPerM: number) =>
      drawn(1, pxPerM, (pen, scene) => paintBreached(pen, all(scene)))
        .map(({ name, fill, stroke }) => `${name} ${name === 'fillRect' ? fill : stroke}`);
    expect(inks(3)).toEqual(['fillRect bad']);
    expect(inks(4)).toEqual(['fillRect badSoft', 'strokeRect bad']);
  });

  it('have their frames on their edges, where those of neighbours do not cross', () => {
    const frame = (count: number, pxPerM: number) => {
      const calls = drawn(count, pxPerM, (pen, scene) => paintSelection(pen, all(scene), false));
      const [first, ...rest] = calls.filter((each) => each.name === 'strokeRect');
      const [, , width] = first!.args as number[];
      return [rest.length + 1, first!.width, Math.round(width! - 3 * pxPerM)];
    };
    expect(frame(FEW, 3)).toEqual([FEW, 2, 8]);
    expect(frame(CROWD, 3)).toEqual([CROWD, 1, 0]);
    expect(frame(CROWD, 4)).toEqual([CROWD, 2, 8]);
  });

  it('tell once who else has selected them', () => {
    const initials = (count: number, pxPerM: number) =>
      drawn(count, pxPerM, (pen, scene) => paintOther(pen, all(scene), '서윤'))
        .filter((each) => each.name === 'fillText').length;
    expect([initials(FEW, 3), initials(CROWD, 3), initials(CROWD, 4)]).toEqual([FEW, 1, CROWD]);
  });
});

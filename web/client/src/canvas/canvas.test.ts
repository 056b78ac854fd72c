import { beforeAll, describe, expect, it } from 'vitest';
import type { Opening, PlanDocument } from '../model/plan';
import { fromDocument } from '../model/state';
import { mm } from '../model/units';
import type { Breach } from '../rules/breach';
import { booth, document as plan, hall, SURVEYED } from '../testing/plans';
import { recorder, TOKENS } from '../testing/recorder';
import { paint, penOf, type Painting } from './paint';
import { pillText } from './paint-marks';
import { paintMoving } from './paint-moving';
import { Scene } from './scene';
import { Viewport } from './view';

const NONE: ReadonlySet<string> = new Set();

beforeAll(() => {
  const globals = globalThis as Record<string, unknown>;
  globals.document = { createElement: () => ({ getContext: () => recorder().ctx }) };
  globals.DOMMatrix = class {
    scale() {
      return this;
    }
  };
});

const DOOR: Opening = {
  id: 'A-N1',
  type: 'exit',
  name: { ko: '', en: '' },
  a: [mm(6000), mm(0)],
  b: [mm(9000), mm(0)],
  clear_width_mm: mm(3000),
  source: SURVEYED,
};

function show(more: Partial<PlanDocument> = {}) {
  const base = plan(
    [
      booth('sold', 3000, 3000, { number: 'A1', zone: 'z', open_edges: ['south'] }),
      booth('free', 9000, 3000, { number: 'A2', zone: 'z' }),
      booth('held', 15_000, 3000, { number: 'A3', zone: 'z', pinned: true }),
      booth('far', 3000, 24_000, { number: 'A9' }),
    ],
    { hall: hall(30_000, 30_000, { openings: [DOOR] }) },
  );
  const who = {
    id: 'x',
    name: { ko: '(주)마당건설', en: 'Madang Build Co., Ltd.' },
    zone: 'z',
    pavilion: null,
  };
  return fromDocument({
    ...base,
    brief: {
      ...base.brief,
      zones: [{ id: 'z', name: { ko: '구역', en: 'Zone' }, hall: null, code: 'ZZ', colour: 4 }],
      exhibitors: [who as never],
    },
    layout: {
      ...base.layout,
      zones: [
        {
          id: 'z',
          hall: 'A',
          rings: [
            [
              [mm(0), mm(0)],
              [mm(20_000), mm(0)],
              [mm(20_000), mm(9000)],
              [mm(0), mm(9000)],
            ],
          ],
        },
      ],
    },
    allotments: [{ booth: 'sold', exhibitor: 'x', locked: false }],
    sales: [
      {
        booth: 'held',
        state: 'hold',
        exhibitor: null,
        name: '임시',
        on: '',
        until: null,
        price_krw: 0,
      },
    ],
    ...more,
  });
}

function painted(
  pxPerM: number,
  more: Partial<Painting> = {},
  shown: Partial<Painting['shown']> = {},
) {
  const { ctx, calls } = recorder();
  const scene = new Scene(show());
  const layers = { zones: true, sales: true, numbers: true, names: true, dimensions: true };
  paint(ctx, {
    scene,
    tokens: TOKENS,
    tint: null,
    ground: true,
    selected: NONE,
    view: new Viewport(1000, 1000, [10_000, 8000], pxPerM / 1000),
    shown: { lang: 'ko', layers, found: null, hidden: NONE, breached: NONE, ...shown },
    ...more,
  });
  return calls;
}

const texts = (calls: ReturnType<typeof painted>) =>
  calls.filter((each) => each.name === 'fillText').map((each) => String(each.args[0]));

describe('the floor', () => {
  it('draws a free booth dashed and empty, a sold one full', () => {
    const calls = painted(10);
    expect(calls.some((each) => each.name === 'fillRect' && each.fill === 'fill4')).toBe(true);
    expect(
      calls.find((each) => each.name === 'stroke' && each.stroke === 'stroke4' && each.dash.length)
        ?.dash,
    ).toEqual([4, 3]);
  });

  it('draws no dashes from afar, where all that is seen of them are crumbs', () => {
    const near = painted(5).filter((each) => each.name === 'stroke' && each.dash[0] === 4);
    const far = painted(3).filter((each) => each.name === 'stroke' && each.dash[0] === 4);
    expect([near.length > 0, far.length]).toEqual([true, 0]);
  });

  it('says more from nearer: tags, then names and numbers, then sizes, then millimetres', () => {
    expect(texts(painted(3))).toEqual(expect.arrayContaining(['구역', 'N1']));
    expect(texts(painted(5))).not.toContain('A1');
    expect(texts(painted(10))).toEqual(expect.arrayContaining(['A1', 'A2', '임시']));
    expect(texts(painted(22))).toEqual(expect.arrayContaining(['마당건설', '3 × 3 m']));
    expect(texts(painted(50))).toContain('3,000 × 3,000');
  });

  it('says it in the other language, without legal forms', () => {
    expect(texts(painted(24, {}, { lang: 'en' }))).toContain('Madang Build');
  });

  it('leaves out what is not in view and what something else draws', () => {
    expect(texts(painted(40))).not.toContain('A9');
    expect(texts(painted(10, {}, { hidden: new Set(['sold']) }))).not.toContain('A1');
  });

  it('draws breaches in their own fill, above the booths and below the labels', () => {
    const calls = painted(10, {}, { breached: new Set(['sold']) });
    const at = (test: (call: (typeof calls)[0]) => boolean) => calls.findIndex(test);
    const bad = at((each) => each.name === 'fillRect' && each.fill === 'badSoft');
    expect(bad).toBeGreaterThan(at((each) => each.name === 'stroke' && each.stroke === 'stroke4'));
    expect(at((each) => each.name === 'fillRect' && each.fill === 'fill4')).toBe(-1);
    expect(bad).toBeLessThan(at((each) => each.name === 'fillText' && each.args[0] === 'A1'));
    expect(texts(calls)).toContain('!');
  });

  it('steps back what a search leaves out', () => {
    expect(texts(painted(10, {}, { found: new Set(['free']) }))).toContain('A2');
    expect(texts(painted(10, {}, { found: new Set(['free']) }))).not.toContain('A1');
  });

  it('leaves gaps in the wall for doors', () => {
    const calls = painted(10);
    const stroke = calls.findIndex((each) => each.name === 'stroke' && each.stroke === 'wall');
    const lines = calls
      .slice(0, stroke)
      .filter((each) => each.name === 'lineTo')
      .slice(-5);
    // Five pieces: the lower wall in two, the others whole.
    expect(
      calls
        .slice(0, stroke)
        .map((each) => each.name)
        .lastIndexOf('beginPath'),
    ).toBeLessThan(stroke - 10);
    expect(lines).toHaveLength(5);
  });
});

describe('what moves', () => {
  it('is drawn where it would be, with a ghost where it is and the measure of its breach', () => {
    const { ctx, calls } = recorder();
    const state = show();
    const scene = new Scene(state);
    const moved = state.withBooth({ ...state.booth('sold')!, x_mm: mm(12_000) });
    const breach: Breach = {
      code: 'aisle.width',
      severity: 'error',
      hall: 'A',
      booths: ['sold'],
      other: null,
      at: [12_000, 3000],
      measured: 2.1,
      required: 3,
      unit: 'm',
      line: [
        [12_000, 900],
        [12_000, 3000],
      ],
      limit: 'aisle',
    };
    const pen = penOf(ctx, {
      scene,
      tint: null,
      tokens: TOKENS,
      view: new Viewport(1000, 1000, [10_000, 8000], 0.02),
      shown: {
        lang: 'ko',
        layers: { numbers: true, names: true, sales: true },
        found: null,
        hidden: NONE,
        breached: new Set(['sold']),
      },
    });
    paintMoving(pen, {
      preview: { state: moved, booths: new Set(['sold']), edits: [] },
      selection: new Set(['sold']),
      hover: null,
      thing: { kind: 'zone', id: 'z', hall: 'A' },
      breaches: new Map([['sold', [breach]]]),
      gliding: [], moved: [],
      presence: [{ session: 's', name: '서윤', selection: ['free'] }],
      turned: ['free'],
      guides: [{ a: [0, 0], b: [1000, 0], length: 1000 }],
      marquee: { a: [0, 0], b: [9, 9], text: '3 × 3 m' },
      line: { a: [0, 0], b: [3000, 4000] },
      polygon: [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
      target: 'free',
      cross: [500, 500],
    });
    const said = texts(calls);
    expect(said).toEqual(
      expect.arrayContaining([
        '마당건설',
        '2.1 m < 3.0 m',
        '서',
        '1.0',
        '3 × 3 m',
        '5.00 m  (3.00 × 4.00)',
      ]),
    );
    expect(calls.some((each) => each.name === 'stroke' && each.dash[0] === 1.5)).toBe(true);
    // What is no more in breach is drawn again as it is without one, below what moves.
    const filled = calls.filter((each) => each.name === 'fillRect').map((each) => each.fill);
    expect(filled).toEqual(['floor', 'badSoft']);
    expect(
      calls.filter((each) => each.stroke === 'accent' && each.name === 'roundRect').length,
    ).toBeGreaterThanOrEqual(8);
  });

  it('tells two figures apart that look alike in tenths', () => {
    const base = {
      severity: 'error',
      hall: 'A',
      booths: [],
      other: null,
      at: [0, 0],
      unit: 'm',
      line: null,
      limit: null,
    } as const;
    expect(pillText({ ...base, code: 'aisle.width', measured: 2.96, required: 3 }, 'ko')).toBe(
      '2.96 m < 3.00 m',
    );
    expect(pillText({ ...base, code: 'booth.overlap', measured: 1.52, required: 0 }, 'en')).toBe(
      'overlap 1.5 m',
    );
  });
});

describe('the scene', () => {
  it('keeps what an edit leaves alone', () => {
    const state = show();
    const one = new Scene(state);
    const two = new Scene(state.withBooth({ ...state.booth('sold')!, x_mm: mm(4000) }), one);
    expect(two.booth('free')).toBe(one.booth('free'));
    expect(two.booth('sold')).not.toBe(one.booth('sold'));
    expect(two.sheet).toBe(one.sheet);
    expect(two.at([6500, 4000])?.booth.id).toBe('sold');
  });

  it('draws a booth anew when it is sold or given to somebody', () => {
    const state = show();
    const one = new Scene(state);
    const two = new Scene(state.withLists({ sales: [], allotments: [] }), one);
    expect([two.booth('held')?.trade, two.booth('sold')?.trade]).toEqual(['free', 'free']);
    expect(two.booth('far')).toBe(one.booth('far'));
  });

  it('finds a turned booth by its outline, not its box', () => {
    const turned = booth('t', 10_000, 10_000, { rotation_deg: 45, width_mm: mm(6000) });
    const scene = new Scene(fromDocument(plan([turned])));
    expect(scene.at([10_000, 12_000])?.booth.id).toBe('t');
    expect(scene.at([8000, 15_500])).toBeNull();
  });
});

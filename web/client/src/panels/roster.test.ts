import { expect, test } from 'vitest';
import type { PlanState } from '../model/state';
import { fromDocument } from '../model/state';
import type { PlanDocument } from '../model/plan';
import { roster, wanted } from './roster';

const who = (id: string, ko: string, zone: string, more: object = {}) => ({
  id,
  name: { ko, en: id },
  zone,
  size_mm: [3000, 3000],
  units: null,
  pavilion: null,
  country: null,
  ...more,
});

const booth = (id: string, number: string, pinned = false) => ({ id, number, pinned, zone: null });

const plan = (): PlanState =>
  fromDocument({
    brief: {
      module_mm: 3000,
      zones: [{ id: 'mo' }, { id: 'ai' }],
      exhibitors: [
        who('delta', '라온', 'ai'),
        who('alpha', '나래', 'mo'),
        who('beta', '주식회사 가람', 'mo'),
        who('gamma', '마루', 'mo'),
        who('member', '다솜', 'mo', { pavilion: 'alpha' }),
      ],
      pins: [],
      pairs: [],
    },
    layout: {
      booths: [booth('b1', 'C101'), booth('b2', 'C102', true), booth('b3', 'C103')],
      aisles: [],
      zones: [],
      areas: [],
      pods: [],
    },
    allotments: [
      { booth: 'b1', exhibitor: 'alpha', locked: false },
      { booth: 'b2', exhibitor: 'beta', locked: false },
      { booth: 'b3', exhibitor: 'delta', locked: false },
    ],
    sales: [
      { booth: 'b1', state: 'sold', exhibitor: 'alpha', until: null },
      { booth: 'b3', state: 'hold', exhibitor: 'delta', until: '2020-01-01' },
    ],
    halls: [],
  } as unknown as PlanDocument);

const names = (list: ReturnType<typeof roster>): string[] =>
  list.groups.flatMap((group) => group.entries.map((entry) => entry.who.id));

test('zones come as in the brief, names in their own order, members of pavilions not at all', () => {
  const list = roster(plan(), '', 'all', 'ko');
  expect(list.groups.map((group) => group.zone)).toEqual(['mo', 'ai']);
  expect(names(list)).toEqual(['beta', 'alpha', 'delta']);
  expect(list.unplaced.map((each) => each.id)).toEqual(['gamma']);
  expect(list.count).toBe(4);
});

test('names in both languages and numbers are searched, without case', () => {
  expect(names(roster(plan(), 'ALPH', 'all', 'ko'))).toEqual(['alpha']);
  expect(names(roster(plan(), '가람', 'all', 'en'))).toEqual(['beta']);
  expect(names(roster(plan(), 'c103 ', 'all', 'ko'))).toEqual(['delta']);
  expect(roster(plan(), '없음', 'all', 'ko').count).toBe(0);
});

test('a filter keeps what is in that state; an ended hold is none', () => {
  expect(names(roster(plan(), '', 'sold', 'ko'))).toEqual(['alpha']);
  expect(names(roster(plan(), '', 'pinned', 'ko'))).toEqual(['beta']);
  expect(names(roster(plan(), '', 'hold', 'ko'))).toEqual([]);
  expect(names(roster(plan(), '', 'allotted', 'ko'))).toEqual(['beta', 'delta']);
  expect(roster(plan(), '', 'sold', 'ko').unplaced).toEqual([]);
});

test('units are wanted as squares in a row', () => {
  const [first] = plan().exhibitors;
  expect(first && wanted({ ...first, size_mm: null, units: 2 }, 3000)).toEqual([6000, 3000]);
});

import { describe, expect, test } from 'vitest';
import { FORMATS } from './format';

const { ko, en } = FORMATS;

describe('figures as a planner writes them', () => {
  test('a length has one decimal, more only where millimetres say something', () => {
    expect(ko.metres(6000)).toBe('6.0 m');
    expect(ko.metres(2125)).toBe('2.125 m');
    expect(en.metres(-500)).toBe('-0.5 m');
  });

  test('a size has no empty decimals and one unit', () => {
    expect(ko.size(9000, 6000)).toBe('9 × 6 m');
    expect(en.size(3048, 3050)).toBe('3.05 × 3.05 m');
  });

  test('an area keeps decimals only while it is small', () => {
    expect(ko.area(4140)).toBe('4,140 m²');
    expect(ko.area(13.5)).toBe('13.5 m²');
  });

  test('a share is written with a space before its sign', () => {
    expect(ko.percent(0.044)).toBe('4.4 %');
    expect(en.percent(0)).toBe('0 %');
  });

  test('won are counted in ten-thousands in Korean, in full in English', () => {
    expect(ko.won(15_400_000)).toBe('1,540만 원');
    expect(ko.won(1_540_000_000)).toBe('15.4억 원');
    expect(ko.won(5_940_500)).toBe('5,940,500원');
    expect(en.won(5_940_500)).toBe('₩5,940,500');
    expect(en.won(1_540_000_000)).toBe('₩1,540 million');
  });

  test('a measure takes the unit the rule gave, squares written out', () => {
    expect(ko.measure(2.1, 'm')).toBe('2.1 m');
    expect(ko.measure(27.9, 'm2')).toBe('27.9 m²');
    expect(ko.measure(2, '1')).toBe('2');
    expect([ko.measure(3, 'sides'), en.measure(1, 'sides')]).toEqual(['3면', '1 side']);
  });

  test('what happened within the hour is told in minutes, later with its time', () => {
    const now = new Date('2026-03-02T10:30:00');
    expect(ko.time('2026-03-02T10:29:40', now)).toBe('방금');
    expect(ko.time('2026-03-02T10:12:00', now)).toBe('18분 전');
    expect(en.time('2026-03-02T08:05:00', now)).toBe('08:05');
    expect(ko.time('2026-03-01T08:05:00', now)).toContain('3월 1일');
  });

  test('seconds need no space in Korean', () => {
    expect(ko.seconds(18.4)).toBe('18초');
    expect(en.seconds(18.4)).toBe('18 s');
  });
});

import { describe, expect, it } from 'vitest';
import { fitName, floorName, type Measure } from './names';

describe('names on the floor', () => {
  it.each([
    ['(주)마당건설', '마당건설'],
    ['주식회사 마당', '마당'],
    ['Madang Co., Ltd.', 'Madang'],
    ['마당㈜', '마당'],
    ['Madang Inc.', 'Madang'],
    ['Incheon City', 'Incheon City'],
    ['(주)', '(주)'],
    ['Acme Corp., Inc.', 'Acme'],
  ])('%s is %s', (name, short) => expect(floorName(name)).toBe(short));

  const measure: Measure = (text, size) => text.length * size;

  it('are whole, then smaller, then on two lines, then cut, then left out', () => {
    expect(fitName('마당건설', 40, 10, 9, true, measure)).toEqual({
      lines: ['마당건설'],
      size: 10,
    });
    expect(fitName('마당건설', 36, 10, 9, true, measure)).toEqual({ lines: ['마당건설'], size: 9 });
    expect(fitName('마당 건설', 30, 10, 9, true, measure)).toEqual({
      lines: ['마당', '건설'],
      size: 10,
    });
    expect(fitName('마당건설기술', 40, 10, 9, true, measure)).toEqual({
      lines: ['마당건', '설기술'],
      size: 10,
    });
    expect(fitName('마당건설기술', 40, 10, 9, false, measure)).toEqual({
      lines: ['마당건…'],
      size: 9,
    });
    expect(fitName('마당건설기술', 20, 10, 9, true, measure)).toBeNull();
    expect(fitName('Madangbuild', 50, 10, 9, false, measure)).toBeNull();
  });
});

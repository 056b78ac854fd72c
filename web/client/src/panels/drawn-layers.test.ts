import { describe, expect, test } from 'vitest';
import { drawnLayers, dxfText, guessed, saidLayers } from './drawn-layers';

const shape = (kind: string, layer: string): string => `0\n${kind}\n5\n1F\n8\n${layer}\n10\n0.0\n`;
const drawing = (entities: string, blocks = ''): string =>
  `0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1032\n0\nENDSEC\n` +
  `0\nSECTION\n2\nBLOCKS\n${blocks}0\nENDSEC\n` +
  `0\nSECTION\n2\nENTITIES\n${entities}0\nENDSEC\n0\nEOF\n`;

describe('the layers of a drawing', () => {
  test('are listed with their shapes, the fullest first', () => {
    const dxf = drawing(shape('LINE', 'DOORS') + shape('LINE', 'A-WALL') + shape('ARC', 'A-WALL'));
    expect(drawnLayers(dxf)).toEqual([
      { name: 'A-WALL', count: 2 },
      { name: 'DOORS', count: 1 },
    ]);
  });

  test('count neither what is in blocks nor the corners of a polyline', () => {
    const dxf = drawing(
      shape('POLYLINE', 'OUT') + shape('VERTEX', 'OUT') + shape('SEQEND', 'OUT'),
      shape('LINE', 'INSIDE'),
    );
    expect(drawnLayers(dxf)).toEqual([{ name: 'OUT', count: 1 }]);
  });

  test('are read whatever ends a line, Korean names included', () => {
    expect(drawnLayers(drawing(shape('LINE', '외곽선')).replaceAll('\n', '\r\n'))).toEqual([
      { name: '외곽선', count: 1 },
    ]);
  });

  test('of what is no text drawing are none', () => {
    expect(drawnLayers('AutoCAD Binary DXF\r\n\u001a\0\0\0')).toEqual([]);
    expect(drawnLayers('')).toEqual([]);
  });
});

test('names hint at what they stand for', () => {
  expect(['HALL_OUTLINE', 'S-COLS', '비상구', 'TITLE'].map(guessed)).toEqual([
    'hall',
    'column',
    'exit',
    '',
  ]);
});

test('layers of one role are said together, unused ones not at all', () => {
  expect(saidLayers({ A: 'exit', B: 'hall', C: 'exit', D: '' })).toEqual(['exit=A,C', 'hall=B']);
});

test('an older drawing is read in the code page it names', () => {
  const named = (version: string, page: string) =>
    `  9\n$ACADVER\n  1\n${version}\n  9\n$DWGCODEPAGE\n  3\n${page}\n`;
  const wall = new Uint8Array([0xba, 0xae]); // 벽 in CP949
  const of = (head: string, tail: Uint8Array) =>
    dxfText(new Uint8Array([...new TextEncoder().encode(head), ...tail]).buffer);
  expect(of(named('AC1015', 'ANSI_949'), wall).endsWith('벽')).toBe(true);
  const utf = new TextEncoder().encode('벽');
  expect(of(named('AC1032', 'ANSI_949'), utf).endsWith('벽')).toBe(true);
  expect(of('', utf)).toBe('벽');
  expect(of(named('AC1015', 'ANSI_1252'), new TextEncoder().encode('\\U+BCBD'))).toContain('벽');
});

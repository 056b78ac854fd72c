import { filled, text } from '../message';

/** What somebody sees who comes for the first time, and the tour. */
export const first = {
  title: text('무엇으로 시작하시겠습니까', 'What do you start with?'),
  words: text(
    '전시장에 부스를 놓고 기준을 확인하고 도면으로 내보냅니다.',
    'Place booths in a hall, check every rule, hand in the drawing.',
  ),
  sample: text('표본 열기', 'Open a sample'),
  sampleWords: text('이미 배치된 전시회로 둘러봅니다.', 'Look around in a show already planned.'),
  sheet: text('출품사 목록 올리기', 'Upload a sheet'),
  sheetWords: text('CSV나 엑셀로 바로 배치합니다.', 'Plan at once from CSV or Excel.'),
  hall: text('홀 도면 가져오기', 'Import a hall'),
  hallWords: text(
    'DXF나 GeoJSON으로 내 전시장을 엽니다.',
    'Bring your own hall as DXF or GeoJSON.',
  ),
  samples: text('표본', 'Samples'),
  exhibitors: filled(
    (n: number) => `출품사 ${n.toLocaleString('en-US')}곳`,
    (n: number) => `${n.toLocaleString('en-US')} exhibitors`,
  ),
  mine: text('내 배치안', 'My plans'),
  sheetNeeds: text('어느 전시장에 놓습니까', 'In which venue?'),
};

export const tour = {
  title: text('둘러보기', 'Tour'),
  step: filled(
    (n: number, of: number) => `${n} / ${of}`,
    (n: number, of: number) => `${n} of ${of}`,
  ),
  skip: text('그만 보기', 'Skip'),
  next: text('다음', 'Next'),
  finish: text('시작하기', 'Start'),
  floorTitle: text('도면에서 바로 고칩니다', 'Edit on the floor'),
  floor: text(
    '부스를 끌어 옮기십시오. 통로가 좁아지면 바로 붉게 알립니다.',
    'Drag a booth. Where an aisle gets too narrow it turns red at once.',
  ),
  listTitle: text('자리가 없는 출품사부터', 'Unplaced come first'),
  list: text(
    '목록에서 도면으로 끌어 놓으면 그 부스에 배정합니다. / 키로 찾습니다.',
    'Drag from the list onto a booth to place somebody. Press / to search.',
  ),
  generateTitle: text('다시 배치합니다', 'Plan again'),
  generate: text(
    '마음에 드는 부스를 고정하고 나머지를 다시 배치할 수 있습니다.',
    'Pin what you like and let the rest be planned again.',
  ),
  findingsTitle: text('기준을 확인합니다', 'Every rule is checked'),
  findings: text(
    '지적을 누르면 그 자리로 갑니다. 가정한 값은 ‘판정 불가’로 남습니다.',
    'Click a finding to go there. What rests on assumed figures stays ‘not assessable’.',
  ),
};

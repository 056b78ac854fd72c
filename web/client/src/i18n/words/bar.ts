import { filled, text } from '../message';

/** The bar at the top, the tools over the floor, and what is said wherever the planner is. */
export const bar = {
  product: text('마당', 'Madang'),
  skip: text('도면으로 건너뛰기', 'Skip to the floor'),
  plans: text('배치안 목록', 'All plans'),
  rename: text('배치안 이름', 'Name of the plan'),
  halls: text('홀', 'Halls'),
  allHalls: text('모든 홀', 'All halls'),
  saved: text('저장됨', 'Saved'),
  saving: text('저장하는 중', 'Saving'),
  waiting: filled(
    (n: number) => `변경 ${n}건 보관 중`,
    (n: number) => `${n} ${n === 1 ? 'change' : 'changes'} kept here`,
  ),
  revision: filled(
    (n: number) => `개정 ${n}`,
    (n: number) => `Revision ${n}`,
  ),
  undo: text('되돌리기', 'Undo'),
  redo: text('다시 하기', 'Redo'),
  versions: text('버전', 'Versions'),
  export: text('내보내기', 'Export'),
  import: text('가져오기', 'Import'),
  more: text('더 보기', 'More'),
  language: text('English', '한국어'),
  languageHint: text('영어로 바꾸기', 'Switch to Korean'),
  theme: text('화면 밝기', 'Appearance'),
  themeLight: text('밝게', 'Light'),
  themeDark: text('어둡게', 'Dark'),
  themeSystem: text('기기 설정', 'As the device'),
  generate: text('배치 생성', 'Generate'),
  settings: text('설정', 'Settings'),
  tour: text('둘러보기', 'Show me around'),
  present: filled(
    (name: string) => `${name} 님이 함께 보고 있습니다`,
    (name: string) => `${name} is here too`,
  ),
  presentMore: filled(
    (n: number) => `외 ${n}명`,
    (n: number) => `${n} more`,
  ),
  people: text('함께 보는 사람', 'People here'),
  left: text('출품사, 구역, 레이어', 'Exhibitors, zones, layers'),
  right: text('결과, 선택, 지적', 'Result, selection, findings'),
  floor: text('도면', 'Floor'),
  contents: text('내용', 'Contents'),
  close: text('닫기', 'Close'),
  cancel: text('취소', 'Cancel'),
  done: text('확인', 'Done'),
  back: text('이전', 'Back'),
  next: text('다음', 'Next'),
  again: text('다시 시도', 'Try again'),
  open: text('패널 열기', 'Open panel'),
  disclaimer: text(
    '판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.',
    'For reference; the venue and the fire authority decide.',
  ),
  assumed: text('가정', 'assumed'),
  unloaded: text(
    '연결이 끊겨 열지 못했습니다. 연결을 확인하고 다시 시도하십시오.',
    'It could not be fetched. Check the connection and try again.',
  ),
  loading: text('불러오는 중입니다.', 'Loading.'),
};

export const tools = {
  bar: text('도구', 'Tools'),
  select: text('선택', 'Select'),
  pan: text('화면 이동', 'Pan'),
  booth: text('부스 그리기', 'Draw a booth'),
  zone: text('구역 그리기', 'Draw a zone'),
  area: text('공용 공간 그리기', 'Draw an area'),
  ruler: text('거리 재기', 'Measure'),
  swap: text('맞바꾸기', 'Swap'),
  rotate: text('90° 회전', 'Turn by 90°'),
  pin: text('고정', 'Pin'),
  unpin: text('고정 풀기', 'Unpin'),
  zoomIn: text('확대', 'Zoom in'),
  zoomOut: text('축소', 'Zoom out'),
  fit: text('화면에 맞춤', 'Fit to screen'),
  zoom: text('배율', 'Zoom'),
  minimap: text('전체 도면', 'Overview'),
};

export const floor = {
  doorsAssumed: text('문과 출구 위치는 가정', 'doors and exits are assumed'),
  label: text('전시장 도면', 'Floor of the show'),
  help: text(
    '화살표로 부스를 옮기고 Tab으로 다음 부스를 고릅니다.',
    'Arrow keys move a booth, Tab goes to the next one.',
  ),
};

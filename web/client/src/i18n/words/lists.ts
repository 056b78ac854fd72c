import { filled, text } from '../message';

const stands = (n: number): string => `${n} ${n === 1 ? 'booth' : 'booths'}`;

/** The lists on the left: exhibitors, zones, layers. */
export const lists = {
  tabs: text('목록', 'Lists'),
  exhibitors: text('출품사', 'Exhibitors'),
  zones: text('구역', 'Zones'),
  layers: text('레이어', 'Layers'),
  search: text('이름·번호 검색', 'Name or number'),
  clear: text('검색 지우기', 'Clear search'),
  filter: text('거르기', 'Filter'),
  all: text('모두', 'All'),
  unplaced: filled(
    (n: number) => `미배치 ${n}`,
    (n: number) => `Unplaced ${n}`,
  ),
  why: text('이유 보기', 'Why'),
  unzoned: text('구역 없음', 'No zone'),
  noHit: filled(
    (words: string) => `‘${words}’에 맞는 출품사가 없습니다`,
    (words: string) => `No exhibitor matches ‘${words}’`,
  ),
  noHitMend: text(
    '이름, 번호, 국가로 찾습니다. 검색어를 줄여 보십시오.',
    'Names, numbers and countries are searched. Try fewer letters.',
  ),
  noExhibitors: text('출품사가 없습니다', 'No exhibitors'),
  noExhibitorsMend: text(
    '출품사 목록을 올리면 첫 배치를 만듭니다.',
    'Upload the exhibitor sheet to make a first plan.',
  ),
  upload: text('목록 올리기', 'Upload a sheet'),
  dragHint: text(
    '도면의 빈 부스로 끌어 놓거나 Enter로 배정합니다.',
    'Drag onto a free booth, or press Enter to place.',
  ),
  zonesNote: text('부스 · 순면적', 'Booths · net area'),
  booths: filled((n: number) => `${n}곳`, stands),
  asked: filled(
    (area: string) => `신청 ${area}`,
    (area: string) => `${area} asked`,
  ),
  drawn: filled(
    (area: string) => `바닥 ${area}`,
    (area: string) => `${area} of floor`,
  ),
  notDrawn: text('도면에 없음', 'Not on the floor'),
  drawZone: text('구역 그리기', 'Draw zone'),
  dropZone: text('구역 지우기', 'Erase zone'),
  noZones: text('구역이 없습니다', 'No zones'),
  noZonesMend: text(
    '구역이 적힌 출품사 목록을 올리면 같은 주제의 부스가 모여 섭니다.',
    'Booths of one theme stand together once a sheet names their zones.',
  ),
  areas: text('공용 공간', 'Areas'),
  drawArea: text('공용 공간 그리기', 'Draw area'),
  area: text('공용 공간', 'Area'),
  zone: text('구역', 'Zone'),
  name: text('이름', 'Name'),
  kind: text('종류', 'Kind'),
  walkable: text('지나갈 수 있음', 'Open to walk'),
  dropArea: text('공용 공간 지우기', 'Erase area'),
  redraw: text('다시 그리기', 'Draw anew'),
  badName: text('이름은 1자에서 100자까지입니다.', 'A name has 1 to 100 characters.'),
  ground: text('바닥', 'Ground'),
  corner: filled(
    (n: number, of: number) => `꼭짓점 ${n} / ${of}`,
    (n: number, of: number) => `Corner ${n} of ${of}`,
  ),
  corners: filled(
    (n: number) => `꼭짓점 ${n}개`,
    (n: number) => `${n} corners`,
  ),
  bend: text('꼭짓점 더하기', 'Add corner'),
  dropCorner: text('꼭짓점 지우기', 'Erase corner'),
  zoneHint: text(
    '꼭짓점이나 변의 가운데를 끄십시오. [ ]로 꼭짓점을 고르고 방향키로 옮깁니다.',
    'Drag a corner, or the middle of an edge. Keys: [ ] choose a corner, arrows move it.',
  ),
  sold: text('판매', 'Sold'),
  reserved: text('예약', 'Reserved'),
  hold: text('보류', 'On hold'),
  free: text('빈 자리', 'Free'),
  allotted: text('배정', 'Allotted'),
  pinned: text('고정', 'Pinned'),
  sales: text('판매 현황', 'Sales'),
  measured: text('계산한 값', 'Worked out'),
  drawnThings: text('도면 표시', 'Drawn'),
};

export const layers = {
  zones: text('구역 바탕', 'Zone ground'),
  names: text('출품사 이름', 'Exhibitor names'),
  numbers: text('부스 번호', 'Booth numbers'),
  dimensions: text('치수', 'Dimensions'),
  widths: text('통로 폭', 'Aisle widths'),
  areas: text('공용 공간', 'Areas'),
  sales: text('판매 상태', 'Sales state'),
  utilities: text('설비', 'Utilities'),
  grid: text('모듈 격자', 'Module grid'),
};

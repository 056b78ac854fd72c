import { filled, text } from '../message';

/** Sheets and drawings that come in, files and prints that go out. */
export const files = {
  sheetHint: text(
    'CSV 또는 XLSX. 첫 행은 열 이름이며 이름과 크기(예: 6x3)가 있어야 합니다.',
    'CSV or XLSX. The first row names the columns; a name and a size such as 6x3 are needed.',
  ),
  drop: text('파일을 여기에 놓거나', 'Drop the file here, or'),
  choose: text('파일 고르기', 'Choose a file'),
  another: text('다른 파일', 'Another file'),
  reading: text('파일을 읽는 중입니다.', 'Reading the file.'),
  tooLarge: text(
    '파일이 10 MB를 넘습니다. 나누어 올려 주십시오.',
    'The file is over 10 MB. Upload it in parts.',
  ),
  wrongKind: filled(
    (kinds: string) => `읽을 수 없는 파일입니다. ${kinds} 파일을 올려 주십시오.`,
    (kinds: string) => `This file cannot be read. Upload ${kinds}.`,
  ),
  rowsBad: filled(
    (n: number) => `${n}개 행을 읽지 못했습니다`,
    (n: number) => `${n} ${n === 1 ? 'row' : 'rows'} could not be read`,
  ),
  notRead: text('파일을 읽지 못했습니다', 'The file could not be read'),
  rowsRest: filled(
    (n: number) =>
      `파일을 고쳐 다시 올리거나 나머지 ${n}행만 올릴 수 있습니다. 그동안 아무도 빠지지 않습니다.`,
    (n: number) =>
      `Mend the file and drop it again, or upload the other ${n}. Nobody is removed meanwhile.`,
  ),
  rowsNone: text(
    '읽을 수 있는 행이 없습니다. 파일을 고쳐 다시 올려 주십시오.',
    'No row can be read. Mend the file and drop it again.',
  ),
  moreFaults: filled(
    (n: number) => `그 밖에 고칠 점이 ${n}건 더 있습니다.`,
    (n: number) => `${n} more to mend.`,
  ),
  takeRest: filled(
    (n: number) => `나머지 ${n}행 올리기`,
    (n: number) => `Upload the other ${n} ${n === 1 ? 'row' : 'rows'}`,
  ),
  mended: text('고친 파일 올리기', 'Upload the mended file'),
  restSame: text(
    '나머지 행은 지금의 출품사와 같습니다.',
    'The other rows say what the plan already holds.',
  ),
  row: text('행', 'Row'),
  column: text('열', 'Column'),
  got: text('적힌 값', 'Written'),
  mend: text('고칠 점', 'What to mend'),
  conflicts: filled(
    (n: number) => `${n}건은 배치안과 파일이 서로 다릅니다. 어느 쪽을 따르겠습니까`,
    (n: number) => `Plan and file differ in ${n}. Which one stands?`,
  ),
  takePlan: text('배치안대로', 'The plan'),
  takeFile: text('파일대로', 'The file'),
  longer: filled(
    (m: string) => `긴 변 ${m}`,
    (m: string) => `longer side ${m}`,
  ),
  take: filled(
    (n: number) => `변경 ${n}건 반영하기`,
    (n: number) => `Apply ${n} ${n === 1 ? 'change' : 'changes'}`,
  ),
  preview: text('미리 보기', 'Preview'),
  added: filled(
    (n: number) => `추가 ${n}`,
    (n: number) => `Added ${n}`,
  ),
  newZones: filled(
    (n: number, names: string) => `새 구역 ${n}개: ${names}`,
    (n: number, names: string) => `${n} new ${n === 1 ? 'zone' : 'zones'}: ${names}`,
  ),
  changed: filled(
    (n: number) => `바뀜 ${n}`,
    (n: number) => `Changed ${n}`,
  ),
  unchanged: filled(
    (n: number) => `그대로 ${n}`,
    (n: number) => `Same ${n}`,
  ),
  removed: filled(
    (n: number) => `빠짐 ${n}`,
    (n: number) => `Removed ${n}`,
  ),
  same: text('바뀐 것이 없습니다', 'Nothing changes'),
  sameMend: text(
    '올린 목록이 지금의 출품사와 같습니다.',
    'The sheet says what the plan already holds.',
  ),
  applied: text('목록을 반영했습니다.', 'The sheet was applied.'),
  dxfTitle: text('홀 도면 가져오기', 'Import a hall'),
  dxfHint: text(
    'DXF 또는 GeoJSON. 벽, 문, 기둥의 레이어를 다음 단계에서 고릅니다.',
    'DXF or GeoJSON. The layers of walls, doors and columns are chosen next.',
  ),
  units: text('단위', 'Units'),
  unitsAuto: text('도면에 적힌 대로', 'As the drawing says'),
  mm: text('밀리미터', 'Millimetres'),
  cm: text('센티미터', 'Centimetres'),
  m: text('미터', 'Metres'),
  inch: text('인치', 'Inches'),
  ft: text('피트', 'Feet'),
  known: text('아는 길이', 'A known length'),
  knownHint: text(
    '벽 하나의 길이를 알면 미터로 적어 주십시오. 단위를 확인합니다.',
    'If you know the length of one wall, write it in metres; the units are checked by it.',
  ),
  badKnown: text(
    '0.001 m에서 100,000 m 사이의 길이를 적어 주십시오.',
    'Write a length from 0.001 m to 100,000 m.',
  ),
  unitsAsk: filled(
    (told: string) =>
      `도면의 단위를 정할 수 없습니다${told && `(${told})`}. 단위를 고르거나 아는 길이를 적어 주십시오.`,
    (told: string) =>
      `The drawing's unit is not sure${told && ` (${told})`}. Choose it, or give a known length.`,
  ),
  layersAsk: text(
    '어느 레이어가 홀 외곽선인지 아래 목록에서 골라 주십시오.',
    'Choose below which layer is the outline of the hall.',
  ),
  layersTitle: text('레이어', 'Layers'),
  layerName: text('레이어 이름', 'Layer'),
  layerCount: text('도형', 'Shapes'),
  layerRole: text('쓰임', 'Stands for'),
  halls: filled(
    (n: number) => `홀 ${n}개`,
    (n: number) => `${n} ${n === 1 ? 'hall' : 'halls'}`,
  ),
  openings: filled(
    (n: number) => `출입구 ${n}곳`,
    (n: number) => `${n} ${n === 1 ? 'opening' : 'openings'}`,
  ),
  columns: filled(
    (n: number) => `기둥 ${n}개`,
    (n: number) => `${n} ${n === 1 ? 'column' : 'columns'}`,
  ),
  previewPicture: text('가져온 홀의 외곽선', 'Outline of the imported hall'),
  planTitle: text('행사 이름', 'Name of the show'),
  create: text('이 홀로 시작', 'Start with this hall'),
  formats: text('파일로', 'As a file'),
  forHall: text('범위', 'Extent'),
  inLanguage: text('언어', 'Language'),
  withLayer: text('얹을 레이어', 'Layer on top'),
  noLayer: text('없음', 'None'),
  pdf: text('PDF 도면', 'PDF drawing'),
  pdfNote: text('A3, 범례와 표제란 포함', 'A3 with legend and title block'),
  set: text('제출용 도면 묶음', 'Hand-in set'),
  setNote: text('A3, 대장과 판정', 'A3, register, verdicts'),
  card: text('안내장', 'Card'),
  png: text('PNG 그림', 'PNG picture'),
  pngNote: text('발표 자료, 누리집', 'Slides, web pages'),
  svg: text('SVG 그림', 'SVG picture'),
  svgNote: text('편집 가능한 벡터', 'Editable vectors'),
  dxf: text('DXF', 'DXF'),
  dxfNote: text('CAD에서 열기', 'Opens in CAD'),
  xlsx: text('엑셀', 'Excel'),
  xlsxNote: text('출품사와 부스 표', 'Exhibitors and booths'),
  csv: text('CSV', 'CSV'),
  csvNote: text('출품사 표', 'Exhibitors'),
  geojson: text('GeoJSON', 'GeoJSON'),
  geojsonNote: text('지도와 GIS', 'Maps and GIS'),
  imdf: text('IMDF', 'IMDF'),
  imdfNote: text('실내 지도', 'Indoor maps'),
  plan: text('배치안 원본', 'Plan file'),
  planNote: text('마당에서 다시 열기', 'Opens in Madang again'),
  print: text('인쇄', 'Print'),
  printNote: text('지금 보이는 도면', 'The floor as shown'),
  ready: filled(
    (name: string) => `내보냈습니다: ${name}`,
    (name: string) => `Exported: ${name}`,
  ),
};

/** What a layer of a drawing may stand for. */
export const roles = {
  '': text('쓰지 않음', 'Not used'),
  hall: text('홀 외곽선', 'Hall outline'),
  hall_name: text('홀 이름', 'Hall names'),
  wall: text('안쪽 벽', 'Inner walls'),
  column: text('기둥', 'Columns'),
  obstacle: text('장애물', 'Obstacles'),
  opening: text('문', 'Doors'),
  entrance: text('입구', 'Entrances'),
  exit: text('비상구', 'Exits'),
  freight: text('반입구', 'Freight doors'),
  keep_clear: text('비워 두는 곳', 'Keep clear'),
  floor_box: text('바닥 박스', 'Floor boxes'),
  trench: text('트렌치', 'Trenches'),
  hydrant: text('소화전', 'Hydrants'),
  extinguisher: text('소화기', 'Extinguishers'),
  shutter: text('방화셔터', 'Fire shutters'),
  panel: text('분전반', 'Electrical panels'),
};

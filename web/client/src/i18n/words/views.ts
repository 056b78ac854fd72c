import { filled, text } from '../message';

/** The views of the floor, and the layer of figures that each of them lays over it. */
export const views = {
  views: text('보기', 'View'),
  edit: text('편집', 'Edit'),
  flow: text('동선', 'Visitors'),
  egress: text('피난', 'Egress'),
  sales: text('판매', 'Sales'),
};

export const figures = {
  traffic: text('관람객 동선', 'Visitor traffic'),
  distance: text('입구에서의 거리', 'Walk from the entrance'),
  crowding: text('통로 혼잡', 'Aisle crowding'),
  freight: text('반입 동선', 'Freight'),
  egress: text('피난', 'Egress'),
  utilities: text('설비와 부하', 'Utilities and loads'),
  sales: text('판매와 금액', 'Sales and prices'),
};

/** The same, where several stand in a row. */
export const briefly = {
  traffic: text('통행', 'Traffic'),
  distance: text('거리', 'Distance'),
  crowding: text('혼잡', 'Crowding'),
  freight: text('반입', 'Freight'),
  egress: text('피난', 'Egress'),
  utilities: text('설비', 'Utilities'),
  sales: text('판매', 'Sales'),
};

export const legend = {
  title: text('범례', 'Legend'),
  one: text('한 번에 하나', 'One at a time'),
  working: text('계산하는 중입니다.', 'Working it out.'),
  workingShort: text('계산 중', 'Working'),
  older: text('이전', 'earlier'),
  olderNote: text(
    '바꾸기 전 도면의 값입니다. 판정이 끝나면 다시 계산합니다.',
    'Figures of the floor before your changes; worked out anew once it is judged.',
  ),
  failed: text('계산하지 못했습니다.', 'It could not be worked out.'),
  away: text(
    '연결이 끊겨 계산하지 못했습니다. 다시 연결되면 이어서 계산합니다.',
    'Offline. It is worked out as soon as the connection is back.',
  ),
  none: text('보이지 않음', 'Not shown'),
  total: text('합계', 'Total'),
  booth: filled(
    (number: string) => `부스 ${number}`,
    (number: string) => `Booth ${number}`,
  ),
  symbols: text(
    '소 소화전 · 화 소화기 · 전 분전반 · 점선 트렌치와 바닥 박스',
    'H hydrant · E extinguisher · P panel · dashed: trenches and floor boxes',
  ),
  widths: text(
    '숫자는 통로 폭(m)입니다. 짙은 띠는 주 통로입니다.',
    'Figures are aisle widths, m; main aisles are darker.',
  ),
  letters: text(
    'W 급수·배수 · A 압축 공기 · L 랜',
    'W water and drain · A compressed air · L LAN',
  ),
  layers: text('겹쳐 보기', 'Layers of this view'),
};

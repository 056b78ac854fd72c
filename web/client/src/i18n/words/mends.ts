import { filled, text } from '../message';

/** The card beside a booth in breach: what is wrong, by how much, and what mends it. */
export const mends = {
  title: text('미충족 조치', 'Mend'),
  'aisle.width': filled(
    (by: string) => `통로가 ${by} 좁습니다`,
    (by: string) => `The aisle is ${by} too narrow`,
  ),
  'aisle.free': filled(
    (by: string) => `그린 통로가 ${by} 막힙니다`,
    (by: string) => `Drawn aisle ${by} too narrow`,
  ),
  'wall.clearance': filled(
    (by: string) => `벽과의 간격이 ${by} 모자랍니다`,
    (by: string) => `${by} too near to the wall`,
  ),
  'door.apron': filled(
    (by: string) => `문 앞 빈 바닥이 ${by} 모자랍니다`,
    (by: string) => `${by} too near to a door`,
  ),
  'booth.overlap': filled(
    (by: string) => `${by} 겹칩니다`,
    (by: string) => `Overlaps by ${by}`,
  ),
  'obstacle.clear': text('기둥이나 장애물 위에 있습니다', 'Stands on an obstacle'),
  'keep_clear.clear': filled(
    (by: string) => `비워 둘 곳에 ${by} 들어갔습니다`,
    (by: string) => `Reaches ${by} into floor to keep clear`,
  ),
  'hydrant.clear': filled(
    (by: string) => `소화전 앞 여유가 ${by} 모자랍니다`,
    (by: string) => `${by} too near to a hydrant`,
  ),
  'extinguisher.clear': filled(
    (by: string) => `소화기 앞 여유가 ${by} 모자랍니다`,
    (by: string) => `${by} too near to an extinguisher`,
  ),
  'shutter.clear': filled(
    (by: string) => `방화셔터와의 간격이 ${by} 모자랍니다`,
    (by: string) => `${by} too near to a fire shutter`,
  ),
  'panel.clear': filled(
    (by: string) => `분전반 앞 여유가 ${by} 모자랍니다`,
    (by: string) => `${by} too near to an electrical panel`,
  ),
  'hall.inside': filled(
    (area: string) => `벽 밖으로 ${area} 나갔습니다`,
    (area: string) => `${area} lies outside the walls`,
  ),
  width: filled(
    (measured: string, required: string) => `유효 폭 ${measured}, 기준 ${required} 이상`,
    (measured: string, required: string) => `Clear width ${measured}, required ${required} or more`,
  ),
  gap: filled(
    (measured: string, required: string) => `간격 ${measured}, 기준 ${required} 이상`,
    (measured: string, required: string) => `Distance ${measured}, required ${required} or more`,
  ),
  basis: filled(
    (limits: string) => `${limits} 기준`,
    (limits: string) => `By ${limits}`,
  ),
  mend: filled(
    (by: string) => `${by} 물리기`,
    (by: string) => `Move back ${by}`,
  ),
  back: text('원래 자리로', 'Back to its place'),
};

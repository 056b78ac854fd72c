/** A layer of a drawing and how many shapes lie on it. */
export interface DrawnLayer {
  readonly name: string;
  readonly count: number;
}

/** What a layer may stand for, as `madang import --layers` names it. */
export const ROLES = [
  'hall',
  'hall_name',
  'wall',
  'column',
  'obstacle',
  'opening',
  'entrance',
  'exit',
  'freight',
  'keep_clear',
  'floor_box',
  'trench',
  'hydrant',
  'extinguisher',
  'shutter',
  'panel',
] as const;
export type LayerRole = (typeof ROLES)[number];

/** Decode a drawing: older ones are in the code page they name, with other letters escaped. */
export function dxfText(bytes: ArrayBuffer): string {
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 20_000));
  const version = /\$ACADVER\s+1\s+AC(\d+)/.exec(head)?.[1] ?? '';
  const page = /\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1] ?? '';
  const old = version !== '' && Number(version) < 1021;
  const korean = old && /949|ksc/i.test(page);
  const text = new TextDecoder(korean ? 'euc-kr' : 'utf-8').decode(bytes);
  return text.replace(/\\U\+([0-9A-F]{4})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

const SHAPE = /^[A-Z0-9_]+$/;
/** Parts of other shapes, and marks of the format: no shapes of their own. */
const PARTS = new Set([
  'VERTEX',
  'SEQEND',
  'ATTRIB',
  'SECTION',
  'ENDSEC',
  'EOF',
  'BLOCK',
  'ENDBLK',
]);

/**
 * List the layers of an ASCII drawing (DXF), the fullest first; none for a binary one.
 *
 * A DXF is pairs of lines, a group code and its value: 0 begins a shape, 8 names its layer.
 */
export function drawnLayers(dxf: string): DrawnLayer[] {
  const lines = dxf.split(/\r\n|\r|\n/);
  const counts = new Map<string, number>();
  let section = '';
  let shape = '';
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [code, value] = [(lines[i] ?? '').trim(), (lines[i + 1] ?? '').trim()];
    if (code === '0') shape = value;
    else if (code === '2' && shape === 'SECTION') section = value;
    else if (code === '8' && section === 'ENTITIES' && SHAPE.test(shape) && !PARTS.has(shape)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      shape = '';
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

const GUESSES: readonly (readonly [RegExp, LayerRole])[] = [
  [/hall|outline|외곽|boundary/i, 'hall'],
  [/col|기둥|pillar/i, 'column'],
  [/exit|비상|egress/i, 'exit'],
  [/entr|입구/i, 'entrance'],
  [/freight|dock|반입|loading/i, 'freight'],
  [/door|문|opening/i, 'opening'],
  [/hydrant|소화전/i, 'hydrant'],
  [/extinguish|소화기/i, 'extinguisher'],
  [/shutter|셔터/i, 'shutter'],
  [/panel|분전/i, 'panel'],
  [/trench|트렌치|pit/i, 'trench'],
  [/box|박스/i, 'floor_box'],
  [/wall|벽/i, 'wall'],
];

/** Guess what a layer stands for by its name; people look it over and the service decides. */
export const guessed = (name: string): LayerRole | '' =>
  GUESSES.find(([words]) => words.test(name))?.[1] ?? '';

/** Layers as the service takes them: `what=NAME,NAME`, one for each role. */
export function saidLayers(roles: Readonly<Record<string, string>>): string[] {
  const by = new Map<string, string[]>();
  for (const [name, role] of Object.entries(roles)) {
    if (role !== '') by.set(role, [...(by.get(role) ?? []), name]);
  }
  return [...by].map(([role, names]) => `${role}=${names.join(',')}`);
}

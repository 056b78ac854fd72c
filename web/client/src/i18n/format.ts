import type { Lang } from './message';

/** How figures, dates and money read in a language: pure, so that tests need no page. */
export interface Format {
  num(value: number, digits?: number): string;
  /** Millimetres as metres: one decimal unless millimetres are asked for. */
  metres(mm: number, digits?: number): string;
  size(widthMm: number, depthMm: number): string;
  area(m2: number): string;
  percent(share: number, digits?: number): string;
  won(krw: number): string;
  seconds(s: number): string;
  count(n: number): string;
  date(iso: string): string;
  time(iso: string, now?: Date): string;
  /** A measured or required figure with its unit, as findings carry them. */
  measure(value: number, unit: string): string;
}

const LOCALE: Record<Lang, string> = { ko: 'ko-KR', en: 'en-GB' };

/** Numbers are cut after their last digit that says something: 3.0 in metres, 18 for people. */
const plain = (value: number, least: number, most: number): string => {
  const key = `${least} ${most}`;
  let how = FIGURES.get(key);
  // Made once: to make one takes as long as to write a hundred figures.
  if (!how) {
    how = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: least, maximumFractionDigits: most,
    });
    FIGURES.set(key, how);
  }
  return how.format(value);
};

const FIGURES = new Map<string, Intl.NumberFormat>();

const WRITTEN: Record<string, string> = { m2: 'm²', 'kN/m2': 'kN/m²', '1': '' };

function sizeOf(widthMm: number, depthMm: number): string {
  return `${plain(widthMm / 1000, 0, 2)} × ${plain(depthMm / 1000, 0, 2)} m`;
}

/** Units that are words, by language; Korean counts without a space. */
const COUNTED: Record<string, Record<Lang, readonly [string, string]>> = {
  sides: { ko: ['면', '면'], en: [' side', ' sides'] },
};

function measureOf(value: number, unit: string, lang: Lang): string {
  const counted = COUNTED[unit]?.[lang];
  if (counted) return plain(value, 0, 0) + (value === 1 ? counted[0] : counted[1]);
  const digits = unit === 'm' ? 2 : 3;
  const written = WRITTEN[unit] ?? unit;
  return written ? `${plain(value, 0, digits)} ${written}` : plain(value, 0, digits);
}

/** Won in ten-thousands and hundred-millions in Korean, in full below; millions in English. */
function wonOf(krw: number, lang: Lang): string {
  const full = Math.round(krw);
  if (lang === 'en') {
    return full >= 100_000_000
      ? `₩${plain(full / 1_000_000, 0, 1)} million`
      : `₩${full.toLocaleString('en-US')}`;
  }
  if (full >= 100_000_000) return `${plain(full / 100_000_000, 0, 2)}억 원`;
  if (full >= 10_000 && full % 10_000 === 0) return `${plain(full / 10_000, 0, 0)}만 원`;
  return `${full.toLocaleString('en-US')}원`;
}

function timeOf(iso: string, now: Date, lang: Lang): string {
  const then = new Date(iso);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return lang === 'ko' ? '방금' : 'just now';
  if (minutes < 60) return lang === 'ko' ? `${minutes}분 전` : `${minutes} min ago`;
  const sameDay = then.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(LOCALE[lang], {
    ...(sameDay ? {} : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(then);
}

function formatOf(lang: Lang): Format {
  const korean = lang === 'ko';
  return {
    num: (value, digits = 0) => plain(value, digits, digits),
    metres: (mm, digits = 1) => `${plain(mm / 1000, digits, Math.max(digits, 3))} m`,
    size: sizeOf,
    area: (m2) => `${plain(m2, 0, m2 < 100 ? 1 : 0)} m²`,
    percent: (share, digits = 1) => `${plain(share * 100, 0, digits)} %`,
    won: (krw) => wonOf(krw, lang),
    seconds: (s) => (korean ? `${plain(s, 0, 0)}초` : `${plain(s, 0, 0)} s`),
    count: (n) => plain(n, 0, 0),
    date: (iso) =>
      new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: 'medium' }).format(new Date(iso)),
    time: (iso, now = new Date()) => timeOf(iso, now, lang),
    measure: (value, unit) => measureOf(value, unit, lang),
  };
}

export const FORMATS: Record<Lang, Format> = { ko: formatOf('ko'), en: formatOf('en') };

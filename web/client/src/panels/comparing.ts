import type { Then, Wanted } from '../compare/comparison.svelte';
import { both } from '../i18n';
import { versions as words } from '../i18n/words';
import type { Text } from '../model/plan';
import { fromDocument } from '../model/state';
import type { Bench } from './bench.svelte';

/** Call a state of the plan: by its version's name, or by its revision's number. */
export function called(number: number, name: string | undefined): Text {
  if (name) return { ko: name, en: name };
  return number === 1 ? words.first : both(words.revision, number);
}

async function opened(bench: Bench, number: number, name: Text, judged: boolean): Promise<Then> {
  const answer = await bench.api.planAt(bench.editor.id, number, judged);
  const known = judged || answer.judged === number;
  return { number, name, plan: fromDocument(answer.plan), judged: known };
}

/**
 * Compare two states: the floor shows what differs as soon as they are here, and the findings of
 * that time follow when the service has worked them out.
 */
export async function compare(bench: Bench, before: Wanted, after: Wanted): Promise<void> {
  const { editor } = bench;
  const mine = [before, after] as const;
  editor.compare.wanted = mine;
  const late = (): boolean => editor.compare.wanted !== mine;
  const sides = [before, after].map(({ number, name }) =>
    number === null ? null : opened(bench, number, name, false),
  );
  try {
    const [then, now] = await Promise.all(sides);
    if (!then || late()) return;
    editor.select([]);
    editor.compare.begin(then, now ?? null);
    bench.dialog = null;
    const unknown = [then, now].filter((each) => each && !each.judged) as Then[];
    await Promise.all(
      unknown.map(async ({ number, name }) =>
        editor.compare.judged(await opened(bench, number as number, name, true)),
      ),
    );
  } catch (error) {
    if (!late()) bench.told(error, () => void compare(bench, before, after));
  }
}

/** Make the plan what it was at a revision: one edit, which undo takes back. */
export async function restore(bench: Bench, number: number, name: Text): Promise<void> {
  const { editor } = bench;
  try {
    editor.adopt(await bench.api.restore(editor.id, editor.revision, number));
    editor.compare.end();
    editor.say('neutral', both(words.restored, name.ko, name.en), true);
  } catch (error) {
    bench.told(error, () => void restore(bench, number, name));
  }
}

import { untrack } from 'svelte';
import type { Editor } from '../app.svelte';
import { fmt, lang, say } from '../i18n';
import { booth as booths, floor as words } from '../i18n/words';
import type { Finding } from '../model/plan';
import { announce } from './announce.svelte';
import { spoken } from './spoken';

/** Say to those who do not see the floor what is selected, where it went and what it breaks. */
export function hear(editor: Editor): void {
  let chosen = '';
  let place = '';
  let broken: readonly string[] = [];

  $effect(() => {
    // While something is dragged it has no place yet.
    if (editor.preview || !editor.plan) return;
    const booth = editor.only && editor.plan.booth(editor.only.id);
    const now = booth ? booth.id : [...editor.selection].join(' ');
    const here = booth ? placeOf(booth.x_mm, booth.y_mm) : '';
    const wrong = booth ? editor.findings.filter((each) => isAbout(each, booth.id)) : [];
    const codes = wrong.map((each) => each.code);
    const told: string[] = [];
    if (now !== chosen && booth) {
      const who = editor.plan.exhibitorOf(booth.id);
      const size = fmt().size(booth.width_mm, booth.depth_mm);
      told.push([booth.number, say(who?.name ?? booths.nobody), size].join(', '));
    } else if (now !== chosen && editor.selection.size > 1) {
      told.push(say(booths.many, editor.selection.size));
    } else if (now === chosen && here !== place) told.push(here);
    if (now !== chosen) broken = [];
    const fresh = wrong.filter((each) => !broken.includes(each.code));
    told.push(...fresh.map((each) => say(each.message)));
    if (now === chosen && broken.length > 0 && codes.length === 0) told.push(say(words.mended));
    [chosen, place, broken] = [now, here, codes];
    if (told.length > 0) untrack(() => announce(told.map(ended).join(' ')));
  });

  let thing = '';
  $effect(() => {
    if (editor.preview || !editor.plan) return;
    const words = spoken(editor.plan, editor.thing, lang());
    if (words && words !== thing) untrack(() => announce(words));
    thing = words;
  });

  $effect(() => {
    const { cross, plan } = editor;
    const hall = cross && plan?.hall(cross.hall);
    if (!hall) return;
    const told = `${say(hall.name)}, ${placeOf(cross.x, cross.y)}`;
    untrack(() => announce(told));
  });
}

const ended = (words: string): string => (words.endsWith('.') ? words : `${words}.`);

function placeOf(x: number, y: number): string {
  return say(words.place, fmt().metres(x), fmt().metres(y));
}

function isAbout(each: Finding, booth: string): boolean {
  return each.verdict === 'not_met' && each.severity === 'error' && each.booths.includes(booth);
}

export { FORMATS, type Format } from './format';
export { fmt, lang, say, speak } from './lang.svelte';
export { both, filled, inLang, text, type Lang, type Message, type Text } from './message';

import type { Attachment } from 'svelte/attachments';

let shown: HTMLElement | null = null;

function hide(): void {
  shown?.remove();
  shown = null;
}

function show(by: HTMLElement, words: string, key: string): void {
  hide();
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('aria-hidden', 'true');
  tip.append(words);
  if (key) {
    const kbd = document.createElement('kbd');
    kbd.textContent = key;
    tip.append(kbd);
  }
  document.body.append(tip);
  const [at, mine] = [by.getBoundingClientRect(), tip.getBoundingClientRect()];
  const above = at.top > window.innerHeight / 2;
  const left = at.left + at.width / 2 - mine.width / 2;
  tip.style.left = `${Math.max(8, Math.min(left, window.innerWidth - mine.width - 8))}px`;
  tip.style.top = `${above ? at.top - mine.height - 8 : at.bottom + 8}px`;
  shown = tip;
}

/** Name a control that shows only a picture, and tell its key, when it is pointed at. */
export function tip(words: string, key = ''): Attachment<HTMLElement> {
  return (node) => {
    let wait = 0;
    const come = (event: Event): void => {
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      window.clearTimeout(wait);
      const now = event.type === 'focus';
      if (now && !node.matches(':focus-visible')) return;
      wait = window.setTimeout(() => show(node, words, key), now ? 0 : 350);
    };
    const go = (): void => {
      window.clearTimeout(wait);
      hide();
    };
    const ways = { pointerenter: come, focus: come, pointerleave: go, blur: go, pointerdown: go };
    for (const [name, way] of Object.entries(ways)) node.addEventListener(name, way);
    return () => {
      go();
      for (const [name, way] of Object.entries(ways)) node.removeEventListener(name, way);
    };
  };
}

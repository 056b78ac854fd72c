// What the canvas is told to show, compared: most of what changes leaves the floor as it is.

import type { Shown } from './scene';

/** Tell whether two drawings would look alike. */
export function alike(a: Shown, b: Shown): boolean {
  return (
    a.lang === b.lang && a.found === b.found && equal(a.hidden, b.hidden) &&
    equal(a.breached, b.breached) &&
    Object.entries(a.layers).every(([name, on]) => b.layers[name] === on)
  );
}

/** Give what lies on the floor below while booths are carried: breaches as they were before. */
export function lyingOf(now: Shown, before: Shown): Shown {
  const carried = now.hidden.size > 0 && equal(now.hidden, before.hidden);
  return carried ? { ...now, breached: before.breached } : now;
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a === b || (a.size === b.size && [...a].every((each) => b.has(each)));
}

/** Booths that look otherwise than they lie on the floor below: in breach now, or no more. */
export function turned(now: Shown, lying: Shown): string[] {
  if (now.breached === lying.breached) return [];
  const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    [...a].filter((each) => !b.has(each) && !now.hidden.has(each));
  return [...apart(now.breached, lying.breached), ...apart(lying.breached, now.breached)];
}

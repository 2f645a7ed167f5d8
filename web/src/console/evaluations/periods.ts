/** The periods that somebody may choose from: quarters and years that have begun, the latest whole one first. */

/** `2026-Q3` for a date in October 2026, then the others; two years of them. */
export function periodsUntil(on: string): string[] {
  const year = Number(on.slice(0, 4));
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  const begun = [year, year - 1].flatMap((each) =>
    [4, 3, 2, 1].filter((part) => each < year || part <= quarter).map((part) => `${each}-Q${part}`),
  );
  const [now = "", ...before] = begun;
  return [...before.slice(0, 1), now, ...before.slice(1), String(year), String(year - 1)];
}

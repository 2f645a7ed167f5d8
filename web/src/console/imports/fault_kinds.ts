/** Faults by their kind: pure, from what a check tells of a file. */
interface Fault {
  pointer: string;
  code: string;
  detail: string;
}

/** Code, the words of the first of it, how many; the most frequent first. */
export function kindsOf(faults: readonly Fault[]): [code: string, said: string, count: number][] {
  const found = new Map<string, [string, number]>();
  for (const { code, detail } of faults) {
    const [said, count] = found.get(code) ?? [detail, 0];
    found.set(code, [said, count + 1]);
  }
  return [...found]
    .map(([code, [said, count]]): [string, string, number] => [code, shortened(said), count])
    .sort(([, , one], [, , other]) => other - one);
}

/** The row of `/rows/5/unit_id`; 0 for the file as a whole. */
export function rowOf(pointer: string): number {
  return Number.parseInt(pointer.split("/")[2] ?? "", 10) || 0;
}

const MOST_SIGNS = 60;

/** Its first sentence, as far as a choice has room for it. */
function shortened(said: string): string {
  const first = said.split(/[.;:](\s|$)/)[0] ?? said;
  return first.length > MOST_SIGNS ? `${first.slice(0, MOST_SIGNS - 1)}…` : first;
}

/** A change rehearsed unit by unit, and what the units' shares come to together. */
import type { Schemas } from "../../api/client";
import { fewAtOnce } from "../../api/few_at_once";
import { asRefusal, type Refusal } from "../../api/refusal";

/** One of the three. */
export type Change = Partial<Pick<Schemas["RehearsalBody"], "pattern" | "override" | "holidays">>;
export type Share = Schemas["RehearsalView"];
const AT_ONCE = 3;

/** Of the employee-days with another plan. */
export interface Counts {
  days: Record<string, number>;
  late_min: number;
  early_min: number;
  missing_min: number;
}

export interface Summed {
  month: string;
  people: number;
  concerned: number;
  untold: number;
  units: number;
  first_on: string | null;
  judged: number;
  differing: number;
  before: Counts;
  after: Counts;
}

export interface Asking {
  shares: Share[];
  /** Units that gave no answer, and why. */
  failed: [string, Refusal][];
}

/**
 * Ask every unit, a few at a time; told of each step. What is wrong with the change itself is wrong everywhere: thrown.
 */
export async function askUnits(
  units: readonly string[],
  ask: (unitId: string) => Promise<Share>,
  onStep: (asking: Asking) => void,
  isLeft: () => boolean,
): Promise<Asking> {
  const asking: Asking = { shares: [], failed: [] };
  let wrong: Refusal | null = null;
  async function askOne(unit: string) {
    if (wrong || isLeft()) return;
    try {
      asking.shares.push(await ask(unit));
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === "INPUT_INVALID") wrong = refusal;
      else asking.failed.push([unit, refusal]);
    }
    if (!isLeft()) onStep({ shares: [...asking.shares], failed: [...asking.failed] });
  }
  await fewAtOnce(units, askOne, AT_ONCE);
  if (wrong) throw wrong;
  return asking;
}

export function summed(shares: readonly Share[]): Summed {
  const sum = (of: (share: Share) => number) => shares.reduce((total, share) => total + of(share), 0);
  const starts = shares.flatMap(({ first_on }) => (first_on ? [first_on] : [])).sort();
  return {
    month: shares[0]?.month ?? "",
    people: sum(({ people }) => people),
    concerned: sum(({ concerned }) => concerned),
    untold: sum(({ untold }) => untold),
    units: shares.filter(({ concerned }) => concerned > 0).length,
    first_on: starts[0] ?? null,
    judged: sum(({ before }) => Object.values(before.days).reduce((days, each) => days + each, 0)),
    differing: sum(({ differing }) => differing),
    before: counted(shares.map(({ before }) => before)),
    after: counted(shares.map(({ after }) => after)),
  };
}

/** Statuses that stand on either side, in the order in which a day is judged. */
export function statusesOf({ before, after }: Summed): string[] {
  return ORDER.filter((status) => before.days[status] || after.days[status]);
}

const ORDER = "present incomplete absent permission leave duty study remote undecided off unknown".split(" ");

function counted(totals: readonly Schemas["TotalsView"][]): Counts {
  const days: Record<string, number> = {};
  for (const each of totals)
    for (const [status, count] of Object.entries(each.days)) days[status] = (days[status] ?? 0) + count;
  const sum = (of: (each: Schemas["TotalsView"]) => number) => totals.reduce((total, each) => total + of(each), 0);
  return {
    days,
    late_min: sum(({ late_min }) => late_min),
    early_min: sum(({ early_min }) => early_min),
    missing_min: sum(({ missing_min }) => missing_min),
  };
}

/** `2026-10` and the month before it, of any date in November 2026. */
export function pastMonths(today: string): [string, string] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const before = (by: number) => new Date(Date.UTC(year, month - 1 - by, 1)).toISOString().slice(0, 7);
  return [before(1), before(2)];
}

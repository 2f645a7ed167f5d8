/** The periods that somebody may choose from, as the dated rules have them: rules/assessment.py `periods_assessed`. */
import type { Schemas } from "../../api/client";

type Rules = Pick<Schemas["PerformanceRules"], "starts_on" | "period_kind">;
interface Part {
  id: string;
  from: string;
  until: string;
}

const LENGTHS = { month: 1, quarter: 3 } as const; // months

/** Those of two years that have begun: the latest that is over, the running one, then the others back; at last the years. */
export function periodsUntil(on: string, rules: readonly Rules[] = []): string[] {
  const year = Number(on.slice(0, 4));
  const begun = [year, year - 1]
    .flatMap((each) => partsOf(each, rules))
    .filter(({ from }) => from <= on)
    .sort((one, other) => (one.until < other.until ? 1 : -1));
  const running = begun.filter(({ until }) => until >= on);
  const [latest, ...before] = begun.filter(({ until }) => until < on);
  const parts = [...(latest ? [latest] : []), ...running, ...before];
  return [...parts.map(({ id }) => id), String(year), String(year - 1)];
}

/** Each of a kind that holds on its last day. */
function partsOf(year: number, rules: readonly Rules[]): Part[] {
  return (["month", "quarter"] as const).flatMap((kind) => {
    const length = LENGTHS[kind];
    return Array.from({ length: 12 / length }, (_, at): Part => {
      const last = (at + 1) * length;
      const month = (which: number) => `${year}-${String(which).padStart(2, "0")}`;
      const end = new Date(Date.UTC(year, last, 0)).getUTCDate();
      return {
        id: kind === "month" ? month(last) : `${year}-Q${at + 1}`,
        from: `${month(last - length + 1)}-01`,
        until: `${month(last)}-${end}`,
      };
    }).filter(({ until }) => kindOn(until, rules) === kind);
  });
}

/** Quarters before the first set, as PERFORMANCE_DEFAULT has them. */
function kindOn(on: string, rules: readonly Rules[]): string {
  return rules.filter(({ starts_on }) => starts_on <= on).at(-1)?.period_kind ?? "quarter";
}

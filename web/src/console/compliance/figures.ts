/** What months come to, as shares and averages: pure. */
import type { Schemas } from "../../api/client";
import type { Language } from "../../words/language";
import { shareIn } from "../../words/number";

export type MonthLine = Schemas["MonthFiguresView"];

/** What can be plotted and sorted by, of a unit's month or a person's. */
export type Measure = "present" | "late" | "lateMin" | "absent";
export const MEASURES: readonly Measure[] = ["present", "late", "lateMin", "absent"];

/** Null where nothing counts: no unit is at 0 % for having had no working day. */
export function measured(line: MonthLine, measure: Measure): number | null {
  if (!line.counted_at || !line.due) return null;
  if (measure === "present") return percent(line.present, line.due);
  if (measure === "late") return percent(line.late_days, line.due);
  if (measure === "absent") return percent(line.statuses.absent ?? 0, line.due);
  return line.people ? Math.round(line.late_min / line.people) : null;
}

/** As it stands in a table: shares with their decimal, minutes as whole numbers. */
export function shownMeasure(line: MonthLine, measure: Measure, lang: Language): string | number {
  const value = measured(line, measure);
  if (value === null) return "–";
  return measure === "lateMin" ? value : shareIn(value, lang);
}

/** Of all units together. */
export function summed(lines: readonly MonthLine[]): MonthLine | null {
  const [first] = lines;
  if (!first) return null;
  const statuses: Record<string, number> = {};
  for (const line of lines) {
    for (const [status, days] of Object.entries(line.statuses)) statuses[status] = (statuses[status] ?? 0) + days;
  }
  const sum = (name: "people" | "due" | "present" | "late_days" | "late_min" | "early_min" | "missing") =>
    lines.reduce((all, line) => all + line[name], 0);
  return {
    unit_id: "",
    name: "",
    units: lines.reduce((all, { units }) => all + units, 0),
    month: first.month,
    counted_at: lines.find(({ counted_at }) => counted_at)?.counted_at ?? null,
    people: sum("people"),
    statuses,
    due: sum("due"),
    present: sum("present"),
    late_days: sum("late_days"),
    late_min: sum("late_min"),
    early_min: sum("early_min"),
    missing: sum("missing"),
  };
}

const CAME = ["present", "duty", "study", "remote"];
const OPEN = ["absent", "incomplete", "undecided"];

/** A person's month in the same terms as a unit's. */
export function personsMonth({ month, totals }: Schemas["MonthTotalsView"]): {
  month: string;
  due: number;
  present: number;
  absent: number;
  incomplete: number;
  lateMin: number;
  earlyMin: number;
} {
  const days = (names: readonly string[]) => names.reduce((sum, name) => sum + (totals.days[name] ?? 0), 0);
  return {
    month,
    due: days([...CAME, ...OPEN]),
    present: days(CAME),
    absent: totals.days.absent ?? 0,
    incomplete: totals.days.incomplete ?? 0,
    lateMin: totals.late_min,
    earlyMin: totals.early_min,
  };
}

export function percent(part: number, of: number): number {
  return Math.round((part / of) * 1000) / 10;
}

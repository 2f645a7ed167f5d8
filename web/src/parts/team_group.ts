/** How each person of a unit stands on a date: said alike by the page and by the text that is handed on. */
import type { Schemas } from "../api/client";

export type TeamPerson = Pick<
  Schemas["MemberDayView"],
  "name" | "day" | "check_ins" | "punches" | "verdict" | "excuse"
>;
export type Group = "onTime" | "late" | "waiting" | "missing" | "excused" | "off" | "unknown";

const EXCUSES = ["leave", "duty", "study", "remote", "permission"];

export function groupOf({ day, check_ins, punches, verdict, excuse }: TeamPerson): Group {
  const valid = check_ins.filter(({ state }) => state === "valid");
  if (valid.length || punches.some(({ counts }) => counts))
    return lateMinOf({ check_ins: valid, verdict }) > 0 ? "late" : "onTime";
  if (check_ins.some(({ state }) => state === "provisional")) return "waiting";
  if (day === "off") return "off";
  if (excuse || EXCUSES.includes(verdict?.status ?? "")) return "excused";
  return day === "unknown" ? "unknown" : "missing";
}

/** Minutes late that count: by the verdict of a closed day, before that as they were recorded. */
export function lateMinOf({ check_ins, verdict }: Pick<TeamPerson, "check_ins" | "verdict">): number {
  return verdict?.late_min ?? Math.max(0, ...check_ins.map(({ late_min }) => late_min));
}

/** Who came, of all who were awaited; and who of them late. */
export function countOf(people: readonly TeamPerson[]): { here: number; all: number; late: number } {
  const groups = people.map(groupOf);
  const count = (...wanted: Group[]) => groups.filter((group) => wanted.includes(group)).length;
  const here = count("onTime", "late", "waiting");
  return { here, all: here + count("missing"), late: count("late") };
}

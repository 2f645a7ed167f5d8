/** The rule that made this day, in sentences. */
import type { Schemas } from "../api/client";
import type { Words } from "./words";

type Day = Pick<Schemas["TodayView"], "day" | "rule" | "rule_name" | "slots">;

export function ruleSentences({ day, rule, rule_name, slots }: Day, { rule: say }: Words): string[] {
  const kind = rule.split(":")[0] ?? "";
  const limits = slots.flatMap(({ plan }) => {
    if (!plan.limit_local_time) return [];
    if (plan.slot === "arrival") return [say.arriveBy(plan.limit_local_time, plan.grace_min)];
    return plan.slot === "departure" ? [say.leaveFrom(plan.limit_local_time)] : [];
  });
  return [said(), ...limits].filter(Boolean);

  function said(): string {
    if (kind === "holiday") return say.holiday(rule_name);
    if (kind === "override") return say.override(rule_name);
    if (kind === "assignment") return say.noAssignment;
    if (kind === "roster") return day === "unknown" ? say.noEntry : say.rosterOff;
    if (!rule_name) return "";
    return day === "working" ? say.pattern(rule_name) : say.weekend(rule_name);
  }
}

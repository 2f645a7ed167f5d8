/** Answers are sent to the unit that an activity is of, as many at once as the server takes. */
import type { Schemas } from "../api/client";
import type { Activity } from "./report";

const AT_ONCE = 30;

type Named = Schemas["ActivityToAnswerBody"];

export function callsOf(
  activities: readonly Pick<Activity, "unit_id" | "employee_id" | "activity_id" | "revision">[],
): [string, Named[]][] {
  const units = new Map<string, Named[]>();
  for (const { unit_id, employee_id, activity_id, revision } of activities) {
    units.set(unit_id, [...(units.get(unit_id) ?? []), { employee_id, activity_id, revision }]);
  }
  return [...units].flatMap(([unit_id, all]) =>
    Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at): [string, Named[]] => [
      unit_id,
      all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    ]),
  );
}

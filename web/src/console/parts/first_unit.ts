/** The unit that a page begins with, where its address names none. */
import type { Schemas } from "../../api/client";
import type { Unit } from "../../state/read_city";

/** Where the first of one's roles is held, else where one works, of those one sees. */
export function firstUnit(
  units: readonly Unit[],
  { grants, assignments }: Schemas["MeView"]["employee"],
): string | undefined {
  const wanted = [...grants.map(({ unit_id }) => unit_id), ...assignments.map(({ unit_id }) => unit_id)];
  const seen = units.map(({ unit_id }) => unit_id);
  return wanted.find((each) => each !== null && seen.includes(each)) ?? seen[0];
}

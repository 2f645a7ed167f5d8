/** Objections that wait for this person: of the units they lead, of a city admin's OPD by OPD, or where they stand in. */
import { answer, api, type Schemas } from "../../api/client";
import { type Asked, useAnswer } from "../../api/use_answer";
import { unitsToDecide } from "../../requests/decide";
import { useDesk } from "../inside";

export type Objection = Schemas["ObjectionView"];
const AT_ONCE = 4;

export function useObjections(): Asked<Objection[]> {
  const { me, roles } = useDesk();
  return useAnswer("objections", async () => {
    const lent = me.stands_in ? (await answer(api.GET("/me/delegate"))).standing_in : [];
    const units = roles.includes("city_admin") ? await topUnits() : unitsToDecide(me, lent);
    return await readOf(units);
  });
}

async function topUnits(): Promise<string[]> {
  const { units } = await answer(api.GET("/units"));
  const known = new Set(units.map(({ unit_id }) => unit_id));
  return units.filter(({ parent_id }) => !parent_id || !known.has(parent_id)).map(({ unit_id }) => unit_id);
}

/** The nearest deadline first; what lies in a unit and in one above it comes once. */
async function readOf(units: readonly string[]): Promise<Objection[]> {
  const left = [...units];
  const found = new Map<string, Objection>();
  async function worker() {
    for (let unit_id = left.shift(); unit_id; unit_id = left.shift()) {
      const params = { path: { unit_id }, query: { parts: true } };
      const { objections } = await answer(api.GET("/units/{unit_id}/objections", { params }));
      for (const each of objections) found.set(each.request_id, each);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return [...found.values()].sort((one, other) => one.decide_by.localeCompare(other.decide_by));
}

/** Objections that wait for this person: of the units they lead or stand in for, of a city admin's OPD by OPD. */
import { answer, api, type Schemas } from "../../api/client";
import { type Asked, useAnswer } from "../../api/use_answer";
import { unitsToDecide } from "../../requests/decide";
import { fromEach, topsOf } from "../../requests/read_many";
import { useDesk } from "../inside";

export type Objection = Schemas["ObjectionView"];

/** The nearest deadline first. */
export function useObjections(): Asked<Objection[]> {
  const { me, roles } = useDesk();
  return useAnswer("objections", async () => {
    const lent = me.stands_in ? (await answer(api.GET("/me/delegate"))).standing_in : [];
    const isAdmin = roles.includes("city_admin");
    const units = isAdmin ? topsOf((await answer(api.GET("/units"))).units) : unitsToDecide(me, lent);
    const found = await fromEach(units, async (unit_id) => {
      const params = { path: { unit_id }, query: { parts: true } };
      return (await answer(api.GET("/units/{unit_id}/objections", { params }))).objections;
    });
    return found.sort((one, other) => one.decide_by.localeCompare(other.decide_by));
  });
}

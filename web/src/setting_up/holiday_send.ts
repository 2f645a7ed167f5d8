/** Send holidays to be declared; what is left empty is told before anything is sent. */
import type { ComponentChildren } from "preact";
import { answer, api, type Schemas } from "../api/client";
import type { onceOnly } from "../api/job";
import { Refusal } from "../api/refusal";
import type { HOLIDAYS } from "./holidays_words";
import type { Proposal } from "./outcome";

export type HolidayBody = Schemas["HolidayBody"];

/** What is shown before these days may be sent, and what says whether they may be now. */
export type Look = (holidays: readonly HolidayBody[], setLookedAt: (isLookedAt: boolean) => void) => ComponentChildren;

type Texts = Pick<(typeof HOLIDAYS)["id"], "dateMissing" | "nameMissing" | "decreeMissing">;

/** Throws INPUT_INVALID, with the pointers that the server uses, without asking it. */
export async function sendHolidays(
  typed: readonly HolidayBody[],
  params: ReturnType<typeof onceOnly>,
  t: Texts,
): Promise<Proposal> {
  const holidays = typed.map((each) => ({ ...each, name: each.name.trim(), decree_no: each.decree_no.trim() }));
  const faults = holidays.flatMap(({ on, name, decree_no }, at) => {
    const lacks = [
      !on && ["on", t.dateMissing],
      !name && ["name", t.nameMissing],
      !decree_no && ["decree_no", t.decreeMissing],
    ];
    return lacks.flatMap((each) =>
      each ? [{ pointer: `/holidays/${at}/${each[0]}`, code: "OWN", detail: each[1] ?? "" }] : [],
    );
  });
  if (faults.length) throw new Refusal("INPUT_INVALID", "", "", 422, faults);
  return answer(api.POST("/calendar/holidays", { params, body: { holidays, emergency_reason: null } }));
}

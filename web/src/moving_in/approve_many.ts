/** Many phones approved at once: unit by unit, as many in a request as the server takes. */
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, Refusal } from "../api/refusal";

type Member = Schemas["MemberView"];
const MOST = 100; // MAX_DECISIONS in chalicelib/routes/unit_devices.py

/** Null where it is approved. */
export type Outcome = readonly [member: Member, refusal: Refusal | null];

/** `tell` hears how many are decided; whoever loses the answer sends the same again. */
export async function approveMany(
  members: readonly Member[],
  unitOf: (member: Member) => string,
  tell: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [unit_id, some] of chunks(members, unitOf)) {
    tell(outcomes.length);
    outcomes.push(...(await approve(unit_id, some)));
  }
  return outcomes;
}

async function approve(unit_id: string, members: readonly Member[]): Promise<Outcome[]> {
  const decisions = members.map(({ employee_id, pending_device_id }) => ({
    employee_id,
    device_id: pending_device_id ?? "",
    approve: true,
  }));
  try {
    const params = { path: { unit_id } };
    const found = await answer(api.POST("/units/{unit_id}/devices/decisions", { params, body: { decisions } }));
    return members.map((member, at) => {
      const outcome = found.outcomes[at]?.outcome ?? "";
      return [member, outcome === "approved" ? null : new Refusal(outcome)];
    });
  } catch (error) {
    return members.map((member) => [member, asRefusal(error)]);
  }
}

/** By unit, in the order in which the units first come. */
export function chunks<T>(members: readonly T[], unitOf: (member: T) => string, most = MOST): [string, T[]][] {
  const found: [string, T[]][] = [];
  for (const member of members) {
    const unit = unitOf(member);
    const open = found.find(([id, some]) => id === unit && some.length < most);
    if (open) open[1].push(member);
    else found.push([unit, [member]]);
  }
  return found;
}

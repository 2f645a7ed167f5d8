/** Requests of several units with their parts, some units at a time. */
import { answer, api } from "../api/client";
import { fewAtOnce } from "../api/few_at_once";
import type { Unit } from "../state/read_city";
import type { Request } from "./ask";

export type Which = "mine" | "open" | "decided";

/** By date; one that lies in two of them stands once. */
export async function readMany(unitIds: readonly string[], which: Which): Promise<Request[]> {
  const query = { which, parts: true };
  const found = await fromEach(unitIds, async (unit_id) => {
    const params = { path: { unit_id }, query };
    return (await answer(api.GET("/units/{unit_id}/requests", { params }))).requests;
  });
  return found.sort((one, other) => one.starts_on.localeCompare(other.starts_on));
}

/** What is read of each unit, in no order; what lies in two of them stands once. */
export async function fromEach<T extends { request_id: string }>(
  unitIds: readonly string[],
  read: (unitId: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const found = new Map<string, T>();
  await fewAtOnce(unitIds, async (unitId) => {
    for (const each of await read(unitId)) found.set(each.request_id, each);
  });
  return [...found.values()];
}

/** Those that stand at the top of what is seen: the others are their parts. */
export function topsOf(units: readonly Pick<Unit, "unit_id" | "parent_id">[]): string[] {
  const known = new Set(units.map(({ unit_id }) => unit_id));
  return units.filter(({ parent_id }) => !parent_id || !known.has(parent_id)).map(({ unit_id }) => unit_id);
}

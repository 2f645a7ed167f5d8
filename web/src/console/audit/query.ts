/** From what is chosen to what is asked for: pure. */
import type { Schemas } from "../../api/client";
import { KINDS, type Kind } from "./acts";

export function isKind(chosen: string): chosen is Kind {
  return chosen in KINDS;
}

/** One act, or those of a kind, with commas between. */
export function actionsOf(chosen: string): string {
  return isKind(chosen) ? KINDS[chosen].join(",") : chosen;
}

/** By name, and first the city where it may be chosen. */
export function unitOptions(
  units: readonly Schemas["UnitView"][],
  city?: string,
): readonly (readonly [string, string])[] {
  const named = units.map(({ unit_id, name }) => [unit_id, name] as const);
  const sorted = [...named].sort(([, one], [, other]) => one.localeCompare(other, "id"));
  return city ? [["", city], ...sorted] : sorted;
}

/** An entry's facts as short text: ids and figures, as they are; long lists and hashes cut. */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${cut(typeof value === "string" ? value : JSON.stringify(value))}`)
    .join(", ");
}

const SHOWN = 48;

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** From what is chosen to what is asked for: pure. */
import { KINDS, type Kind } from "./acts";

export function isKind(chosen: string): chosen is Kind {
  return chosen in KINDS;
}

/** One act, or those of a kind, with commas between. */
export function actionsOf(chosen: string): string {
  return isKind(chosen) ? KINDS[chosen].join(",") : chosen;
}

/** An entry's facts as short text: figures as they are, ids and hashes cut, of a list how many. */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([name]) => name !== "employee") // who it is about stands beside it
    .map(([name, value]) => `${name}: ${factText(value)}`)
    .join(", ");
}

const SHOWN = 40;
const OPAQUE = /^[A-Za-z0-9_-]{24,}$/; // a hash, a challenge, a device

function factText(value: unknown): string {
  if (Array.isArray(value)) return `${value.length}×`;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (OPAQUE.test(text)) return `${text.slice(0, 8)}…`;
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

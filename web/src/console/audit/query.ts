/** From what is chosen to what is asked for: pure. */
import { KINDS, type Kind } from "./acts";

export function isKind(chosen: string): chosen is Kind {
  return chosen in KINDS;
}

/** One act, or those of a kind, with commas between. */
export function actionsOf(chosen: string): string {
  return isKind(chosen) ? KINDS[chosen].join(",") : chosen;
}

/** An entry's facts as short text: figures as they are, ids and hashes cut, of a list how many, of a change what differs. */
export function factsText({ old, new: now, ...facts }: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(facts)
    .filter(([name]) => name !== "employee") // who it is about stands beside it
    .map(([name, value]) => `${name}: ${factText(value)}`);
  return [...told, ...changesText(old, now)].join(", ");
}

/** Both whole where either is no set of named values. */
function changesText(old: unknown, now: unknown): string[] {
  const [before, after] = [partsOf(old), partsOf(now)];
  if (!before || !after) {
    return Object.entries({ old, new: now }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${factText(value)}`],
    );
  }
  return Object.keys({ ...before, ...after })
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
    .map((name) => `${name}: ${factText(before[name] ?? null)} → ${factText(after[name] ?? null)}`);
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (value === null || value === undefined) return {};
  return typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

const SHOWN = 40;
const OPAQUE = /^[A-Za-z0-9_-]{24,}$/; // a hash, a challenge, a device

function factText(value: unknown): string {
  if (Array.isArray(value)) return `${value.length}×`;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (OPAQUE.test(text)) return `${text.slice(0, 8)}…`;
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

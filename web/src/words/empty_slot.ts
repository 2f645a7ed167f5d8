/** What stands in a list for a slot without a check-in: "not yet" only while it may still come. */
import type { Schemas } from "../api/client";
import type { Words } from "./words";

interface DayOfSlot {
  verdict: Pick<Schemas["VerdictView"], "status" | "slots" | "event"> | null;
  excuse: string | null;
}

/** `closesAt`: when its window closes, where that is known; `nowMs`: by the server's clock. */
export function sayEmpty(
  slot: string,
  { verdict, excuse }: DayOfSlot,
  closesAt: string | undefined,
  nowMs: number,
  w: Words,
): string {
  if (verdict) return sayJudged(slot, verdict, w);
  if (excuse === "leave") return nameOf(excuse, w);
  return closesAt && nowMs < Date.parse(closesAt) ? w.history.not : w.history.none;
}

/** Excused by what; a correction or a ruling counts without a check-in; else there is none. */
function sayJudged(slot: string, { status, slots, event }: NonNullable<DayOfSlot["verdict"]>, w: Words): string {
  const found = [...slots, ...(event ? [event] : [])].find((each) => each.slot === slot);
  if (!found || found.state === "missing") return found || status === "absent" ? w.history.none : w.slot.optional;
  if (found.state !== "excused") return w.history.counted;
  const kind = [...found.because, status].find((each) => each in w.excuse.kinds);
  return kind ? nameOf(kind, w) : w.slot.optional;
}

function nameOf(kind: string, w: Words): string {
  return (w.excuse.kinds[kind] ?? kind).toLowerCase();
}

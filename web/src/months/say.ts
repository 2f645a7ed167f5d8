/** Where a month stands, and what of it still awaits a person, as people say it. */
import type { Schemas } from "../api/client";
import { dateBeside } from "../words/format";
import type { MonthWords } from "./words";

export type MonthState = Schemas["MonthDetailView"];
export type UnitState = Schemas["UnitMonthStateView"];
export type Stage = "locked" | "ready" | "waits" | "open" | "empty";

export const TONES: Record<Stage, string> = { locked: "ok", ready: "info", waits: "warn", open: "warn", empty: "off" };
export const LOCKABLE: readonly Stage[] = ["ready", "waits"];

/** In the order in which the server refuses. */
export function stageOf({ lock, employee_days, open_dates, waiting }: MonthState): Stage {
  if (lock) return "locked";
  if (!employee_days) return "empty";
  if (open_dates) return "open";
  return waiting ? "waits" : "ready";
}

/** `2 hari dengan presensi belum diputuskan, 1 permohonan`; "" where nothing waits. */
export function whatWaits(month: Pick<MonthState, "undecided" | "requests" | "outages">, t: MonthWords): string {
  const kinds = ["undecided", "requests", "outages"] as const;
  return kinds.flatMap((kind) => (month[kind] ? [t.waiting[kind](month[kind])] : [])).join(", ");
}

/** The first date of the month that is not closed. */
export function openSince({ closed_through }: Pick<UnitState, "closed_through">, month: string): string {
  const first = `${month}-01`;
  const next = closed_through ? dateBeside(closed_through, 1) : first;
  return next > first ? next : first;
}

/** What locking it means; with what waits, where something does. */
export function sureOf(name: string, month: MonthState, t: MonthWords): string {
  const waits = whatWaits(month, t);
  return [t.sure(name, month.employee_days), waits && t.sureWaiting(waits)].filter(Boolean).join(" ");
}

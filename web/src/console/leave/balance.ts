/** An opening balance as it is typed and sent. */
import type { Schemas } from "../../api/client";
import type { Lack } from "../../api/refusal";
import type { DeskLeaveWords } from "./words";

export const FIELDS = [
  "leave_left_days",
  "leave_carried_days",
  "unexcused_days",
  "late_min",
  "early_min",
  "source_document",
] as const;
type Field = (typeof FIELDS)[number];
export type Typed = Record<Field, string>;

const LAST_MONTH_FOR_LAST_YEAR = 3; // chalicelib/rules/balance.py

/** Whether a balance of this year may still be entered; the server has the last word. */
export function isEnteredFor(year: string, today: string): boolean {
  const [now, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Number(year) === now || (Number(year) === now - 1 && month <= LAST_MONTH_FOR_LAST_YEAR);
}

export function typedOf(held: Schemas["BalanceView"] | null): Typed {
  const text = (field: Field) => String(held?.[field] ?? "");
  return Object.fromEntries(FIELDS.map((field) => [field, text(field)])) as Typed;
}

export function bodyOf(typed: Typed, revision: number): Schemas["BalanceBody"] {
  const whole = (field: Field) => Number(typed[field]);
  return {
    leave_left_days: whole("leave_left_days"),
    leave_carried_days: whole("leave_carried_days"),
    unexcused_days: whole("unexcused_days"),
    late_min: whole("late_min"),
    early_min: typed.early_min.trim() ? whole("early_min") : null,
    source_document: typed.source_document.trim(),
    revision,
  };
}

/** What is no whole number, as `refuse` takes it. */
export function faultyOf(typed: Typed, t: DeskLeaveWords): Lack[] {
  const isWhole = (field: Field) => /^\d{1,6}$/.test(typed[field].trim());
  return FIELDS.map((field) => {
    if (field === "source_document") return [!typed[field].trim(), `/${field}`, t.sourceMissing] as const;
    return [!(isWhole(field) || (field === "early_min" && !typed[field].trim())), `/${field}`, t.wrong] as const;
  });
}

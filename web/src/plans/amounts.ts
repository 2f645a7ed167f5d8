/** Amounts in hundredths of their unit: as they are shown, typed and read. */
import type { Language } from "../words/language";
import { numberIn } from "../words/number";

const TYPED = /^(\d{1,13})(?:[.,](\d{1,2}))?$/;

export function amountOf(e2: number, lang: Language): string {
  return numberIn(e2 / 100, lang);
}

/** `2,5` for 250: without grouping, so that it reads back. */
export function plainAmount(e2: number): string {
  return String(e2 / 100).replace(".", ",");
}

/** As it stands in a field, where nothing is an empty one. */
export function typedOf(e2: number): string {
  return e2 ? plainAmount(e2) : "";
}

/** Hundredths of `2`, `2,5` or `2.25`; null of what is no such number. */
export function hundredthsOf(typed: string): number | null {
  const [, whole, part = ""] = TYPED.exec(typed.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, "0"));
}

/** Likewise; 0 of an empty field. */
export function readAmount(typed: string): number | null {
  return typed.trim() ? hundredthsOf(typed) : 0;
}

/** Amounts in hundredths of their unit: as they are shown, typed and read. */
import type { Language } from "../words/language";

const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };
const TYPED = /^(\d{1,13})(?:[.,](\d{1,2}))?$/;

export function amountOf(e2: number, lang: Language): string {
  return new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 2 }).format(e2 / 100);
}

/** As it stands in a field: without grouping, so that it reads back. */
export function typedOf(e2: number): string {
  return e2 ? String(e2 / 100).replace(".", ",") : "";
}

/** Hundredths; 0 of an empty field, null of what is no such number. */
export function readAmount(typed: string): number | null {
  if (!typed.trim()) return 0;
  const [, whole, part = ""] = TYPED.exec(typed.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, "0"));
}

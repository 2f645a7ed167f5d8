/** What people call a period that the server names `2026-11`, `2026-Q4` or `2026`. Pure. */
import { monthName } from "../words/format";
import type { Language } from "../words/language";

/** `November 2026`, `Triwulan 4 2026`, `Tahun 2026`. */
export function periodName(period: string, lang: Language): string {
  const isIndonesian = lang === "id";
  const [year = "", part = ""] = period.split("-");
  if (!part) return `${isIndonesian ? "Tahun" : "Year"} ${year}`;
  if (!part.startsWith("Q")) return monthName(period, lang);
  return isIndonesian ? `Triwulan ${part.slice(1)} ${year}` : `Quarter ${part.slice(1)} of ${year}`;
}

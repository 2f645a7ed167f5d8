/** Months, quarters and years that a report may be of: around a month, and what people call them. Pure. */
import { monthName } from "../words/format";
import type { Language } from "../words/language";

const QUARTERS: Record<string, string> = { Q1: "I", Q2: "II", Q3: "III", Q4: "IV" };

/** The month, its quarter and its year, as the server names them. */
export function periodsAround(month: string): string[] {
  const year = month.slice(0, 4);
  return [month, `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, year];
}

/** `November 2026`, `Triwulan IV 2026`, `Tahun 2026`. */
export function periodName(period: string, lang: Language): string {
  const [year = "", part = ""] = period.split("-");
  const quarter = QUARTERS[part];
  if (quarter) return `${lang === "id" ? "Triwulan" : "Quarter"} ${quarter} ${year}`;
  return part ? monthName(period, lang) : `${lang === "id" ? "Tahun" : "Year"} ${year}`;
}

/** Percentages as people read them. */
import type { Language } from "../words/language";

/** `1,25 %` for 125 hundredths of a percent; below 0 with a true minus. */
export function percent(hundredths: number, language: Language): string {
  const text = String(Math.abs(hundredths) / 100);
  return `${hundredths < 0 ? "−" : ""}${language === "id" ? text.replace(".", ",") : text}\u00a0%`;
}

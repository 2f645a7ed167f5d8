/** Percentages and rupiah as people read them. */
import type { Language } from "../words/language";

/** `1,25 %` for 125 hundredths of a percent; below 0 with a true minus. */
export function percent(hundredths: number, language: Language): string {
  const text = String(Math.abs(hundredths) / 100);
  return `${hundredths < 0 ? "−" : ""}${language === "id" ? text.replace(".", ",") : text}\u00a0%`;
}

/** `Rp 1.250.000`; below 0 with a true minus. */
export function rupiah(amount: number, language: Language): string {
  const text = Math.abs(amount).toLocaleString(language === "id" ? "id-ID" : "en-GB");
  return `${amount < 0 ? "−" : ""}Rp\u00a0${text}`;
}

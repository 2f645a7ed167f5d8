/** Numbers as a language writes them: 1.382 and 96,2 in Indonesian, 1,382 and 96.2 in English; percentages and rupiah. */
import type { Language } from "./language";

const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };

export function numberIn(value: number, lang: Language): string {
  return value.toLocaleString(LOCALES[lang]);
}

/** `97,0`: always one decimal, so that the shares of a column stand below each other. */
export function shareIn(value: number, lang: Language): string {
  return value.toLocaleString(LOCALES[lang], { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** For the words of a page. */
export const angka = (value: number) => numberIn(value, "id");
export const figure = (value: number) => numberIn(value, "en");

/** `1,25 %` for 125 hundredths of a percent; below 0 with a true minus. */
export function percent(hundredths: number, language: Language): string {
  const text = String(Math.abs(hundredths) / 100);
  return `${hundredths < 0 ? "−" : ""}${language === "id" ? text.replace(".", ",") : text}\u00a0%`;
}

/** `Rp 1.250.000`; below 0 with a true minus. */
export function rupiah(amount: number, language: Language): string {
  return `${amount < 0 ? "−" : ""}Rp\u00a0${numberIn(Math.abs(amount), language)}`;
}

/** Numbers as a language writes them: 1.382 and 96,2 in Indonesian, 1,382 and 96.2 in English. */
import type { Language } from "./language";

const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };

export function numberIn(value: number, lang: Language): string {
  return value.toLocaleString(LOCALES[lang]);
}

/** For the words of a page. */
export const angka = (value: number) => numberIn(value, "id");
export const figure = (value: number) => numberIn(value, "en");

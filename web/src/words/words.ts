/** The words of the page in the language chosen now. */
import { useEffect, useState } from "preact/hooks";
import { english } from "./en";
import { indonesian, type Words } from "./id";
import { type Language, language, onLanguage } from "./language";

const DICTIONARIES: Record<Language, Words> = { id: indonesian, en: english };

export type { Words };

export function wordsIn(chosen: Language): Words {
  return DICTIONARIES[chosen];
}

/** The dictionary and its language; the screen is drawn anew when it changes. */
export function useWords(): { w: Words; lang: Language } {
  const [lang, setLang] = useState(language);
  useEffect(() => onLanguage(() => setLang(language())), []);
  return { w: wordsIn(lang), lang };
}

/** The words of one page, which are loaded with it alone, beside those of the whole. */
export function usePageWords<T>(both: Record<Language, T>): { t: T; w: Words; lang: Language } {
  const { w, lang } = useWords();
  return { t: both[lang], w, lang };
}

/** The words of the page in the language chosen now. */
import { useEffect, useState } from "preact/hooks";
import { indonesian, type Words } from "./id";
import { type Language, language, onLanguage, setLanguage } from "./language";

/** English is fetched when it is first wanted; from then on the worker has it on the phone. */
const dictionaries: Record<Language, Words | null> = { id: indonesian, en: null };

export type { Words };

export function wordsIn(chosen: Language): Words {
  return dictionaries[chosen] ?? indonesian;
}

export async function loadWords(chosen: Language): Promise<void> {
  if (chosen === "en") dictionaries.en ??= (await import("./en")).english;
}

/** Change the language of the page once its words are here. Throws where they cannot be fetched. */
export async function speak(next: Language): Promise<void> {
  await loadWords(next);
  setLanguage(next);
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

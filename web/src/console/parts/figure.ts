/** A number as the language writes it: 96,2 in Indonesian; anything else is shown as it is. */
import type { ComponentChildren } from "preact";
import type { Language } from "../../words/language";

const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };

export function figure(value: ComponentChildren, lang: Language): ComponentChildren {
  return typeof value === "number" ? new Intl.NumberFormat(LOCALES[lang]).format(value) : value;
}

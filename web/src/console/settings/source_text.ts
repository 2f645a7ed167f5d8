/**
 * Where a rule comes from, in words that who runs a city understands. The one place of sources stays docs/rules.md,
 * which also names our own papers by their short names; these are told for what they are.
 */
import type { Language } from "../../words/language";

const OURS: readonly (readonly [RegExp, Record<Language, string>])[] = [
  [
    /\bDESIGN\b( "[^"]*")?/g,
    { id: "keputusan kami saat merancang aplikasi", en: "our own decision in the app's design" },
  ],
  [
    /\bRELIABILITY\b( section)?( [A-Z]?\d+(, [A-Z]?\d+)*)?( "[^"]*")?/g,
    { id: "ukuran keandalan dan privasi kami", en: "our own terms of reliability and privacy" },
  ],
  [/\bDOMAIN\b( \(?[a-z]\)?(?=[:,;]|$))?/g, { id: "rangkuman peraturan kami", en: "our digest of the regulations" }],
  [
    /\bissue\b( of the console)?(,? "[^"]*")?/g,
    { id: "permintaan saat aplikasi dirancang", en: "what was asked of the app" },
  ],
  [/\b(docs\/adr\/|adr\/|ADR )\d+/g, { id: "keputusan kami yang tercatat", en: "a decision of ours on record" }],
  [/^own\b/g, { id: "pilihan kami", en: "our own choice" }],
  [/^(as above|same)\b/g, { id: "seperti baris di atas", en: "as the row above" }],
];
const NONE: Record<Language, string> = { id: "pilihan kami", en: "our own choice" };
const PUNCTUATION = /[\s,;:.]+/g;

/** Nothing named is our own choice. A source with other words in it stays in the document's English. */
export function sourceText(source: string, certainty: string, lang: Language): string {
  if (source === "-" || source === "") return /\bown\b/.test(certainty) ? NONE[lang] : "–";
  const isOurs = OURS.reduce((rest, [short]) => rest.replace(short, ""), source).replace(PUNCTUATION, "") === "";
  const told = OURS.reduce((text, [short, words]) => text.replace(short, words[isOurs ? lang : "en"]), source);
  return [...new Set(told.split("; "))].join("; ");
}

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
  [/^the city('s (own words|own sign|border))?$/g, { id: "ketetapan kota", en: "set by the city" }],
  [
    /^Cilegon is WIB; other cities' M$/g,
    { id: "Cilegon memakai WIB; kota lain belum dikonfirmasi", en: "Cilegon is WIB; other cities unconfirmed" },
  ],
  [/^E-Cilegon Presensi \(as above\)$/g, { id: "E-Cilegon Presensi", en: "E-Cilegon Presensi" }],
  [
    /^roster scripts of a hospital; fixed from the first calendar on$/g,
    {
      id: "naskah jadwal sebuah rumah sakit; tetap sejak kalender pertama",
      en: "roster scripts of a hospital; fixed from the first calendar on",
    },
  ],
  [
    /^no national rule for non-ASN$/g,
    { id: "tidak ada aturan nasional untuk non-ASN", en: "no national rule for non-ASN" },
  ],
  [/^length unconfirmed; see Requests$/g, { id: "lamanya belum dikonfirmasi", en: "length unconfirmed" }],
  [/^own\b/g, { id: "pilihan kami", en: "our own choice" }],
  [/^(as above|same)\b/g, { id: "seperti baris di atas", en: "as the row above" }],
];
const NONE: Record<Language, string> = { id: "pilihan kami", en: "our own choice" };
const PUNCTUATION = /[\s,;:.]+/g;

/** Of a setting: what we chose ourselves is told as that in Indonesian, whatever English words say why. */
export function settingSource(source: string, certainty: string, lang: Language): string {
  return lang === "id" && certainty === "own" && !isOurs(source) ? NONE.id : sourceText(source, certainty, lang);
}

/** Nothing named is our own choice. A source with other words in it stays in the document's English. */
export function sourceText(source: string, certainty: string, lang: Language): string {
  if (source === "-" || source === "") return /\bown\b/.test(certainty) ? NONE[lang] : "–";
  const said = isOurs(source) ? lang : "en";
  const told = OURS.reduce((text, [short, words]) => text.replace(short, words[said]), source);
  return [...new Set(told.split("; "))].join("; ");
}

/** Whether it names our own papers alone. */
function isOurs(source: string): boolean {
  return OURS.reduce((rest, [short]) => rest.replace(short, ""), source).replace(PUNCTUATION, "") === "";
}

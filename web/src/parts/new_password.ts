/** The field for a password that somebody makes. */
import type { Language } from "../words/language";
import type { FieldPlan } from "./form";

const MIN_PASSWORD = 12; // the server's own limit; docs/rules.md#login

const id = {
  label: "Kata sandi baru",
  hint: "Paling sedikit 12 karakter. Beberapa kata acak paling mudah diingat.",
  missing: (missing: number) => `Kurang ${missing} karakter lagi.`,
};

const en: typeof id = {
  label: "New password",
  hint: "At least 12 characters. A few random words are easiest to remember.",
  missing: (missing) => `${missing} more ${missing === 1 ? "character" : "characters"} needed.`,
};

const WORDS: Record<Language, typeof id> = { id, en };

export function newPasswordField(lang: Language): FieldPlan {
  const t = WORDS[lang];
  return {
    label: t.label,
    hint: t.hint,
    autocomplete: "new-password",
    secret: true,
    check: ({ length }) => (length < MIN_PASSWORD ? t.missing(MIN_PASSWORD - length) : ""),
  };
}

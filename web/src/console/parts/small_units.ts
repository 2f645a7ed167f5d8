/** The line that several small units share, to who leads the city: rules/small_units.py. */
import type { Language } from "../../words/language";

interface Line {
  unit_id: string | null;
  name: string;
  units: number;
}

const WORDS: Record<Language, (units: number) => string> = {
  id: (units) => `${units} unit di bawah 10 orang`,
  en: (units) => `${units} ${units === 1 ? "unit" : "units"} of fewer than 10 people`,
};

/** Beside figures of who sees no people. */
export const SMALL_HINT: Record<Language, string> = {
  id: "Unit di bawah 10 orang digabung dalam satu baris. Bila bersama pun kurang dari 10 orang, angkanya tidak ditampilkan dan tidak ikut dalam jumlah.",
  en: "Units of fewer than 10 people share one line. Where they are fewer than 10 even together, they are not shown and are in no total.",
};

export function lineName({ unit_id, name, units }: Line, lang: Language): string {
  return unit_id === null ? WORDS[lang](units) : name;
}

export function lineKey({ unit_id }: Pick<Line, "unit_id">): string {
  return unit_id ?? "";
}

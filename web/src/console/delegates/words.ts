/** The words of stand-ins at a desk; one's own are in requests/decide_words.ts. */
import type { Language } from "../../words/language";

const id = {
  own: "Pengganti saya",
  units: "Pengganti atasan di unit",
  unitsLead:
    "Bila atasan berhalangan dan tidak dapat menunjuk sendiri, admin kota menunjuk untuknya. Keduanya diberi tahu, dan tercatat dalam jejak audit.",
  unit: "Unit",
  unitNone: "Pilih unit",
  choose: "Pilih unit untuk melihat siapa memimpin dan siapa menggantikannya.",
  superior: "Atasan",
  standIn: "Pengganti",
  dates: "Tanggal",
  nobody: "tidak ada",
  none: "Tidak ada atasan di unit ini.",
  end: "Akhiri sekarang",
  endOf: (name: string) => `Akhiri tugas pengganti ${name}`,
  sure: (delegate: string, superior: string) => `Mulai saat ini ${delegate} tidak lagi memutuskan untuk ${superior}.`,
  yes: "Ya, akhiri",
  acting: "Menyimpan…",
};

const en: typeof id = {
  own: "My stand-in",
  units: "Stand-ins of a unit",
  unitsLead:
    "Where a superior is away and cannot name one, a city admin names one for them. Both are told, and it stands in the audit trail.",
  unit: "Unit",
  unitNone: "Choose a unit",
  choose: "Choose a unit to see who leads it and who stands in.",
  superior: "Superior",
  standIn: "Stand-in",
  dates: "Dates",
  nobody: "nobody",
  none: "Nobody leads in this unit.",
  end: "End now",
  endOf: (name) => `End the stand-in of ${name}`,
  sure: (delegate, superior) => `From now on ${delegate} no longer decides for ${superior}.`,
  yes: "Yes, end it",
  acting: "Saving…",
};

export const DESK_DELEGATES: Record<Language, typeof id> = { id, en };

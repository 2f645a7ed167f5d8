/** The words of units at a desk, beside those that the phone has for them. */
import type { Language } from "../../words/language";

const id = {
  add: "Buat unit",
  partOf: "Bagian dari",
  offices: "Kantor",
  people: "Pegawai",
  active: "Ponsel aktif",
  waiting: "Ponsel menunggu",
  state: "Kehadiran",
  states: { trial: "Uji coba", willCount: "Akan dihitung", counts: "Dihitung", ended: "Ditutup" } as Record<
    string,
    string
  >,
  asOf: (date: string) => `per ${date}`,
  ended: (date: string) => `Ditutup per ${date}`,
  noOffice: "Tanpa kantor",
  enrolling: "Ponsel pertama langsung aktif",
  until: (date: string) => `sampai ${date}`,
  figures: "Ringkasan",
  units: "Unit",
  unit: "Unit",
  back: "Semua unit",
  only: "Yang perlu dilihat",
  without: "Tanpa pegawai",
};

const en: typeof id = {
  add: "Make a unit",
  partOf: "Part of",
  offices: "Offices",
  people: "People",
  active: "Active phones",
  waiting: "Phones waiting",
  state: "Attendance",
  states: { trial: "Trial", willCount: "Will count", counts: "Counts", ended: "Closed" },
  asOf: (date) => `as of ${date}`,
  ended: (date) => `Closed as of ${date}`,
  noOffice: "Without an office",
  enrolling: "First phones active at once",
  until: (date) => `until ${date}`,
  figures: "Summary",
  units: "Units",
  unit: "Unit",
  back: "All units",
  only: "To look at",
  without: "Without people",
};

export type UnitWords = typeof id;
export const DESK_UNITS: Record<Language, UnitWords> = { id, en };

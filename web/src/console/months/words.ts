/** The words of the month's lock at a desk; those it shares with the phone are in months/words.ts. */
import type { Language } from "../../words/language";

const id = {
  months: "Bulan",
  month: "Bulan",
  lock: "Kunci",
  open: "Belum dikunci",
  locked: "Terkunci",
  none: "Belum ada bulan yang selesai.",
  figures: "Angka bulan ini",
  unit: "Unit",
  units: "Unit, dengan yang ditunggu",
  openDates: "Hari belum ditutup",
  since: "Sejak",
  undecided: "Belum diputuskan",
  requests: "Permohonan terbuka",
  allReady: "Semua unit siap.",
};

const en: typeof id = {
  months: "Months",
  month: "Month",
  lock: "Lock",
  open: "Not locked",
  locked: "Locked",
  none: "No month is over yet.",
  figures: "Figures of this month",
  unit: "Unit",
  units: "Units, with what they wait for",
  openDates: "Days not closed",
  since: "Since",
  undecided: "Undecided",
  requests: "Open requests",
  allReady: "Every unit is ready.",
};

export const DESK_MONTHS: Record<Language, typeof id> = { id, en };

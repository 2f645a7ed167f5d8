/** The words of the page about who stands at which level of discipline. */
import type { Language } from "../../words/language";

const id = {
  lead: "Hitungan dari hari yang sudah dinilai, bukan hukuman: setiap tingkat hanya kewajiban atasan untuk memanggil dan memeriksa.",
  year: "Tahun",
  countedAt: (at: string, people: number) =>
    `Dihitung ${at}, dari ${people} pegawai menurut unit tempat mereka bekerja sekarang.`,
  counting: "Sedang dihitung ulang; angka menyusul sendiri.",
  firstCount: "Belum pernah dihitung. Hitungan pertama sedang berjalan dan muncul sendiri.",
  nothing: "Tidak ada unit yang hari-harinya dihitung pada tahun ini.",
  figures: "Ringkasan",
  standings: {
    heavy: "Tingkat berat",
    medium: "Tingkat sedang",
    light: "Tingkat ringan",
    near: "Sehari lagi ke batas berikutnya",
    below: "Di bawah semua batas",
  },
  nearNote: "di tingkat mana pun",
  belowNote: "dengan hari yang dihitung",
  people: "Pegawai",
  steps: "Menurut batas",
  step: "Batas",
  total: "Jumlah",
  noSteps: "Belum ada yang mencapai batas apa pun.",
  units: "Menurut unit",
  notCounted: "belum dihitung",
  list: "Pegawai dengan hari yang dihitung",
  noPeople: "Tidak ada pegawai yang cocok.",
  standing: "Tingkat",
  kind: "Jenis kepegawaian",
  unit: "Unit",
  allUnits: "Semua unit",
  case: "Perkara",
  caseOpen: "Terbuka",
  caseNone: "Tidak ada yang terbuka",
  toNext: (left: number, level: string, days: number) => `${left} hari lagi: ${level.toLowerCase()}, ${days} hari`,
};

export type LevelWords = typeof id;

const en: LevelWords = {
  lead: "A count of days that were judged, no sanction: a level is but the superior's duty to summon and examine.",
  year: "Year",
  countedAt: (at, people) =>
    `Counted ${at}, of ${people} ${people === 1 ? "person" : "people"}, by the unit they work in now.`,
  counting: "Being counted again; the figures follow by themselves.",
  firstCount: "Never counted yet. The first count is running and shows by itself.",
  nothing: "There is no unit of which days count in this year.",
  figures: "Summary",
  standings: {
    heavy: "Heavy level",
    medium: "Medium level",
    light: "Light level",
    near: "A day before the next threshold",
    below: "Below every threshold",
  },
  nearNote: "at whatever level",
  belowNote: "with a day that counts",
  people: "People",
  steps: "By threshold",
  step: "Threshold",
  total: "Total",
  noSteps: "Nobody has reached a threshold.",
  units: "By unit",
  notCounted: "not counted yet",
  list: "People with a day that counts",
  noPeople: "Nobody matches.",
  standing: "Level",
  kind: "Employment type",
  unit: "Unit",
  allUnits: "All units",
  case: "Case",
  caseOpen: "Open",
  caseNone: "None open",
  toNext: (left, level, days) => `${left} more: ${level.toLowerCase()}, ${days} days`,
};

export const LEVELS: Record<Language, LevelWords> = { id, en };

/** Words of the city's spread of predicates. */
import type { Language } from "../../words/language";
import { angka, figure } from "../../words/number";

const id = {
  lead: "Berapa orang sampai pada predikat mana, dari penilaian yang sudah disetujui. Tidak ada nama di halaman ini.",
  period: "Periode",
  figures: "Angka periode ini",
  nothing: "Belum ada penilaian yang disetujui, atau masih terlalu sedikit untuk ditampilkan.",
  approved: "Disetujui",
  ofUnits: (units: number) => `penilaian di ${angka(units)} unit`,
  standings: "Capaian organisasi terisi",
  standingsNote: "unit; capaian setahun, diisi admin kota",
  beyond: "Di luar sebaran",
  beyondNote: "unit yang predikatnya tidak sesuai sebaran capaiannya",
  plot: (period: string, people: string) => `Sebaran predikat ${period}, ${people} penilaian`,
  people: "Penilaian",
  units: "Menurut unit",
  unit: "Unit",
  standing: "Capaian organisasi",
  fit: "Sebaran",
  noStanding: "Capaian belum diisi",
  small:
    "Unit dengan kurang dari 10 penilaian digabung dalam satu baris. Bila bersama pun kurang dari 10, angkanya tidak ditampilkan dan tidak ikut dalam jumlah.",
  smallUnits: (units: number) => `${angka(units)} unit dengan kurang dari 10 penilaian`,
  note: "Sebaran hanya ditampilkan. Predikat siapa pun tidak diubah olehnya.",
};

export type PredicateWords = typeof id;

const en: PredicateWords = {
  lead: "How many people came to which predicate, of the assessments that were approved. There is no name on this page.",
  period: "Period",
  figures: "Figures of this period",
  nothing: "Nothing is approved yet, or too little to be shown.",
  approved: "Approved",
  ofUnits: (units) => `assessments in ${figure(units)} ${units === 1 ? "unit" : "units"}`,
  standings: "Standings entered",
  standingsNote: "units; what the year came to, entered by a city admin",
  beyond: "Beyond their spread",
  beyondNote: "units whose predicates do not fit the spread of their standing",
  plot: (period, people) => `Spread of predicates, ${period}, ${people} assessments`,
  people: "Assessments",
  units: "By unit",
  unit: "Unit",
  standing: "The unit's standing",
  fit: "Spread",
  noStanding: "No standing entered",
  small:
    "Units with fewer than 10 assessments share one line. Where they are fewer than 10 even together, they are not shown and are in no total.",
  smallUnits: (units) => `${figure(units)} ${units === 1 ? "unit" : "units"} with fewer than 10 assessments`,
  note: "A spread is only shown. Nobody's predicate is changed by it.",
};

export const PREDICATE_WORDS: Record<Language, PredicateWords> = { id, en };

/** The words of the console's page of plans. */
import type { Language } from "../../words/language";

const id = {
  lead: "Siapa yang sudah punya rencana tahun ini, dan sampai di mana. Yang menunggu jawaban Anda dibuka lewat namanya.",
  year: "Tahun",
  unit: "Unit",
  noUnit: "Tidak ada unit dalam jangkauan Anda.",
  list: "Rencana unit",
  empty: "Belum ada orang di unit ini pada tahun itu.",
  name: "Nama",
  state: "Keadaan",
  goals: "Hasil kerja",
  span: "Berlaku",
  until: (from: string, until: string) => `${from} – ${until}`,
  moved: "Langkah terakhir",
  own: "Rencana saya",
  back: "Ke rencana unit",
};

export const OWN = "saya"; // in the address: my own plan

export type UnitPlanWords = typeof id;

const en: UnitPlanWords = {
  lead: "Who has a plan of the year and how far it is. What waits for your answer opens by its name.",
  year: "Year",
  unit: "Unit",
  noUnit: "No unit is within your reach.",
  list: "Plans of the unit",
  empty: "Nobody is in this unit in that year yet.",
  name: "Name",
  state: "State",
  goals: "Goals",
  span: "From, to",
  until: (from, until) => `${from} – ${until}`,
  moved: "Last step",
  own: "My plan",
  back: "To the unit's plans",
};

export const UNIT_PLANS: Record<Language, UnitPlanWords> = { id, en };

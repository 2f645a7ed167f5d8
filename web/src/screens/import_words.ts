/** Titles of the imports, by the kind in the address. */
import type { Language } from "../words/language";

const id = {
  job: "Impor",
  pegawai: "Impor pegawai",
  unit: "Impor unit",
  jadwal: "Impor jadwal jaga",
  saldo: "Impor saldo awal",
  rencana: "Impor rencana kinerja",
} as Record<string, string>;

const en: typeof id = {
  job: "Import",
  pegawai: "Import staff",
  unit: "Import units",
  jadwal: "Import rosters",
  saldo: "Import opening balances",
  rencana: "Import plans",
};

export const IMPORTS: Record<Language, typeof id> = { id, en };

/** The words around the office codes at a desk. */
import type { Language } from "../../words/language";

const id = {
  unit: "Unit",
  noUnits: "Tidak ada unit dalam jangkauan Anda.",
  screenHint:
    "Buka tautan layar di perangkat yang dipasang di kantor: halaman itu menampilkan angka dan menggantinya sendiri tiap menit.",
};

const en: typeof id = {
  unit: "Unit",
  noUnits: "No unit is within your reach yet.",
  screenHint:
    "Open the screen's link on the device that is put up at the office: that page shows the digits and changes them by itself every minute.",
};

export const CODES: Record<Language, typeof id> = { id, en };

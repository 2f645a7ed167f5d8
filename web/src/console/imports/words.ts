/** The words of imports at a desk, beside those that the phone has for them. */
import type { Language } from "../../words/language";

const id = {
  parts: "Bagian",
  offices: "Titik kantor dimasukkan di halaman Kantor",
  slips: "Slip kode",
  faults: "Yang harus diperbaiki",
  place: "Tempat",
  kindOfFault: "Macam kesalahan",
  csv: "Unduh kesalahan (CSV)",
  first: (shown: number) => `${shown} kesalahan pertama ditampilkan; semuanya ada di berkas bertanda.`,
  count: (kind: string, count: number) => `${kind} (${count})`,
  unit: "Unit",
  slipsLead:
    "Slip dengan kode sekali pakai untuk yang belum punya ponsel. Cetak, potong, lalu serahkan langsung kepada orangnya.",
  noUnits: "Tidak ada unit dalam jangkauan Anda.",
  toPeople: "Pegawai unit ini",
};

const en: typeof id = {
  parts: "Parts",
  offices: "Office points are brought in on the page Offices",
  slips: "Code slips",
  faults: "What must be mended",
  place: "Place",
  kindOfFault: "Kind of fault",
  csv: "Download the faults (CSV)",
  first: (shown) => `The first ${shown} faults are shown; the marked file has them all.`,
  count: (kind, count) => `${kind} (${count})`,
  unit: "Unit",
  slipsLead: "Slips with one-time codes for who has no phone yet. Print, cut, and hand them over in person.",
  noUnits: "No unit is within your reach.",
  toPeople: "People of this unit",
};

export const DESK_IMPORTS: Record<Language, typeof id> = { id, en };

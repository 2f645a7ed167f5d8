/** The words of the payroll export. */
import type { Language } from "../../words/language";

const id = {
  lead: "Potongan TPP satu unit untuk satu bulan yang sudah dikunci: CSV dan buku kerja, tiap potongan dengan tanggal, menit, aturan, dan sumbernya.",
  unit: "Unit",
  month: "Bulan terkunci",
  noMonth: "Belum ada bulan yang dikunci. Admin kota menguncinya lebih dulu di aplikasi ponsel, halaman Kunci bulan.",
  noUnit: "Tidak ada unit dalam jangkauan Anda.",
  make: "Buat ekspor penggajian",
  hint: "Tiga berkas: rekap CSV, rincian CSV, dan buku kerja. Sidik tiap berkas dicatat di jejak audit.",
  confirm: "Catat keputusan aturan potongan di pengaturan",
  noteTitle: "Yang perlu diketahui",
  notes: [
    "Persen dari TPP satu bulan penuh; rupiah dihitung bagian keuangan.",
    "Aturan yang belum dikonfirmasi dengan keputusan tidak dapat diekspor.",
    "Pegawai yang pindah unit punya bagian di ekspor tiap unit; tidak ada tanggal yang dihitung dua kali.",
  ],
};

const en: typeof id = {
  lead: "What a unit's locked month takes off the allowance: CSV and a workbook, each deduction with date, minutes, rule and source.",
  unit: "Unit",
  month: "Locked month",
  noMonth: "No month is locked yet. A city admin locks it first, in the phone app on the page of month locks.",
  noUnit: "No unit is within your reach.",
  make: "Make the payroll export",
  hint: "Three files: sums as CSV, details as CSV, and a workbook. The hash of each stands in the audit trail.",
  confirm: "Enter the decree of the deduction rules in the settings",
  noteTitle: "Good to know",
  notes: [
    "Percent of the whole month's allowance; the finance office works out the rupiah.",
    "Rules that no decree confirms are not exported.",
    "Who moved has a part in each unit's export; no date is counted twice.",
  ],
};

export const PAYROLL: Record<Language, typeof id> = { id, en };

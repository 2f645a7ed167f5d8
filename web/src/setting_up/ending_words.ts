/** The words of a unit's end. */
import type { Language } from "../words/language";

const id = {
  title: "Penutupan unit",
  open: "Unit ini berjalan tanpa tanggal penutupan.",
  ends: (date: string) => `Ditutup per ${date}; itu hari terakhirnya, masih dinilai seperti biasa.`,
  over: (date: string) =>
    `Ditutup per ${date}. Yang sudah tercatat tetap dapat dibaca; penutupannya tidak dapat diubah lagi.`,
  close: "Tutup unit ini …",
  move: "Geser tanggalnya",
  back: "Batalkan penutupan",
  on: "Hari terakhir unit ini",
  onHint: "Hari ini atau sesudahnya.",
  means: "Artinya",
  before:
    "Sebelumnya, setiap orang di sini dipindahkan atau diisi hari terakhirnya, dan unit di bawahnya ditutup atau dipindahkan. Yang belum akan disebutkan.",
  after: "Sesudahnya unit ini tidak menerima penugasan atau peran, tidak dinilai, dan tidak ada lagi di pilihan.",
  kept: "Riwayat, laporan, dan rekap bulan yang sudah lewat tetap dapat dibaca.",
  final: "Sampai hari itu tanggalnya masih bisa digeser atau dibatalkan; sesudahnya tidak bisa lagi.",
  yes: (date: string) => (date ? `Ya, tutup per ${date}` : "Ya, tutup unit ini"),
  saving: "Menyimpan…",
  dateMissing: "Pilih tanggalnya.",
  done: (date: string) => `Tersimpan: unit ini ditutup per ${date}.`,
  backSure: "Batalkan penutupan? Unit ini berjalan terus tanpa tanggal penutupan.",
  backYes: "Ya, batalkan penutupan",
  backDone: "Penutupan dibatalkan; unit ini berjalan terus.",
};

const en: typeof id = {
  title: "Closing the unit",
  open: "This unit goes on; no day of closing is set.",
  ends: (date) => `Closed as of ${date}; that is its last day, judged as usual.`,
  over: (date) => `Closed as of ${date}. What was recorded can still be read; the closing can no longer be changed.`,
  close: "Close this unit …",
  move: "Choose another date",
  back: "Take the closing back",
  on: "Last day of this unit",
  onHint: "Today or later.",
  means: "What this means",
  before:
    "Before, everybody here is moved or given a last day, and the units below are closed or moved. What is missing will be told.",
  after: "After it the unit takes no assignment or role, is not judged, and is no choice any more.",
  kept: "Its history, reports and the totals of past months can still be read.",
  final: "Until that day the date can be moved or taken back; after it, it can't.",
  yes: (date) => (date ? `Yes, close it as of ${date}` : "Yes, close this unit"),
  saving: "Saving…",
  dateMissing: "Choose the date.",
  done: (date) => `Saved: this unit is closed as of ${date}.`,
  backSure: "Take the closing back? This unit goes on without a day of closing.",
  backYes: "Yes, take it back",
  backDone: "The closing is taken back; this unit goes on.",
};

export const ENDING: Record<Language, typeof id> = { id, en };

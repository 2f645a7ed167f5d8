/** Words of reports made as files, on the phone and in the console. */
import type { Language } from "../words/language";

const id = {
  title: "Sebagai berkas",
  make: (what: string) => `Buat ${what}`,
  making: (done: number, total: number) =>
    total > 1 ? `Menyusun: ${done} dari ${total} unit` : total ? "Sedang disusun…" : "Menunggu giliran…",
  long: "Agak lama. Halaman ini boleh ditinggalkan; coba lagi nanti bila perlu.",
  made: (rows: number) => `Selesai: ${rows} baris. Unduhan dimulai.`,
  madeMany: (rows: number) => `Selesai: ${rows} baris. Ada beberapa berkas; unduh satu per satu:`,
  fetch: (name: string) => `Unduh ${name}`,
  failed: {
    REPORT_TOO_LONG: "Laporan ini terlalu panjang. Pilih unit atau periode yang lebih kecil, atau XLSX atau CSV.",
    NOT_FOUND: "Ini tidak lagi dalam jangkauan Anda.",
  } as Record<string, string>,
  failedOther: "Berkas gagal dibuat. Coba sekali lagi; bila tetap gagal, hubungi admin.",
  audited: "Setiap berkas tercatat dalam jejak audit dan dapat diunduh selama sehari.",
  span: "Periode",
  own: "Laporan saya",
  ownLead: "Rencana, kegiatan, umpan balik, dan penilaian yang sudah disetujui dalam satu laporan.",
  progress: "Progres harian nasional (CSV)",
  progressNote:
    "Hanya kegiatan yang disetujui, dengan nomor pegawai lengkap. Susunan kolomnya belum dikonfirmasi terhadap E-Kinerja BKN: periksa sebelum dipakai.",
  unit: "Laporan kinerja unit",
  unitNote:
    "Unit dengan bagiannya: rencana, kegiatan, dan capaian rencana aksi tiap orang. CSV terdiri atas dua berkas.",
  person: "Laporan kinerja orang ini",
  budget: "Laporan anggaran",
  budgetUnit:
    "Rekening dengan pagu, revisi, realisasi per bulan, fisik, deviasi, dan kendala. CSV terdiri atas empat berkas.",
  budgetCity: "Tiap unit dalam jangkauan Anda dan jumlahnya. CSV terdiri atas tiga berkas.",
};

const en: typeof id = {
  title: "As a file",
  make: (what) => `Make ${what}`,
  making: (done, total) =>
    total > 1 ? `Being made: ${done} of ${total} units` : total ? "Being made…" : "Waiting for its turn…",
  long: "This takes a while. You may leave this page; try again later if needed.",
  made: (rows) => `Done: ${rows} rows. The download begins.`,
  madeMany: (rows) => `Done: ${rows} rows. There are several files; download one by one:`,
  fetch: (name) => `Download ${name}`,
  failed: {
    REPORT_TOO_LONG: "This report is too long. Choose a smaller unit or period, or XLSX or CSV.",
    NOT_FOUND: "This is no longer within your reach.",
  },
  failedOther: "The file was not made. Try once more; if it fails again, ask an admin.",
  audited: "Each file stands in the audit trail and can be downloaded for a day.",
  span: "Period",
  own: "My report",
  ownLead: "Plan, activities, feedback and what was approved of your assessments, in one report.",
  progress: "National daily progress (CSV)",
  progressNote:
    "Approved activities alone, with whole staff numbers. Its columns are not confirmed against E-Kinerja BKN: check before you use it.",
  unit: "The unit's report of performance",
  unitNote:
    "The unit with its parts: plan, activities and what came of each action, person by person. CSV is two files.",
  person: "This person's report of performance",
  budget: "Report of the budget",
  budgetUnit:
    "Accounts with ceilings, revisions, realisation by month, progress, deviation and obstacles. CSV is four files.",
  budgetCity: "Each unit within your reach, and their sum. CSV is three files.",
};

export const GIVEN_OUT: Record<Language, typeof id> = { id, en };

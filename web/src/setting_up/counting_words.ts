/** The words of the end of the trial. */
import type { Language } from "../words/language";

const id = {
  title: "Masa uji coba",
  inTrial: "Uji coba: presensi dicatat, belum ada yang dihitung.",
  willCount: (date: string) => `Mulai dihitung ${date}. Sampai sebelum hari itu masih uji coba.`,
  counted: (date: string) => `Dihitung sejak ${date}. Ini tidak dapat diubah lagi.`,
  open: "Mulai dihitung dari …",
  move: "Geser tanggalnya",
  back: "Tarik kembali",
  on: "Hari pertama yang dihitung",
  earliest: (date: string, days: number) =>
    `Paling cepat ${date}: pegawai diberi tahu paling sedikit ${days} hari sebelumnya.`,
  means: "Artinya",
  forUnit: (name: string, parts: number) =>
    parts ? `Berlaku untuk ${name} dan ${parts} bagian di bawahnya.` : `Berlaku untuk ${name}.`,
  exceptCounting: "Bagian yang sudah dihitung tetap seperti sekarang.",
  never: "Hari-hari uji coba tidak pernah dihitung, juga tidak nanti.",
  final: "Sampai sehari sebelumnya tanggal ini masih bisa digeser atau ditarik; sesudah mulai tidak bisa lagi.",
  told: "Semua pegawainya melihat tanggal ini di Beranda sejak sekarang.",
  yes: (date: string) => (date ? `Ya, mulai dihitung ${date}` : "Ya, mulai dihitung"),
  saving: "Menyimpan…",
  dateMissing: "Pilih tanggalnya.",
  done: (units: number) => `Tersimpan untuk ${units} unit. Pegawainya melihatnya di Beranda.`,
  same: "Sudah begitu; tidak ada yang berubah.",
  backSure: "Tarik kembali? Unit ini dan bagian-bagiannya kembali uji coba tanpa tanggal.",
  backYes: "Ya, tarik kembali",
  backDone: (units: number) => `Ditarik kembali untuk ${units} unit: uji coba tanpa tanggal.`,
  share: "Bagikan pengumuman",
  copy: "Salin pengumuman",
  copied: "Pengumuman tersalin.",
  announcement: "Pengumuman",
  text: (unit: string, date: string, city: string) =>
    `Pengumuman presensi ${city}\n\nMulai ${date}, presensi di ${unit} dihitung untuk kehadiran. Sampai sebelum hari itu presensi hanya uji coba: dicatat, tidak dihitung.\n\nPastikan ponsel Anda sudah terdaftar dan disetujui. Bila ada kesulitan, hubungi operator unit Anda.`,
};

const en: typeof id = {
  title: "Trial",
  inTrial: "Trial: check-ins are recorded, nothing counts yet.",
  willCount: (date) => `Counts from ${date}. Until then it is a trial.`,
  counted: (date) => `Counts since ${date}. This can't be changed.`,
  open: "Count from …",
  move: "Choose another date",
  back: "Take it back",
  on: "First day that counts",
  earliest: (date, days) =>
    `${date} at the earliest: people are told at least ${days} ${days === 1 ? "day" : "days"} before.`,
  means: "What this means",
  forUnit: (name, parts) =>
    parts ? `It holds for ${name} and ${parts} ${parts === 1 ? "part" : "parts"} below it.` : `It holds for ${name}.`,
  exceptCounting: "Parts that count already stay as they are.",
  never: "Days of the trial never count, not later either.",
  final: "Until the day before, the date can be moved or taken back; once it has begun it can't.",
  told: "All its people see this date at Home from now on.",
  yes: (date) => (date ? `Yes, count from ${date}` : "Yes, count from then"),
  saving: "Saving…",
  dateMissing: "Choose the date.",
  done: (units) => `Saved for ${units} ${units === 1 ? "unit" : "units"}. Their people see it at Home.`,
  same: "It is so already; nothing has changed.",
  backSure: "Take it back? This unit and its parts are in trial again, without a date.",
  backYes: "Yes, take it back",
  backDone: (units) => `Taken back for ${units} ${units === 1 ? "unit" : "units"}: in trial, without a date.`,
  share: "Share the announcement",
  copy: "Copy the announcement",
  copied: "The announcement is copied.",
  announcement: "Announcement",
  text: (unit, date, city) =>
    `Attendance in ${city}\n\nFrom ${date}, check-ins at ${unit} count as attendance. Until then it is a trial: check-ins are recorded, they do not count.\n\nMake sure that your phone is enrolled and approved. If something is difficult, ask your unit's operator.`,
};

export const COUNTING: Record<Language, typeof id> = { id, en };

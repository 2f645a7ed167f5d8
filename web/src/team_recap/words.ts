/** The words of a unit's day to hand on. Loaded with its button. */
import type { Language } from "../words/language";

const id = {
  share: "Bagikan rekap",
  copied: "Rekap tersalin. Tempelkan di percakapan.",
  byHand: "Salin teks ini:",
  title: (unit: string) => `Rekap presensi ${unit}`,
  trial: "(uji coba, belum dihitung)",
  asOf: (time: string) => `pukul ${time}`,
  here: (here: number, all: number) => `Hadir ${here} dari ${all}`,
  late: (count: number) => `Terlambat (${count})`,
  onTime: (count: number) => `Tepat waktu (${count})`,
  lateBy: (minutes: number) => `${minutes} mnt`,
  waiting: (count: number) => `Menunggu keputusan (${count})`,
  notYet: (count: number) => `Belum presensi (${count})`,
  without: (count: number) => `Tanpa presensi (${count})`,
  excused: (count: number) => `Dengan izin atau tugas (${count})`,
  off: (count: number) => `Libur: ${count} orang`,
  unknown: (count: number) => `Jadwal belum diisi: ${count} orang`,
  nobody: "Tidak ada yang wajib presensi pada tanggal ini.",
};

export type RecapWords = typeof id;

const people = (count: number) => `${count} ${count === 1 ? "person" : "people"}`;

const en: RecapWords = {
  share: "Share summary",
  copied: "The summary is copied. Paste it into a chat.",
  byHand: "Copy this text:",
  title: (unit) => `Attendance of ${unit}`,
  trial: "(trial, it does not count yet)",
  asOf: (time) => `at ${time}`,
  here: (here, all) => `Present ${here} of ${all}`,
  late: (count) => `Late (${count})`,
  onTime: (count) => `On time (${count})`,
  lateBy: (minutes) => `${minutes} min`,
  waiting: (count) => `Awaiting a decision (${count})`,
  notYet: (count) => `Not checked in yet (${count})`,
  without: (count) => `No check-in (${count})`,
  excused: (count) => `With permission or on duty (${count})`,
  off: (count) => `Day off: ${people(count)}`,
  unknown: (count) => `No roster entry: ${people(count)}`,
  nobody: "Nobody is expected to check in on this date.",
};

export const RECAP: Record<Language, RecapWords> = { id, en };

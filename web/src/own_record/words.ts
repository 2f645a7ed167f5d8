/** The words of one's own record of compliance: what was judged and decided, year by year. Loaded with it alone. */
import type { Language } from "../words/language";

const id = {
  lead: "Lima tahun terakhir, seperti yang dapat diminta atasan Anda sebagai berkas bertanda tangan.",
  year: (year: number) => `Tahun ${year}`,
  nothing: "Belum ada hari yang dinilai.",
  through: (day: string) => `Dinilai sampai ${day}`,
  unexcused: (days: number) => (days ? `${days} hari tanpa keterangan` : "Tidak ada hari tanpa keterangan"),
  facts: {
    working: "Hari kerja",
    present: "Hadir",
    incomplete: "Tidak lengkap",
    leave: "Cuti",
    away: "Dinas, tugas belajar, bekerja dari luar kantor",
    permission: "Izin",
    late: "Terlambat",
    early: "Pulang lebih awal",
  },
  days: (days: number) => `${days} hari`,
  minutes: (minutes: number) => `${minutes} menit`,
  decisions: "Keputusan hukuman disiplin",
  none: "Tidak ada keputusan hukuman disiplin.",
  decided: (sanction: string, number: string) => `${sanction}, keputusan ${number}`,
  by: (office: string, day: string) => `${office}, ${day}`,
  objected: "Keberatan diajukan.",
  annulled: (office: string, day: string, number: string) => `Dibatalkan ${office}, ${day}, surat ${number}.`,
  sure: "Dasar tahun ini sudah dikonfirmasi kota.",
  unsureTitle: "Belum dikonfirmasi",
  leftOut: (minutes: number) =>
    `${minutes} menit dihitung menurut aturan yang belum dikonfirmasi, sehingga tidak dijadikan hari.`,
  unsure: {
    no_rule: "Aturan untuk status kepegawaian Anda belum ada; hari hanya dihitung.",
    thresholds: "Batas hari per tingkat belum dikonfirmasi.",
    minutes_per_day: "Apakah menit menjadi hari belum dikonfirmasi.",
    attendance_rules: "Cara menghitung menit dan presensi yang tidak tercatat belum dikonfirmasi.",
  } as Record<string, string>,
  check: "Untuk pihak lain",
  checkHint:
    "Data ini ditandatangani secara digital. Siapa pun dapat memeriksanya dengan kunci publik kota dan alat pemeriksa bukti, tanpa layanan ini. Yang ditunjukkan alat itu harus sama dengan halaman ini.",
  save: "Simpan data bertanda tangan",
  wrong: "Ada yang tidak tepat? Buka harinya di Riwayat, lalu ajukan koreksi atau keberatan.",
  toHistory: "Buka riwayat",
};

type RecordWords = typeof id;

const en: RecordWords = {
  lead: "The last five years, as your superiors may ask for them as a signed file.",
  year: (year) => `Year ${year}`,
  nothing: "No day was judged yet.",
  through: (day) => `Judged until ${day}`,
  unexcused: (days) => (days ? `${days} unexcused ${days === 1 ? "day" : "days"}` : "No unexcused day"),
  facts: {
    working: "Working days",
    present: "Present",
    incomplete: "Incomplete",
    leave: "Leave",
    away: "Duty, study, work from elsewhere",
    permission: "Permission",
    late: "Late",
    early: "Left early",
  },
  days: (days) => `${days} ${days === 1 ? "day" : "days"}`,
  minutes: (minutes) => `${minutes} min`,
  decisions: "Disciplinary decisions",
  none: "No disciplinary decision.",
  decided: (sanction, number) => `${sanction}, decision ${number}`,
  by: (office, day) => `${office}, ${day}`,
  objected: "An objection was raised.",
  annulled: (office, day, number) => `Annulled by ${office}, ${day}, letter ${number}.`,
  sure: "The city has confirmed what this year rests on.",
  unsureTitle: "Not confirmed",
  leftOut: (minutes) => `${minutes} minutes are by rules that nobody has confirmed, so they come to no day.`,
  unsure: {
    no_rule: "There is no rule for your kind of employment yet; days are only counted.",
    thresholds: "The days of each level are not confirmed.",
    minutes_per_day: "Whether minutes become days is not certain.",
    attendance_rules: "How minutes and missing check-ins count is not confirmed.",
  },
  check: "For others",
  checkHint:
    "These data are signed digitally. Anybody can check them with the city's public keys and the receipt tool, without this service. What the tool shows must be what this page says.",
  save: "Save the signed data",
  wrong: "Is something not right? Open its day in the history, and ask for a correction or object.",
  toHistory: "Open the history",
};

export const RECORD: Record<Language, RecordWords> = { id, en };

/** The words of one's own record: days, decisions and performance, year by year. Loaded with it alone. */
import type { Language } from "../words/language";
import { angka, figure } from "../words/number";

const id = {
  lead: "Presensi dan kinerja lima tahun terakhir, seperti yang dapat diminta atasan Anda sebagai berkas bertanda tangan.",
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
  attendance: "Presensi",
  performance: "Kinerja",
  noData: "tidak ada data",
  activities: "Kegiatan",
  done: (reported: number, approved: number, minutes: number, days: number) =>
    `${angka(reported)} dilaporkan, ${angka(approved)} disetujui, ${angka(minutes)} menit, ${angka(days)} hari`,
  feedback: "Umpan balik",
  times: (count: number) => (count ? `${count} kali dari atasan` : "belum ada"),
  noAssessment: "Penilaian yang disetujui: tidak ada data.",
  rated: (result: string, behaviour: string) =>
    `Hasil kerja ${result.toLowerCase()}, perilaku ${behaviour.toLowerCase()}`,
  approved: (day: string, rules: string) => `Disetujui ${day}, menurut ${rules}`,
  objectionOpen: (day: string) => `Keberatan diajukan ${day}, belum diputuskan.`,
  objectionDecided: (day: string, changed: boolean) =>
    `Keberatan diputuskan ${day}: penilaian ${changed ? "diubah" : "tetap"}.`,
  unconfirmedMatrix: "Matriks predikat belum dikonfirmasi kota ketika penilaian diberikan.",
  plan: (number: number, unit: string) => `Rencana ${number}, ${unit}`,
  assessor: (name: string) => `Pejabat penilai: ${name}`,
  agreed: (day: string) => `disepakati ${day}`,
  planStates: { draft: "sedang ditulis", proposed: "menunggu persetujuan", returned: "dikembalikan" } as Record<
    string,
    string
  >,
  target: (amount: string, unit: string) => `Target ${amount} ${unit}`,
  realised: (amount: string, unit: string) => `realisasi ${amount} ${unit}`,
  realisedNone: "realisasi: tidak ada data",
  check: "Untuk pihak lain",
  checkHint:
    "Data ini ditandatangani secara digital. Siapa pun dapat memeriksanya dengan kunci publik kota dan alat pemeriksa bukti, tanpa layanan ini. Yang ditunjukkan alat itu harus sama dengan halaman ini.",
  save: "Simpan data bertanda tangan",
  wrong: "Ada yang tidak tepat? Buka harinya di Riwayat, lalu ajukan koreksi atau keberatan.",
  toHistory: "Buka riwayat",
};

type RecordWords = typeof id;

const en: RecordWords = {
  lead: "Attendance and performance of the last five years, as your superiors may ask for them as a signed file.",
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
  attendance: "Attendance",
  performance: "Performance",
  noData: "no data",
  activities: "Activities",
  done: (reported, approved, minutes, days) =>
    `${figure(reported)} reported, ${figure(approved)} approved, ${figure(minutes)} min, ${figure(days)} ${days === 1 ? "day" : "days"}`,
  feedback: "Feedback",
  times: (count) => (count ? `${count} from superiors` : "none yet"),
  noAssessment: "Approved assessments: no data.",
  rated: (result, behaviour) => `Results ${result.toLowerCase()}, behaviour ${behaviour.toLowerCase()}`,
  approved: (day, rules) => `Approved ${day}, by ${rules}`,
  objectionOpen: (day) => `An objection was raised on ${day}; it is not decided yet.`,
  objectionDecided: (day, changed) =>
    `An objection was decided on ${day}: the ratings ${changed ? "were changed" : "stay"}.`,
  unconfirmedMatrix: "The city had not confirmed the matrix of predicates when these ratings were given.",
  plan: (number, unit) => `Plan ${number}, ${unit}`,
  assessor: (name) => `Assessor: ${name}`,
  agreed: (day) => `agreed ${day}`,
  planStates: { draft: "being written", proposed: "waits for agreement", returned: "came back" },
  target: (amount, unit) => `Target ${amount} ${unit}`,
  realised: (amount, unit) => `came to ${amount} ${unit}`,
  realisedNone: "came to: no data",
  check: "For others",
  checkHint:
    "These data are signed digitally. Anybody can check them with the city's public keys and the receipt tool, without this service. What the tool shows must be what this page says.",
  save: "Save the signed data",
  wrong: "Is something not right? Open its day in the history, and ask for a correction or object.",
  toHistory: "Open the history",
};

export const RECORD: Record<Language, RecordWords> = { id, en };

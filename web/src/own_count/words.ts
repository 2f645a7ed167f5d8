/** The words of one's own count: exact, calm, and never a reproach. Loaded with it alone. */
import type { Language } from "../words/language";

const id = {
  previous: "Bulan sebelumnya",
  next: "Bulan berikutnya",
  lead: "Untuk Anda periksa. Ini hitungan, bukan sanksi dan bukan pembayaran.",
  month: (month: string) => `Potongan ${month}`,
  nothing: "Tidak ada yang dihitung di bulan ini.",
  sum: (minutes: number, absentDays: number) =>
    joined([minutes > 0 && `${minutes} menit`, absentDays > 0 && `${absentDays} hari tanpa keterangan`]),
  percent: (percent: string) => `Jumlah ${percent} dari tunjangan`,
  rupiah: (sum: string, base: string) => `${sum} dari TPP ${base}`,
  total: (sum: string) => `Bersama penyesuaian: ${sum}`,
  adjusted: (percent: string) => `Penyesuaian bulan yang sudah dikunci: ${percent}`,
  changed: "Bulan sebelumnya, dinilai ulang",
  locked: "Bulan ini sudah dikunci. Perubahan sesudahnya menjadi penyesuaian di bulan berikutnya.",
  undecided: (days: number) => `${days} hari menunggu keputusan dan belum dihitung.`,
  events: {
    late: "terlambat",
    early: "pulang lebih awal",
    no_arrival: "presensi datang tidak tercatat",
    no_midday: "presensi istirahat tidak tercatat",
    no_departure: "presensi pulang tidak tercatat",
    absent: "tanpa keterangan",
    event_missed: "apel atau upacara tidak tercatat",
    leave: "cuti",
    permission: "izin",
    duty: "dinas luar",
    study: "tugas belajar",
    remote: "bekerja dari luar kantor",
  } as Record<string, string>,
  minutes: (minutes: number) => `${minutes} menit`,
  allowanceUnconfirmed:
    "Belum dikonfirmasi: aturan potongan kota ini. Sampai ada keputusannya hanya menit yang ditampilkan, tanpa persen.",
  year: (year: string) => `Tahun ${year}`,
  counted: (days: number) => `${days} hari tanpa keterangan`,
  brought: (days: number) => `termasuk ${days} hari dari catatan sebelum Presensi`,
  yearMinutes: (minutes: number) => `${minutes} menit terlambat, pulang awal, dan tidak tercatat`,
  converted: (perDay: number, days: number) => `${perDay} menit = 1 hari; sejauh ini ${days} hari`,
  run: (days: number) => `Paling lama berturut-turut: ${days} hari kerja`,
  none: "Belum mencapai batas apa pun.",
  reached: (days: number, inARow: boolean, article: string) =>
    `Sudah mencapai batas ${days} hari${inARow ? " kerja berturut-turut" : ""} (${article}).`,
  named: (sanction: string) => `Yang disebut peraturan pada batas itu: ${sanction}.`,
  leftOut: (minutes: number) => `${minutes} menit tidak ikut: aturan pada tanggalnya belum dikonfirmasi.`,
  leftOutDay: (minutes: string) => `${minutes}, tidak ikut`,
  proposal: "Ini bukan putusan: atasan memeriksa dan mendengar Anda lebih dahulu.",
  nextAt: (days: number, left: number) => `Batas berikutnya ${days} hari: ${left} hari lagi.`,
  unconfirmedTitle: "Belum dikonfirmasi",
  /** Of what the person's own count rests on; a superior's deadline is not among it. */
  unconfirmed: {
    no_rule: "Aturan untuk status kepegawaian Anda belum ada; hari hanya dihitung, tanpa batas.",
    thresholds: "Batas harinya belum dikonfirmasi kota ini.",
    minutes_per_day: "Apakah menit dijumlahkan menjadi hari belum dikonfirmasi; karena itu belum ikut dihitung.",
    attendance_rules: "Cara menghitung menit dan presensi yang tidak tercatat belum dikonfirmasi kota ini.",
  } as Record<string, string>,
  all: (count: number) => `Semua hari yang dihitung (${count})`,
  day: "1 hari",
  objectTitle: "Ada yang tidak tepat?",
  object: "Ketuk harinya. Di sana Anda dapat mengajukan koreksi atau keberatan, selama batas waktunya belum lewat.",
  toHistory: "Buka riwayat",
};

export type CountWords = typeof id;

const days = (n: number) => `${n} ${n === 1 ? "day" : "days"}`;

const en: CountWords = {
  previous: "Previous month",
  next: "Next month",
  lead: "For you to check. This is a count, neither a sanction nor a payment.",
  month: (month) => `Deductions of ${month}`,
  nothing: "Nothing is counted in this month.",
  sum: (minutes, absentDays) =>
    joined([minutes > 0 && `${minutes} min`, absentDays > 0 && `absent ${days(absentDays)}`]),
  percent: (percent) => `${percent} of the allowance in all`,
  rupiah: (sum, base) => `${sum} of the allowance of ${base}`,
  total: (sum) => `With the adjustment: ${sum}`,
  adjusted: (percent) => `Adjustment of locked months: ${percent}`,
  changed: "Earlier months, judged again",
  locked: "This month is locked. Later changes become adjustments in a month after it.",
  undecided: (count) => `${days(count)} awaiting a decision, not counted.`,
  events: {
    late: "late",
    early: "left early",
    no_arrival: "no arrival recorded",
    no_midday: "no check-in at the break recorded",
    no_departure: "no departure recorded",
    absent: "absent",
    event_missed: "roll call or ceremony not recorded",
    leave: "leave",
    permission: "permission",
    duty: "duty travel",
    study: "study",
    remote: "work from elsewhere",
  },
  minutes: (minutes) => `${minutes} min`,
  allowanceUnconfirmed:
    "Not confirmed: this city's rules of deductions. Until there is a decree minutes alone are shown, without percentages.",
  year: (year) => `Year ${year}`,
  counted: (count) => `${days(count)} absent`,
  brought: (count) => `${days(count)} of them from the records before Presensi`,
  yearMinutes: (minutes) => `${minutes} min late, left early and not recorded`,
  converted: (perDay, count) => `${perDay} min = 1 day; ${days(count)} so far`,
  run: (count) => `Longest in a row: ${count} working ${count === 1 ? "day" : "days"}`,
  none: "No threshold is reached.",
  reached: (count, inARow, article) =>
    `The threshold of ${count} ${inARow ? "working days in a row" : "days"} is reached (${article}).`,
  named: (sanction) => `What the regulation names from there on, in its words: ${sanction}.`,
  leftOut: (count) => `${count} minutes do not count: nobody has confirmed the rules of their dates.`,
  leftOutDay: (minutes) => `${minutes}, do not count`,
  proposal: "This is no decision: your superior looks into it and hears you first.",
  nextAt: (count, left) => `Next threshold, ${count} days: ${left} more.`,
  unconfirmedTitle: "Not confirmed",
  unconfirmed: {
    no_rule: "There is no rule for your kind of employment yet; days are counted alone, without thresholds.",
    thresholds: "This city has not confirmed the thresholds.",
    minutes_per_day: "Whether minutes add up to days is not certain; so they do not count yet.",
    attendance_rules: "This city has not confirmed how minutes and missing check-ins count.",
  },
  all: (count) => `All days that count (${count})`,
  day: "1 day",
  objectTitle: "Is something not right?",
  object: "Tap the day. There you can ask for a correction or object, while its time limit lasts.",
  toHistory: "Open the history",
};

function joined(parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}

export const COUNT: Record<Language, CountWords> = { id, en };

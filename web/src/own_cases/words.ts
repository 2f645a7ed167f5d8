/** What a discipline case and its steps are called, on the phone and in the console: calm, and never a verdict. */
import type { Language } from "../words/language";

const id = {
  title: (caseId: string) => `Perkara ${caseId}`,
  states: {
    opened: "Dibuka",
    summoned: "Dipanggil",
    examined: "Diperiksa",
    decided: "Diputuskan",
    objected: "Keberatan diajukan",
    closed: "Ditutup",
  } as Record<string, string>,
  kinds: {
    opened: "Dibuka",
    summons: "Panggilan",
    statement: "Keterangan pegawai",
    examination: "Pemeriksaan",
    decision: "Keputusan",
    objection: "Keberatan",
    closed: "Ditutup",
  } as Record<string, string>,
  levels: { light: "Ringan", medium: "Sedang", heavy: "Berat" } as Record<string, string>,
  by: (name: string, at: string) => `Dicatat ${name}, ${at}`,
  appear: (day: string, clock: string, place: string) => `${day} pukul ${clock}, ${place}`,
  number: (number: string) => `Nomor ${number}`,
  decidedBy: (office: string, day: string) => `Diputuskan ${office}, ${day}`,
  objectUntil: (day: string) => `Keberatan sampai ${day}`,
  on: (day: string) => `Tanggal ${day}`,
  unfair: "Perkara ini usulan beserta buktinya. Tidak ada hukuman tanpa pemeriksaan dan keputusan tertulis.",
  lead: "Bila ada yang tidak tepat, sampaikan di sini sebelum diputuskan.",
  about: "Perkara tentang Anda",
  evidence: (days: number, year: number) => `${days} hari yang dihitung pada tahun ${year}`,
  say: "Keterangan Anda",
  sayHint: "Atasan, admin kota, dan inspektorat membacanya. Tidak dapat diubah setelah dikirim.",
  sayEmpty: "Tulis keterangan Anda dulu.",
  send: "Kirim keterangan",
  sending: "Mengirim…",
  sent: "Keterangan Anda sudah tercatat.",
  over: "Perkara ini tidak lagi menerima keterangan di sini. Untuk keberatan atas keputusan, ikuti suratnya.",
  day: "1 hari",
  minutes: (minutes: number) => `${minutes} menit`,
};

export type CaseWords = typeof id;

const en: CaseWords = {
  title: (caseId) => `Case ${caseId}`,
  states: {
    opened: "Opened",
    summoned: "Summoned",
    examined: "Examined",
    decided: "Decided",
    objected: "Objection raised",
    closed: "Closed",
  },
  kinds: {
    opened: "Opened",
    summons: "Summons",
    statement: "The employee's statement",
    examination: "Examination",
    decision: "Decision",
    objection: "Objection",
    closed: "Closed",
  },
  levels: { light: "Light", medium: "Medium", heavy: "Heavy" },
  by: (name, at) => `Written down by ${name}, ${at}`,
  appear: (day, clock, place) => `${day} at ${clock}, ${place}`,
  number: (number) => `Number ${number}`,
  decidedBy: (office, day) => `Decided by ${office}, ${day}`,
  objectUntil: (day) => `Objection until ${day}`,
  on: (day) => `Date ${day}`,
  unfair:
    "This case is a proposal with its evidence. There is no sanction without an examination and a written decision.",
  lead: "If something is not right, say it here before it is decided.",
  about: "Cases about you",
  evidence: (days, year) => `${days} days counted in ${year}`,
  say: "Your statement",
  sayHint: "Your superiors, the city admins and the inspectorate read it. It cannot be changed once it is sent.",
  sayEmpty: "Write your statement first.",
  send: "Send the statement",
  sending: "Sending…",
  sent: "Your statement is recorded.",
  over: "This case takes no more statements here. To object to a decision, follow its letter.",
  day: "1 day",
  minutes: (minutes) => `${minutes} min`,
};

export const CASES: Record<Language, CaseWords> = { id, en };

/** The words of whoever owes check-ins a look. */
import type { Language } from "../words/language";

const id = {
  title: "Pemeriksaan",
  hint: "Beberapa presensi untuk dilihat sekilas",
  lead: "Dipilih secara acak dari hari yang sudah selesai, sebagian dari unit lain. Wajah tertutup masker atau kerudung bukan alasan; yang dilihat: orangnya sama, dan latarnya kantor.",
  none: "Tidak ada yang perlu Anda periksa sekarang.",
  left: (n: number) => `Masih ${n} lagi.`,
  of: (name: string, unit: string) => `${name}, ${unit}`,
  at: (slot: string, time: string) => `${slot} pukul ${time}`,
  near: (office: string, metres: string, accuracy: string) =>
    `${office}, ${metres} dari titiknya, ketelitian ±${accuracy}`,
  age: (days: number) => (days ? `${days} hari yang lalu` : "hari ini"),
  flagged: "Ditandai karena",
  signals: {} as Record<string, string>,
  look: "Lihat foto",
  looking: "Membuka foto ...",
  alt: (name: string, when: string) => `Foto presensi ${name}, ${when}`,
  before: "Foto sebelumnya",
  office: "Rupa kantornya",
  officeAlt: (name: string, n: number) => `${name}, foto ${n}`,
  valid: "Sah",
  invalid: "Tidak sah",
  ask: "Tanyakan",
  reason: "Alasan atau pertanyaan",
  reasonHint: "Wajib bila tidak sah atau bertanya. Yang bersangkutan membacanya.",
  reasonMissing: "Isi “Alasan atau pertanyaan”: yang bersangkutan berhak tahu.",
  asked: (question: string) => `Anda bertanya: “${question}”`,
  answered: (answer: string) => `Jawabannya: “${answer}”`,
  unanswered: "Belum dijawab.",
  done: { valid: "Dicatat: sah.", invalid: "Dicatat: tidak sah.", asked: "Pertanyaan dikirim." } as Record<
    string,
    string
  >,
  acting: "Menyimpan ...",

  question: "Pertanyaan pemeriksa",
  answer: "Jawaban Anda",
  send: "Kirim jawaban",
  sent: "Jawaban terkirim.",
};

export type ReviewWords = typeof id;

const en: ReviewWords = {
  title: "Reviews",
  hint: "Some check-ins to glance at",
  lead: "Drawn by lot from days that are over, some of another unit. A covered face is no reason; what counts: it is the same person, and the background is the office.",
  none: "There is nothing for you to review now.",
  left: (n) => `${n} more.`,
  of: (name, unit) => `${name}, ${unit}`,
  at: (slot, time) => `${slot} at ${time}`,
  near: (office, metres, accuracy) => `${office}, ${metres} from its point, accuracy ±${accuracy}`,
  age: (days) => (days ? (days === 1 ? "1 day ago" : `${days} days ago`) : "today"),
  flagged: "Flagged because",
  signals: {},
  look: "See the photo",
  looking: "Opening the photo ...",
  alt: (name, when) => `Check-in photo of ${name}, ${when}`,
  before: "Photos before",
  office: "What the office looks like",
  officeAlt: (name, n) => `${name}, picture ${n}`,
  valid: "Valid",
  invalid: "Not valid",
  ask: "Ask",
  reason: "Reason or question",
  reasonHint: "Needed where it is not valid or you ask. Whoever it concerns reads it.",
  reasonMissing: "Fill in “Reason or question”: whoever it concerns may know.",
  asked: (question) => `You asked: “${question}”`,
  answered: (answer) => `The answer: “${answer}”`,
  unanswered: "Not answered yet.",
  done: { valid: "Noted: valid.", invalid: "Noted: not valid.", asked: "The question was sent." },
  acting: "Saving ...",

  question: "A reviewer's question",
  answer: "Your answer",
  send: "Send the answer",
  sent: "Your answer was sent.",
};

export const REVIEWS: Record<Language, ReviewWords> = { id, en };

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
  signals: {
    shared_position: "titik lokasinya sama persis dengan orang lain",
    repeated_position: "titik lokasinya sama persis dengan hari-hari lain",
    constant_accuracy: "ketelitian lokasinya selalu sama",
    jump: "berpindah tempat lebih cepat dari yang mungkin",
    shared_phone: "satu ponsel dipakai beberapa orang",
    phone_burst: "banyak presensi dari satu ponsel dalam beberapa menit",
    repeated_photo: "fotonya mirip foto lama orang yang sama",
    others_photo: "fotonya mirip foto orang lain",
    clock_jump: "jam ponselnya diubah saat presensi dikirim",
    shared_network: "dikirim lewat jaringan yang sama dengan banyak orang lain",
    too_fast: "dikirim lebih cepat dari yang dapat dilakukan tangan",
  } as Record<string, string>,
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

  wish: "Siapa yang memeriksa foto Anda",
  wishHint:
    "Sebagian foto presensi diperiksa orang. Anda boleh meminta pemeriksa yang berjenis kelamin sama, tanpa alasan. Rekan Anda tidak diberi tahu. Berlaku untuk pemeriksaan yang dibagi setelah ini. Presensi yang ditandai karena ada yang janggal menunggu pemeriksa seperti itu tiga hari, lalu boleh diperiksa setiap admin kota; keberatan Anda tetap diputuskan atasan.",
  sameSex: "Hanya oleh pemeriksa yang berjenis kelamin sama",
  wishUnknown:
    "Data kepegawaian belum memuat jenis kelamin Anda, jadi permintaan ini belum dapat dijalankan. Mintalah operator unit melengkapinya.",
  wishSaved: "Tersimpan.",

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
  signals: {
    shared_position: "its position is exactly that of other people",
    repeated_position: "its position is exactly that of other days",
    constant_accuracy: "its position is always as accurate",
    jump: "it moved faster than people travel",
    shared_phone: "one phone was used by several people",
    phone_burst: "many check-ins from one phone within minutes",
    repeated_photo: "its photo is much like an older one of the same person",
    others_photo: "its photo is much like somebody else's",
    clock_jump: "the phone's clock was turned while it was sent",
    shared_network: "it came by the same network as many others",
    too_fast: "it was sent faster than a hand can",
  },
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
  reasonMissing: "Fill in “Reason or question”: whoever it concerns has a right to know.",
  asked: (question) => `You asked: “${question}”`,
  answered: (answer) => `The answer: “${answer}”`,
  unanswered: "Not answered yet.",
  done: { valid: "Noted: valid.", invalid: "Noted: not valid.", asked: "The question was sent." },
  acting: "Saving ...",

  wish: "Who reviews your photos",
  wishHint:
    "Some check-in photos are reviewed by people. You may ask for a reviewer of the same sex; no reason is needed. Your colleagues are not told. It holds for reviews handed out from now on. A check-in that was flagged because something stands out waits three days for such a reviewer, then any city admin may review it; your objections are still decided by who leads.",
  sameSex: "Only by a reviewer of the same sex",
  wishUnknown:
    "The staff data do not hold your sex yet, so the wish cannot be met so far. Ask your unit's operator to complete them.",
  wishSaved: "Saved.",

  question: "A reviewer's question",
  answer: "Your answer",
  send: "Send the answer",
  sent: "Your answer was sent.",
};

export const REVIEWS: Record<Language, ReviewWords> = { id, en };

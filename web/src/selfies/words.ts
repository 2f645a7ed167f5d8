/** The words of whoever looks at a selfie, and of whose it is. */
import type { Language } from "../words/language";

const id = {
  mine: "Foto Anda",
  look: "Lihat foto",
  looking: "Membuka foto ...",
  hide: "Tutup foto",
  alt: (name: string, when: string) => `Foto presensi ${name}, ${when}`,
  altMine: (when: string) => `Foto presensi Anda, ${when}`,
  broken: "Foto tidak terbuka. Coba lagi; bila masih gagal, masa simpannya mungkin sudah habis.",
  logged: "Setiap pembukaan dicatat, dan pemilik foto dapat membacanya.",
  caseLabel: "Nomor perkara",
  caseFirst: "Keputusan ini lebih dulu milik atasannya; admin kota membuka fotonya dengan nomor perkara.",
  caseMissing: "Isi nomor perkara: tanpa itu foto ini tidak dapat Anda buka.",
  viewedBy: "Yang pernah melihat foto ini",
  nobody: "Belum ada orang lain yang membukanya.",
  reasons: {
    decision: "untuk memutuskan presensi ini",
    doubt: "ragu apakah orang dan tempatnya sesuai",
    asked: "atas permintaan Anda",
    case: "untuk sebuah perkara",
  } as Record<string, string>,
  caseNumber: (number: string) => `perkara ${number}`,
};

export type SelfieWords = typeof id;

const en: SelfieWords = {
  mine: "Your photo",
  look: "See the photo",
  looking: "Opening the photo ...",
  hide: "Close the photo",
  alt: (name, when) => `Check-in photo of ${name}, ${when}`,
  altMine: (when) => `Your check-in photo, ${when}`,
  broken: "The photo does not open. Try again; if it still fails, it may be gone after the days photos are kept.",
  logged: "Each opening is written down, and whose photo it is can read it.",
  caseLabel: "Case number",
  caseFirst: "This is their superior's to decide first; a city admin opens the photo by the number of a case.",
  caseMissing: "Fill in the case number: without one you cannot open this photo.",
  viewedBy: "Who has seen this photo",
  nobody: "Nobody else has opened it.",
  reasons: {
    decision: "to decide on this check-in",
    doubt: "in doubt about the person or the place",
    asked: "because you asked",
    case: "for a case",
  },
  caseNumber: (number) => `case ${number}`,
};

export const SELFIES: Record<Language, SelfieWords> = { id, en };

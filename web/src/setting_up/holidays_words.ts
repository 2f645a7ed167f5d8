/** The words of the holidays. */
import type { Language } from "../words/language";

const id = {
  lead: "Hari libur nasional dan cuti bersama, menurut keputusan bersama tiga menteri. Pada hari-hari ini tidak ada yang perlu presensi, kecuali pegawai jaga menurut jadwalnya.",
  year: "Tahun",
  have: (year: string) => `Sudah ditetapkan untuk ${year}`,
  none: "Belum ada.",
  propose: (year: string) => `Usulan untuk ${year}`,
  proposed:
    "Centang yang sesuai dengan keputusannya, lalu tulis nomornya. Usulan dari daftar umum; hanya keputusan yang berlaku.",
  nothing: "Tidak ada lagi yang diusulkan untuk tahun ini.",
  passed: (n: number) => `${n} tanggal yang sudah lewat tidak dapat ditetapkan lagi.`,
  kinds: { public: "Libur nasional", collective: "Cuti bersama", local: "Libur daerah" } as Record<string, string>,
  estimated: "perkiraan",
  decree: "Nomor keputusan",
  decreeHint: "Misalnya: SKB 3 Menteri Nomor 1497 Tahun 2025",
  save: (n: number) => `Tetapkan ${n} hari`,
  saving: "Menyimpan hari libur…",
  saved: "Hari libur sudah ditetapkan.",
  decreeOf: (number: string) => `Menurut ${number}`,
};

const en: typeof id = {
  lead: "National holidays and collective leave, by the decree of three ministers. On these days nobody needs to check in, except shift workers by their roster.",
  year: "Year",
  have: (year) => `Declared for ${year}`,
  none: "None yet.",
  propose: (year) => `Proposed for ${year}`,
  proposed:
    "Tick those that the decree names, then write its number. The proposals come from a public list; only the decree counts.",
  nothing: "Nothing more is proposed for this year.",
  passed: (n) => `${n} ${n === 1 ? "date that has" : "dates that have"} passed can no longer be declared.`,
  kinds: { public: "National holiday", collective: "Collective leave", local: "Local holiday" },
  estimated: "estimated",
  decree: "Number of the decree",
  decreeHint: "Such as: SKB 3 Menteri Nomor 1497 Tahun 2025",
  save: (n) => `Declare ${n} ${n === 1 ? "day" : "days"}`,
  saving: "Saving the holidays…",
  saved: "The holidays are declared.",
  decreeOf: (number) => `By ${number}`,
};

export const HOLIDAYS: Record<Language, typeof id> = { id, en };

/** The words of the settings. */
import type { Language } from "../words/language";

const id = {
  lead: "Periksa sekali di awal. Ubah yang tidak sesuai; sisanya sudah baik untuk memulai.",
  names: {
    city_name: "Nama kota",
    agency_name: "Nama instansi pengelola",
    contact: "Kontak untuk pegawai",
    default_radius_m: "Radius bawaan kantor (meter)",
    accuracy_limit_m: "Batas ketelitian lokasi (meter)",
    code_life_hours: "Umur kode sekali pakai (jam)",
    switch_notice_days: "Pemberitahuan sebelum dihitung (hari)",
  } as Record<string, string>,
  hints: {
    contact: "Surel atau nomor yang boleh dihubungi pegawai.",
    default_radius_m: "Untuk titik kantor tanpa radius sendiri; 20 sampai 500. Kosong berarti 150.",
    accuracy_limit_m: "Lokasi yang lebih kasar dari ini ditolak bila di luar kantor; 10 sampai 500.",
    code_life_hours: "1 sampai 168.",
    switch_notice_days: "Berapa hari sebelumnya pegawai diberi tahu bahwa kehadirannya mulai dihitung; 1 sampai 30.",
  } as Record<string, string | undefined>,
  save: "Simpan pengaturan",
  saving: "Menyimpan pengaturan…",
  right: "Belum ada yang Anda ubah. Bila semua benar, lanjutkan.",
  next: "Berikutnya: jam kerja",
  fixed: "Ditentukan saat kota dibuat",
  fixedHint:
    "Zona dan huruf libur tetap sejak kalender pertama, karena hari-hari dinilai dengannya. Minta pengelola aplikasi bila batas kota salah.",
  zone: "Zona waktu",
  box: "Batas kota (bujur, lintang)",
  offCode: "Huruf libur di jadwal jaga",
  selfies: "Foto disimpan",
  positions: "Titik lokasi disimpan",
  days: (n: number) => `${n} hari`,
};

const en: typeof id = {
  lead: "Look at these once in the beginning. Change what is wrong; the rest is good to begin with.",
  names: {
    city_name: "Name of the city",
    agency_name: "Name of the agency in charge",
    contact: "Contact for people",
    default_radius_m: "Radius of an office unless it has its own (metres)",
    accuracy_limit_m: "Limit of a position's accuracy (metres)",
    code_life_hours: "Life of a one-time code (hours)",
    switch_notice_days: "Notice before attendance counts (days)",
  },
  hints: {
    contact: "An address or number that people may turn to.",
    default_radius_m: "For office points without a radius; 20 to 500. Empty means 150.",
    accuracy_limit_m: "A coarser position is refused when it is outside the office; 10 to 500.",
    code_life_hours: "1 to 168.",
    switch_notice_days: "How many days before they are told that their attendance begins to count; 1 to 30.",
  },
  save: "Save the settings",
  saving: "Saving the settings…",
  right: "You changed nothing yet. If all is right, go on.",
  next: "Next: working hours",
  fixed: "Chosen when the city was made",
  fixedHint:
    "Zone and letter stay from the first calendar on, for days are judged by them. Ask who runs the app if the city's box is wrong.",
  zone: "Time zone",
  box: "Box of the city (longitude, latitude)",
  offCode: "Letter for a day off in rosters",
  selfies: "Photos are kept",
  positions: "Positions are kept",
  days: (n) => `${n} days`,
};

export const SETTINGS: Record<Language, typeof id> = { id, en };

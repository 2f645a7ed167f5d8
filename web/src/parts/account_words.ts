/** Words of one's own account: this phone, the password, the language, logging out. */
import type { Language } from "../words/language";

const id = {
  title: "Akun",
  phone: "Ponsel ini",
  otherPhone: "Ponsel lain atas nama Anda",
  remove: "Hapus ponsel ini",
  removeOther: "Hapus",
  removeSure: "Hapus ponsel ini? Presensi dari ponsel ini langsung ditolak sampai Anda mendaftarkannya lagi.",
  removeYes: "Ya, hapus",
  removed: "Ponsel sudah dihapus.",
  password: "Ganti kata sandi",
  oldPassword: "Kata sandi sekarang",
  save: "Simpan kata sandi",
  saved: "Kata sandi sudah diganti.",
  language: "Bahasa",
  privacy: "Data dan privasi",
  logOut: "Keluar",
  loggingOut: "Keluar…",
  unsentCheckIns: (n: number) => `${n} presensi belum terkirim`,
  unsentReports: (n: number) => `${n} laporan belum terkirim`,
  unsent: "Keluar sekarang menghapusnya dari ponsel ini.",
  unsentHere: "Keluar sekarang menghapusnya dari ponsel ini. Tunggu sambungan, lalu keluar.",
  stillUnsent:
    "Tidak semuanya bisa dikirim. Coba lagi saat ada sambungan, atau lihat di Beranda dan Kinerja apa sebabnya.",
  sendFirst: "Kirim dulu, lalu keluar",
  leaveAnyway: "Hapus dan keluar",
  stay: "Tidak jadi",
};

const en: typeof id = {
  title: "Account",
  phone: "This phone",
  otherPhone: "Another phone in your name",
  remove: "Remove this phone",
  removeOther: "Remove",
  removeSure: "Remove this phone? Check-ins from it are refused at once until you enrol it again.",
  removeYes: "Yes, remove",
  removed: "The phone is removed.",
  password: "Change password",
  oldPassword: "Present password",
  save: "Save password",
  saved: "The password is changed.",
  language: "Language",
  privacy: "Data and privacy",
  logOut: "Log out",
  loggingOut: "Logging out…",
  unsentCheckIns: (n) => (n === 1 ? "1 check-in has not been sent" : `${n} check-ins have not been sent`),
  unsentReports: (n) => (n === 1 ? "1 report has not been sent" : `${n} reports have not been sent`),
  unsent: "Logging out now deletes it from this phone.",
  unsentHere: "Logging out now deletes it from this phone. Wait for a connection, then log out.",
  stillUnsent: "Not everything could be sent. Try again with a connection, or see on Home and Performance why.",
  sendFirst: "Send first, then log out",
  leaveAnyway: "Delete and log out",
  stay: "Stay logged in",
};

export const ACCOUNT: Record<Language, typeof id> = { id, en };

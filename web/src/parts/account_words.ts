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
  unsentTitle: "Ada presensi yang belum terkirim",
  unsent: "Keluar sekarang menghapusnya dari ponsel ini. Tunggu sambungan, lalu keluar.",
  leaveAnyway: "Hapus dan keluar",
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
  unsentTitle: "A check-in has not been sent yet",
  unsent: "Logging out now deletes it from this phone. Wait for a connection, then log out.",
  leaveAnyway: "Delete and log out",
};

export const ACCOUNT: Record<Language, typeof id> = { id, en };

/** The words of the console's frame; every page has its own beside it. */
import type { Language } from "../words/language";

const id = {
  title: "Konsol",
  loginLead: "Nomor dan kata sandinya sama dengan di ponsel.",
  skip: "Langsung ke isi",
  pages: "Halaman konsol",
  groups: {
    watch: "Pantau",
    review: "Periksa",
    follow: "Tindak lanjut",
    run: "Kelola kota",
    report: "Laporan",
  },
  asPhone: "Aplikasi ponsel",
  logOut: "Keluar",
  loggingOut: "Keluar…",
  light: "Terang",
  dark: "Gelap",
  account: "Akun",
  noRole: "Konsol ini untuk pemegang peran",
  noRoleDetail:
    "Anda belum memegang peran seperti atasan, operator, atau admin. Presensi Anda sendiri ada di aplikasi ponsel.",
  notYours: "Halaman ini bukan untuk peran Anda",
  notYoursDetail: (roles: string) => `Yang dapat membukanya: ${roles}. Pilih halaman lain dari daftar.`,
  unknown: "Halaman ini tidak ada",
  unknownDetail: "Periksa alamatnya, atau pilih halaman dari daftar.",
  printedAt: (at: string) => `Dicetak ${at}`,

  search: "Cari",
  noMatch: "Tidak ada yang cocok.",
  clear: "Hapus saringan",
  rows: (from: number, to: number, of: number) => (of ? `${from}–${to} dari ${of}` : "Tidak ada baris"),
  before: "Sebelumnya",
  after: "Berikutnya",
  all: "Semua",
  asTable: "Lihat sebagai tabel",
  print: "Cetak",
};

const en: typeof id = {
  title: "Console",
  loginLead: "The number and password are the same as on the phone.",
  skip: "Skip to the content",
  pages: "Pages of the console",
  groups: {
    watch: "Watch",
    review: "Review",
    follow: "Follow up",
    run: "Run the city",
    report: "Reports",
  },
  asPhone: "Phone app",
  logOut: "Log out",
  loggingOut: "Logging out…",
  light: "Light",
  dark: "Dark",
  account: "Account",
  noRole: "This console is for who holds a role",
  noRoleDetail: "You hold no role such as supervisor, operator or admin. Your own attendance is in the phone app.",
  notYours: "This page is not for your role",
  notYoursDetail: (roles) => `Those who can open it: ${roles}. Choose another page from the list.`,
  unknown: "There is no such page",
  unknownDetail: "Check the address, or choose a page from the list.",
  printedAt: (at) => `Printed ${at}`,

  search: "Search",
  noMatch: "Nothing matches.",
  clear: "Clear the filters",
  rows: (from, to, of) => (of ? `${from}–${to} of ${of}` : "No rows"),
  before: "Previous",
  after: "Next",
  all: "All",
  asTable: "Show as a table",
  print: "Print",
};

export const CONSOLE: Record<Language, typeof id> = { id, en };

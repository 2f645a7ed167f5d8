/** Words of being woken on this phone. */
import type { Language } from "../words/language";

const id = {
  title: "Notifikasi di ponsel ini",
  lead: "Ponsel memberi tahu Anda walau aplikasi tertutup.",
  private:
    "Isinya tersandi untuk ponsel ini: hanya jenis, tanggal, dan halaman; tanpa nama, tempat, atau alasan. Layanan notifikasi peramban tidak dapat membacanya.",
  kinds: {
    reminders: (minutes: number) => `Pengingat ${minutes} menit sebelum waktu presensi ditutup, bila belum presensi`,
    decisions: "Keputusan atas permohonan dan presensi saya",
    notices: "Pemberitahuan lain",
  },
  turnOn: "Nyalakan",
  turningOn: "Menyalakan…",
  on: "Menyala di ponsel ini.",
  turnOff: "Matikan di ponsel ini",
  others: (n: number) => `Menyala juga di ${n} ponsel atau peramban lain; pilihannya sama untuk semua.`,
  saved: "Tersimpan.",
  off: "Sudah dimatikan.",
  dismissed: "Belum diizinkan. Ketuk Nyalakan lagi, lalu pilih Izinkan.",
  noService:
    "Layanan notifikasi peramban ini tidak menjawab. Periksa sambungan, lalu coba lagi; pemberitahuan tetap ada di aplikasi.",
  denied: "Notifikasi diblokir untuk aplikasi ini.",
  help: "Cara mengizinkan notifikasi",
  android: [
    "Ketuk ikon di kiri alamat halaman, lalu Izin. Bila aplikasi terpasang: tahan ikonnya, lalu Info aplikasi.",
    "Ubah Notifikasi menjadi Izinkan, lalu buka lagi aplikasi ini.",
  ],
  iphone: ["Pengaturan › Notifikasi › Presensi: nyalakan Izinkan Notifikasi.", "Buka lagi aplikasi ini."],
  homeScreen: "Di iPhone notifikasi hanya untuk aplikasi di Layar Utama (iOS 16.4 atau lebih baru).",
  homeScreenSteps: [
    "Di Safari ketuk Bagikan, lalu Tambah ke Layar Utama.",
    "Buka Presensi dari Layar Utama, masuk, lalu kembali ke halaman ini.",
  ],
  unsupported:
    "Peramban ini tidak dapat memberi notifikasi. Semua pemberitahuan tetap ada di aplikasi dan, bila ada alamatnya, lewat surel.",
  offerTitle: "Diingatkan sebelum waktu habis?",
  offer:
    "Ponsel memberi tahu bila Anda belum presensi dan waktunya hampir ditutup, juga bila ada keputusan untuk Anda.",
  offerYes: "Ya, ingatkan saya",
  offerNo: "Nanti saja",
  offerMore: "Bisa diubah kapan saja di Akun.",
};

const en: typeof id = {
  title: "Notifications on this phone",
  lead: "The phone tells you even while the app is closed.",
  private:
    "They are encrypted for this phone and hold a kind, a date and a page; no name, place or reason. The browser's push service cannot read them.",
  kinds: {
    reminders: (minutes) => `A reminder ${minutes} minutes before the time to check in is over, if I have not yet`,
    decisions: "Decisions on my requests and check-ins",
    notices: "Other notices",
  },
  turnOn: "Turn on",
  turningOn: "Turning on…",
  on: "On, on this phone.",
  turnOff: "Turn off on this phone",
  others: (n) =>
    `Also on, on ${n} other ${n === 1 ? "phone or browser" : "phones or browsers"}; the choice is one for all.`,
  saved: "Saved.",
  off: "Turned off.",
  dismissed: "Not allowed yet. Tap Turn on again, then choose Allow.",
  noService:
    "This browser's push service does not answer. Check the connection, then try again; notices stay in the app.",
  denied: "Notifications are blocked for this app.",
  help: "How to allow notifications",
  android: [
    "Tap the icon left of the page's address, then Permissions. If the app is installed: hold its icon, then App info.",
    "Change Notifications to Allow, then open this app again.",
  ],
  iphone: ["Settings › Notifications › Presensi: turn on Allow Notifications.", "Open this app again."],
  homeScreen: "On an iPhone notifications are for apps on the Home Screen alone (iOS 16.4 or newer).",
  homeScreenSteps: [
    "In Safari tap Share, then Add to Home Screen.",
    "Open Presensi from the Home Screen, log in, then come back to this page.",
  ],
  unsupported: "This browser cannot notify you. All notices stay in the app and, if there is an address, come by mail.",
  offerTitle: "A reminder before the time is over?",
  offer:
    "The phone tells you when you have not checked in and the time is nearly over, and when there is a decision for you.",
  offerYes: "Yes, remind me",
  offerNo: "Not now",
  offerMore: "You can change this at any time under Account.",
};

export const PUSH_WORDS: Record<Language, typeof id> = { id, en };

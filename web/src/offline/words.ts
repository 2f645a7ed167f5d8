/** Words of what waits on this phone, and of a day that was heard earlier. */
import type { Language } from "../words/language";

const indonesian = {
  title: "Menunggu dikirim",
  lead: "Tersimpan di ponsel ini dan dikirim sendiri begitu ada sambungan. Dicatat sementara; orang yang berwenang memutuskan.",
  madeAt: (time: string) => `dibuat ${time}`,
  sendNow: "Kirim sekarang",
  sending: "Mengirim…",
  savedHere: "Tersimpan di ponsel ini",
  savedDetail:
    "Sambungan belum ada. Presensi Anda dikirim sendiri begitu tersambung; selama layar ini terbuka dan jendela belum tutup, dicatat seperti biasa, sesudahnya sementara sampai diputuskan orang yang berwenang.",
  mayClose: "Layar ini boleh ditutup.",
  again: "Kirim lagi sekarang",
  refusedTitle: "Tidak dapat dicatat",
  refusedLead: "Server menolak presensi yang tersimpan ini:",
  seen: "Mengerti",
  askCorrection: "Ajukan koreksi",
  heldTitle: "Tanpa sambungan",
  held: (time: string) =>
    `Yang tampil adalah keadaan pukul ${time}. Presensi tetap bisa: tersimpan dulu di ponsel ini.`,
  heldAhead: (at: string) =>
    `Yang tampil adalah rencana hari ini seperti yang diketahui pada ${at}. Presensi tetap bisa: tersimpan dulu di ponsel ini.`,
  heldOld: (date: string) =>
    `Yang tampil adalah keadaan ${date}. Untuk presensi hari ini ponsel perlu sambungan sekali saja.`,
  atLogin: (count: number) =>
    `${count} presensi tersimpan di ponsel ini dan belum terkirim. Masuk kembali untuk mengirimnya; tidak ada yang hilang.`,
  leaveTitle: "Ada presensi yang belum terkirim",
  leave: "Keluar sekarang menghapusnya dari ponsel ini. Tunggu sambungan, lalu keluar.",
  leaveAnyway: "Hapus dan keluar",
};

export type OfflineWords = typeof indonesian;

const english: OfflineWords = {
  title: "Waiting to be sent",
  lead: "Saved on this phone and sent by itself as soon as there is a connection. Recorded provisionally; somebody with the right decides.",
  madeAt: (time) => `made at ${time}`,
  sendNow: "Send now",
  sending: "Sending…",
  savedHere: "Saved on this phone",
  savedDetail:
    "There is no connection yet. Your check-in is sent by itself as soon as there is one; while this screen is open and the window too it is recorded as usual, afterwards provisionally until somebody with the right decides.",
  mayClose: "You may close this screen.",
  again: "Send again now",
  refusedTitle: "Could not be recorded",
  refusedLead: "The server refused this saved check-in:",
  seen: "Understood",
  askCorrection: "Ask for a correction",
  heldTitle: "No connection",
  held: (time) => `This is how things stood at ${time}. You can still check in: it is saved on this phone first.`,
  heldAhead: (at) =>
    `This is today's plan as it was known on ${at}. You can still check in: it is saved on this phone first.`,
  heldOld: (date) => `This is how things stood on ${date}. To check in today the phone needs a connection just once.`,
  atLogin: (count) =>
    `${count} ${count === 1 ? "check-in is" : "check-ins are"} saved on this phone and not sent yet. Log in again to send; nothing is lost.`,
  leaveTitle: "A check-in has not been sent yet",
  leave: "Logging out now deletes it from this phone. Wait for a connection, then log out.",
  leaveAnyway: "Delete and log out",
};

export const OFFLINE_WORDS: Record<Language, OfflineWords> = { id: indonesian, en: english };

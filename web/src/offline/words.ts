/** Words of what waits on this phone, and of a day that was heard earlier. */
import type { Failure } from "../api/refusal";
import type { Language } from "../words/language";

const indonesian = {
  title: "Menunggu dikirim",
  lead: "Tersimpan di ponsel ini dan dikirim sendiri begitu bisa. Sesudah terkirim, presensi ini menunggu keputusan orang yang berwenang.",
  madeAt: (time: string) => `dibuat ${time}`,
  sendNow: "Kirim sekarang",
  sending: "Mengirim…",
  savedHere: "Tersimpan di ponsel ini",
  why: {
    network: "Belum ada sambungan.",
    timeout: "Server belum menjawab: sedang ramai, atau sinyal Anda lemah.",
    server: "Server sedang bermasalah; sambungan Anda baik.",
  } as Record<Failure, string>,
  whyElse: "Belum dapat dikirim.",
  savedDetail:
    "Presensi Anda tidak hilang dan dikirim sendiri begitu bisa. Bila terkirim selama layar ini terbuka dan waktunya belum ditutup, dicatat seperti biasa; sesudah itu menunggu keputusan orang yang berwenang.",
  mayClose: "Layar ini boleh ditutup.",
  again: "Kirim lagi sekarang",
  refusedTitle: "Tidak dapat dicatat",
  refusedLead: "Server menolak presensi yang tersimpan ini:",
  tooLateLead: "Presensi ini tersimpan di ponsel dan tidak terkirim pada waktunya:",
  tooLate: "Presensi luring harus terkirim paling lambat 24 jam setelah tengah malam. Ajukan koreksi.",
  seen: "Mengerti",
  askCorrection: "Ajukan koreksi",
  heldTitles: {
    network: "Tanpa sambungan",
    timeout: "Server lama menjawab",
    server: "Server sedang bermasalah",
  } as Record<Failure, string>,
  held: (time: string) =>
    `Yang tampil adalah keadaan pukul ${time}. Presensi tetap bisa: tersimpan dulu di ponsel ini.`,
  heldAhead: (at: string) =>
    `Yang tampil adalah rencana hari ini seperti yang diketahui pada ${at}. Presensi tetap bisa: tersimpan dulu di ponsel ini.`,
  heldOld: (date: string) =>
    `Yang tampil adalah keadaan ${date}. Untuk presensi hari ini ponsel perlu terhubung ke server sekali saja.`,
  atLogin: (count: number) =>
    `${count} presensi tersimpan di ponsel ini dan belum terkirim. Masuk kembali untuk mengirimnya; tidak ada yang hilang.`,
  leaveTitle: "Ada presensi yang belum terkirim",
  leave: "Keluar sekarang menghapusnya dari ponsel ini. Tunggu sambungan, lalu keluar.",
  leaveAnyway: "Hapus dan keluar",
};

export type OfflineWords = typeof indonesian;

const english: OfflineWords = {
  title: "Waiting to be sent",
  lead: "Saved on this phone and sent by itself as soon as possible. Once sent it awaits a decision by somebody with the right.",
  madeAt: (time) => `made at ${time}`,
  sendNow: "Send now",
  sending: "Sending…",
  savedHere: "Saved on this phone",
  why: {
    network: "There is no connection yet.",
    timeout: "The server has not answered yet: it is busy, or your signal is weak.",
    server: "The server has a problem; your connection is fine.",
  },
  whyElse: "It could not be sent yet.",
  savedDetail:
    "Your check-in is not lost and is sent by itself as soon as possible. Sent while this screen is open and before the window closes it is recorded as usual; afterwards it awaits a decision by somebody with the right.",
  mayClose: "You may close this screen.",
  again: "Send again now",
  refusedTitle: "Could not be recorded",
  refusedLead: "The server refused this saved check-in:",
  tooLateLead: "This check-in was saved on the phone and not sent in time:",
  tooLate: "An offline check-in must be sent within 24 hours after midnight. Ask for a correction.",
  seen: "Understood",
  askCorrection: "Ask for a correction",
  heldTitles: { network: "No connection", timeout: "The server is slow to answer", server: "The server has a problem" },
  held: (time) => `This is how things stood at ${time}. You can still check in: it is saved on this phone first.`,
  heldAhead: (at) =>
    `This is today's plan as it was known on ${at}. You can still check in: it is saved on this phone first.`,
  heldOld: (date) =>
    `This is how things stood on ${date}. To check in today the phone needs to reach the server just once.`,
  atLogin: (count) =>
    `${count} ${count === 1 ? "check-in is" : "check-ins are"} saved on this phone and not sent yet. Log in again to send; nothing is lost.`,
  leaveTitle: "A check-in has not been sent yet",
  leave: "Logging out now deletes it from this phone. Wait for a connection, then log out.",
  leaveAnyway: "Delete and log out",
};

export const OFFLINE_WORDS: Record<Language, OfflineWords> = { id: indonesian, en: english };

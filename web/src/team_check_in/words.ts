/** The words of team check-ins. */
import type { Language } from "../words/language";

const id = {
  lead: "Untuk yang ponselnya mati atau tidak ada, dan sekarang ada di sini bersama Anda.",
  provisional:
    "Hasilnya menunggu keputusan, kecuali bila ini sudah diatur sebagai cara biasanya, dan dihitung atas nama Anda.",
  myCount: (checkIns: number, people: number) =>
    checkIns
      ? `Atas nama Anda bulan ini: ${checkIns} presensi untuk ${people} orang`
      : "Atas nama Anda bulan ini: belum ada",
  which: "Presensi yang mana",
  openNow: (slots: string) => `Sekarang dibuka menurut jam Anda: ${slots}.`,
  who: "Siapa",
  search: "Cari nama",
  done: (n: number, slot: string) => `${n} orang sudah presensi ${slot}.`,
  nobody: "Semua orang tim yang bekerja hari ini sudah presensi ini.",
  noMatch: "Tidak ada yang cocok di antara yang belum presensi.",
  otherTitle: "Libur atau jadwal belum diisi",
  more: (n: number) => `${n} orang lagi; ketik namanya untuk mencari.`,
  choose: "Pilih presensinya dulu.",
  photoOf: "Foto untuk",
  frame: "Pastikan wajah orang ini dan latar kantor terlihat",
  preview: (name: string) => `Pratinjau kamera untuk ${name}`,
  shoot: "Ambil foto",
  useFront: "Kamera depan",
  useRear: "Kamera belakang",
  otherPerson: "Orang lain",
  isThis: "Apakah ini",
  noPhoto: "Foto tidak diperlukan untuk orang ini. Pastikan ia ada di sini.",
  checkInFor: "Presensi untuk",
  yes: (slot: string) => `Ya, kirim presensi ${slot}`,
  again: "Ulangi foto",
  recorded: (slot: string, time: string) => `Presensi ${slot} tercatat pukul ${time}`,
  waits: "Menunggu keputusan: dicatat lewat ponsel Anda.",
  valid: "Sah.",
  nextPerson: "Orang berikutnya",
  finish: "Selesai",
  startOver: "Ulangi",
  steps: {
    ALREADY_CHECKED_IN: "Orang ini sudah presensi. Pilih orang berikutnya.",
    WINDOW_CLOSED: "Ini jam menurut jadwal orang itu. Bila ia memang hadir, ajukan sebagai koreksi.",
    DAY_OFF: "Periksa jadwalnya pada operator unit.",
    NOT_SCHEDULED: "Minta operator unit mengisi jadwal jaganya.",
    SLOT_NOT_PLANNED: "Presensi ini tidak ada dalam jadwalnya hari ini.",
    NO_OFFICE: "Minta operator unit mengatur kantornya.",
    NOT_FOUND: "Ia mungkin baru dipindah atau keluar. Pilih orang lain.",
    CHALLENGE_EXPIRED: "Ulangi dari foto.",
  } as Record<string, string>,
};

const en: typeof id = {
  lead: "For who has no phone, or an empty one. The person must be here with you.",
  provisional:
    "It awaits a decision, unless this is arranged as the person's usual way. Every team check-in is counted in your name.",
  myCount: (checkIns, people) =>
    checkIns
      ? `In your name this month: ${checkIns} ${checkIns === 1 ? "check-in" : "check-ins"} for ${people} ${people === 1 ? "person" : "people"}`
      : "In your name this month: none",
  which: "Which check-in",
  openNow: (slots) => `Open now by your own hours: ${slots}.`,
  who: "Who",
  search: "Search by name",
  done: (n, slot) => `${n} ${n === 1 ? "person has" : "people have"} checked in: ${slot}.`,
  nobody: "Everybody of the team who works today has this check-in.",
  noMatch: "Nobody like that among those who have not checked in.",
  otherTitle: "Off, or no roster entry",
  more: (n) => `${n} more; type a name to search.`,
  choose: "Choose the check-in first.",
  photoOf: "Photo for",
  frame: "Make sure this person's face and the office behind can be seen",
  preview: (name) => `Camera preview for ${name}`,
  shoot: "Take the photo",
  useFront: "Front camera",
  useRear: "Rear camera",
  otherPerson: "Somebody else",
  isThis: "Is this",
  noPhoto: "No photo is needed for this person. Make sure they are here.",
  checkInFor: "Check-in for",
  yes: (slot) => `Yes, check in: ${slot}`,
  again: "Take it again",
  recorded: (slot, time) => `Recorded: ${slot} at ${time}`,
  waits: "Awaiting a decision: recorded on your phone.",
  valid: "Valid.",
  nextPerson: "Next person",
  finish: "Done",
  startOver: "Start again",
  steps: {
    ALREADY_CHECKED_IN: "This person has checked in. Choose the next one.",
    WINDOW_CLOSED: "These are the hours of that person's schedule. If they were here, hand it in as a correction.",
    DAY_OFF: "Check the schedule with the unit's operator.",
    NOT_SCHEDULED: "Ask the unit's operator to fill in the roster.",
    SLOT_NOT_PLANNED: "This check-in is not in the person's schedule today.",
    NO_OFFICE: "Ask the unit's operator to set the office.",
    NOT_FOUND: "The person may have been moved or left just now. Choose somebody else.",
    CHALLENGE_EXPIRED: "Start again from the photo.",
  },
};

export const TEAM_CHECK_IN: Record<Language, typeof id> = { id, en };

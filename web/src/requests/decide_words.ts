/** The words of who decides requests and check-ins, files for others, or names a delegate; with those of requests. */
import type { Language } from "../words/language";
import { REQUESTS } from "./words";

const id = {
  ...REQUESTS.id,
  unit: "Permohonan",
  unitHint: "Cuti, dinas, izin, koreksi, dan keberatan",
  decideLead: "Yang disetujui pada langkah terakhir langsung berlaku. Alasan dibaca oleh yang mengajukan.",
  waiting: "Menunggu keputusan Anda",
  noneWaiting: "Tidak ada permohonan yang menunggu Anda.",
  others: "Menunggu orang lain",
  yourReason: "Alasan Anda",
  yourReasonHint: "Wajib bila dikembalikan atau ditolak.",
  chosen: (n: number) => `${n} dipilih`,
  all: (kind: string, n: number) => `Semua ${kind} (${n})`,
  pick: (name: string) => `Pilih: ${name}`,
  approve: "Setujui",
  giveBack: "Kembalikan",
  reject: "Tolak",
  haveDecided: (n: number) => `${n} permohonan diputuskan.`,
  notDecided: (name: string, why: string) => `${name}: ${why}`,

  provisional: "Presensi sementara",
  provisionalHint: "Sudah tercatat, menunggu diperiksa",
  provisionalLead: "Presensi ini sudah tercatat. Anda memutuskan apakah sah.",
  provisionalDates: (first: string, last: string) => `${first} sampai ${last}.`,
  noProvisional: "Tidak ada presensi sementara.",
  undecided: "Sudah lama menunggu",
  at: (slot: string, time: string) => `${slot} pukul ${time}`,
  near: (office: string, metres: string) => `${office}, ${metres} dari titiknya`,
  accept: "Sah",
  refuse: "Tidak sah",
  notYours: "Diputuskan orang lain: ini presensi Anda sendiri, atau Anda yang mencatatnya.",
  ruled: (n: number) => `${n} presensi diputuskan.`,
  notRuled: (n: number) => `${n} presensi tidak diputuskan: sudah berubah, atau sudah diputuskan orang lain.`,
  refusalReasonHint: "Wajib bila tidak sah.",

  card: "Menunggu keputusan",
  cardRequests: (n: number) => `${n} permohonan`,
  cardCheckIns: (n: number) => `${n} presensi sementara`,

  delegate: "Pengganti saya",
  delegateLead: "Selama Anda tidak di tempat, orang lain dari perangkat daerah yang sama memutuskan untuk Anda.",
  noDelegate: "Anda belum menunjuk siapa pun.",
  named: (name: string, from: string, until: string) => `${name}, ${from} sampai ${until}`,
  fromUnit: "Dari unit",
  who: "Siapa",
  whoChoose: "Pilih orang",
  name: "Tunjuk",
  end: "Akhiri sekarang",
  standingIn: "Anda menggantikan",

  decided: "Sudah diputuskan",
  decidedHint: "Sampai sebulan sesudah tanggal terakhirnya.",
  noneDecided: "Belum ada yang diputuskan.",
  cancel: "Batalkan permohonan",
  cancelOf: (kind: string, name: string) => `Batalkan permohonan ${kind}, ${name}`,
  cancelSure: (whole: boolean): string =>
    whole
      ? "Seluruhnya dibatalkan: pada tanggal itu presensi kembali wajib."
      : "Dibatalkan mulai besok; hari ini dan yang sudah lewat tetap berlaku.",
  cancelReason: "Alasan pembatalan",
  cancelYes: "Ya, batalkan",
  cancelled: "Permohonan itu dibatalkan; yang bersangkutan membaca alasannya.",

  fileFor: "Ajukan untuk pegawai",
  fileForHint: "Bila yang bersangkutan tidak bisa sendiri, juga yang terlambat",
  fileWho: "Untuk siapa?",
  fileWhat: "Apa yang diajukan?",
  otherPerson: "Pilih orang lain",
  search: "Cari nama",
  noMatch: "Tidak ada yang cocok.",
  more: (n: number) => `${n} orang lagi: ketik namanya.`,
  filingFor: (name: string) => `Untuk ${name}`,
  filed: (name: string) => `Permohonan untuk ${name} sudah diajukan dan menunggu keputusan.`,
  another: "Ajukan lagi",
  toList: "Lihat semua permohonan unit",

  cityLead:
    "Yang menunggu admin kota: terlambat diajukan, atau tanpa atasan yang dapat memutuskan. Alasan Anda dibaca oleh yang mengajukan.",
  cityCard: "Permohonan untuk admin kota",
  cityCardHint: "Yang terlambat diajukan, atau tanpa atasan",
};

export type DecidingWords = typeof id;

const en: DecidingWords = {
  ...REQUESTS.en,
  unit: "Requests",
  unitHint: "Leave, duty, permission, corrections, objections",
  decideLead: "What is approved at its last step holds at once. Your reason is read by whoever asked.",
  waiting: "Awaiting your decision",
  noneWaiting: "No request waits for you.",
  others: "Waiting for others",
  yourReason: "Your reason",
  yourReasonHint: "Needed to return or reject.",
  chosen: (n) => `${n} chosen`,
  all: (kind, n) => `All of ${kind} (${n})`,
  pick: (name) => `Choose: ${name}`,
  approve: "Approve",
  giveBack: "Return",
  reject: "Reject",
  haveDecided: (n) => `${n} ${n === 1 ? "request" : "requests"} decided.`,
  notDecided: (name, why) => `${name}: ${why}`,

  provisional: "Provisional check-ins",
  provisionalHint: "Recorded, waiting to be looked at",
  provisionalLead: "These check-ins are recorded. You decide whether they are valid.",
  provisionalDates: (first, last) => `${first} to ${last}.`,
  noProvisional: "No provisional check-ins.",
  undecided: "Has waited for long",
  at: (slot, time) => `${slot} at ${time}`,
  near: (office, metres) => `${office}, ${metres} from its point`,
  accept: "Valid",
  refuse: "Not valid",
  notYours: "Somebody else decides: it is your own, or you made it.",
  ruled: (n) => `${n} ${n === 1 ? "check-in" : "check-ins"} decided.`,
  notRuled: (n) => `${n} not decided: changed meanwhile, or decided by somebody else.`,
  refusalReasonHint: "Needed where it is not valid.",

  card: "Awaiting a decision",
  cardRequests: (n) => `${n} ${n === 1 ? "request" : "requests"}`,
  cardCheckIns: (n) => `${n} provisional ${n === 1 ? "check-in" : "check-ins"}`,

  delegate: "Who decides in my place",
  delegateLead: "While you are away somebody else of the same agency decides for you.",
  noDelegate: "You have named nobody.",
  named: (name, from, until) => `${name}, ${from} to ${until}`,
  fromUnit: "Of the unit",
  who: "Who",
  whoChoose: "Choose somebody",
  name: "Name them",
  end: "End it now",
  standingIn: "You take the place of",

  decided: "Decided",
  decidedHint: "Up to a month after their last date.",
  noneDecided: "Nothing decided yet.",
  cancel: "Cancel the request",
  cancelOf: (kind, name) => `Cancel the request: ${kind}, ${name}`,
  cancelSure: (whole) =>
    whole
      ? "All of it is cancelled: check-ins are expected on those dates again."
      : "It is cancelled from tomorrow on; today and what has passed still hold.",
  cancelReason: "Why it is cancelled",
  cancelYes: "Yes, cancel it",
  cancelled: "The request is cancelled; whoever it is about reads why.",

  fileFor: "File for somebody",
  fileForHint: "Where they cannot do it themselves, late ones too",
  fileWho: "For whom?",
  fileWhat: "What is asked for?",
  otherPerson: "Choose somebody else",
  search: "Search a name",
  noMatch: "Nobody matches.",
  more: (n) => `${n} more: type a name.`,
  filingFor: (name) => `For ${name}`,
  filed: (name) => `The request for ${name} is filed and waits for a decision.`,
  another: "File another",
  toList: "See all requests of the unit",

  cityLead:
    "What waits for a city admin: filed late, or without a superior who may decide. Your reason is read by whoever asked.",
  cityCard: "Requests for city admins",
  cityCardHint: "Filed late, or without a superior",
};

export const DECIDING: Record<Language, DecidingWords> = { id, en };

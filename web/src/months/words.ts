/** The words of locking a month. */
import type { Language } from "../words/language";
import { angka, figure } from "../words/number";

const ended = (n: number, one: string, many: string) => `${figure(n)} ${n === 1 ? one : many}`;

const id = {
  lead: "Kunci bulan yang sudah selesai agar angkanya tetap untuk pembayaran. Perubahan sesudahnya tidak hilang: menjadi penyesuaian di bulan berikutnya.",
  month: "Bulan",
  option: (month: string, isLocked: boolean) => (isLocked ? `${month} (terkunci)` : month),
  tags: {
    locked: "Terkunci",
    ready: "Siap dikunci",
    waits: "Ada yang menunggu",
    open: "Belum siap",
    empty: "Belum dihitung",
  },
  said: {
    locked: "Angka bulan ini tetap.",
    ready: "Semua unit sudah ditutup dan tidak ada yang menunggu keputusan.",
    waits: "Semua unit sudah ditutup, tetapi masih ada yang menunggu keputusan. Sebaiknya diputuskan dulu.",
    open: "Belum semua hari ditutup. Hari ditutup sendiri sesudah presensi terakhirnya lewat; bila lebih dari sehari belum juga, beri tahu pengelola sistem.",
    empty:
      "Tidak ada hari yang ditutup dan dihitung dalam bulan ini, jadi tidak ada yang dikunci. Hari dihitung sejak tanggal mulai tiap unit.",
  },
  by: (name: string, when: string) => `Dikunci oleh ${name}, ${when}`,
  closed: "Unit sudah ditutup",
  closedOf: (closed: number, all: number) => `${angka(closed)} dari ${angka(all)}`,
  days: "Hari orang yang dihitung",
  undecided: "Hari belum diputuskan",
  requests: "Permohonan terbuka",
  outages: "Dugaan gangguan",
  count: angka,
  unready: "Unit yang belum siap",
  waits: "Yang masih menunggu keputusan",
  openDates: (n: number, since: string) => `${angka(n)} hari belum ditutup, sejak ${since}`,
  undecidedIn: (n: number) => `${angka(n)} hari belum diputuskan`,
  requestsIn: (n: number) => `${angka(n)} permohonan`,
  outagesLink: "Lihat dugaan gangguan",
  more: (n: number) => `Tampilkan ${angka(n)} unit lagi`,

  lock: (month: string) => `Kunci ${month}`,
  sure: (month: string, days: number) =>
    `${month} dikunci dengan ${angka(days)} hari pegawai. Kunci tidak bisa dibuka lagi. Koreksi, permohonan, dan keputusan sesudah ini tidak mengubah angkanya: menjadi penyesuaian di bulan berikutnya.`,
  sureWaiting: (what: string) => `Masih menunggu: ${what}. Yang diputuskan kemudian menjadi penyesuaian.`,
  waiting: {
    undecided: (n: number) => `${angka(n)} hari dengan presensi belum diputuskan`,
    requests: (n: number) => `${angka(n)} permohonan`,
    outages: (n: number) => `${angka(n)} dugaan gangguan`,
  },
  yes: "Ya, kunci",
  yesWaiting: "Ya, kunci meski begitu",
  locking: "Mengunci…",
  locked: (month: string) => `${month} terkunci.`,
  auditor: "Anda hanya melihat; admin kota yang mengunci.",

  amended: "Berubah sesudah dikunci",
  amendedLead: "Masing-masing menjadi penyesuaian di bulan berikutnya.",
  noneAmended: "Belum ada.",
  amendedIn: (unit: string, n: number) => `${unit}: ${angka(n)} hari`,
  became: (was: string, now: string) => (was === now ? `${was}, rinciannya berubah` : `${was} → ${now}`),
  unjudged: (n: number) => `${angka(n)} hari lagi, yang belum dinilai ketika bulan dikunci.`,
};

export type MonthWords = typeof id;

const en: MonthWords = {
  lead: "Lock a month that is over, so that its figures stay for pay. What changes afterwards is not lost: it becomes an adjustment in the next month.",
  month: "Month",
  option: (month, isLocked) => (isLocked ? `${month} (locked)` : month),
  tags: {
    locked: "Locked",
    ready: "Ready",
    waits: "Something waits",
    open: "Not ready",
    empty: "Nothing counts",
  },
  said: {
    locked: "The figures of this month stay.",
    ready: "Every unit is closed and nothing awaits a decision.",
    waits: "Every unit is closed, but something awaits a decision. Better decide it first.",
    open: "Some days are not closed. A day closes by itself once its last check-in is over; if it has not after more than a day, tell whoever runs the system.",
    empty:
      "No day of this month is closed and counts, so there is nothing to lock. Days count from the first day of each unit.",
  },
  by: (name, when) => `Locked by ${name}, ${when}`,
  closed: "Units closed",
  closedOf: (closed, all) => `${figure(closed)} of ${figure(all)}`,
  days: "Days of people that count",
  undecided: "Days undecided",
  requests: "Open requests",
  outages: "Suspected outages",
  count: figure,
  unready: "Units that are not ready",
  waits: "Still awaiting a decision",
  openDates: (n, since) => `${ended(n, "day is", "days are")} not closed, since ${since}`,
  undecidedIn: (n) => `${ended(n, "day", "days")} undecided`,
  requestsIn: (n) => ended(n, "request", "requests"),
  outagesLink: "See the suspected outages",
  more: (n) => `Show ${figure(n)} more units`,

  lock: (month) => `Lock ${month}`,
  sure: (month, days) =>
    `${month} is locked with ${ended(days, "day", "days")} of people. It is never unlocked. Corrections, requests and decisions after this change none of its figures: they become adjustments in the next month.`,
  sureWaiting: (what) => `Still waiting: ${what}. What is decided later becomes an adjustment.`,
  waiting: {
    undecided: (n) => `${ended(n, "day", "days")} with an undecided check-in`,
    requests: (n) => ended(n, "request", "requests"),
    outages: (n) => ended(n, "suspected outage", "suspected outages"),
  },
  yes: "Yes, lock it",
  yesWaiting: "Yes, lock it all the same",
  locking: "Locking…",
  locked: (month) => `${month} is locked.`,
  auditor: "You only look; a city admin locks it.",

  amended: "Changed since it was locked",
  amendedLead: "Each is an adjustment in the next month.",
  noneAmended: "Nothing yet.",
  amendedIn: (unit, n) => `${unit}: ${ended(n, "day", "days")}`,
  became: (was, now) => (was === now ? `${was}, with other details` : `${was} → ${now}`),
  unjudged: (n) => `${ended(n, "more day", "more days")} that nobody had judged when the month was locked.`,
};

export const MONTHS: Record<Language, MonthWords> = { id, en };

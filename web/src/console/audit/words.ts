/** The words of the auditor's page. */
import type { Language } from "../../words/language";
import type { Kind } from "./acts";
import type { FaultKind } from "./verify";

const id = {
  parts: "Bagian halaman ini",
  tabs: {
    "": "Cari",
    rantai: "Keutuhan rantai",
    pasangan: "Siapa memutuskan tentang siapa",
    mandiri: "Periksa sendiri",
  },
  unit: "Unit",
  wholeCity: "Seluruh kota (bukan satu unit)",
  since: "Dari tanggal",
  until: "Sampai tanggal",
  what: "Perbuatan",
  everything: "Semua",
  kinds: {
    views: "Foto dan lampiran yang dilihat",
    exports: "Ekspor dan cetakan",
    decisions: "Keputusan tentang orang",
    roles: "Peran dan pelaksana harian",
    closes: "Penutupan hari dan bulan",
  } as Record<Kind, string>,
  oneAct: "Satu perbuatan",
  by: (name: string) => `oleh ${name}`,
  about: (name: string) => `tentang ${name}`,
  without: (what: string) => `Hapus saringan ${what}`,
  narrowed: "Disaring",
  searchLead:
    "Setiap perubahan oleh orang, setiap foto yang dilihat, setiap ekspor. Paling banyak 31 hari sekali cari; tekan nama untuk mempersempit.",
  entries: "Jejak audit",
  noEntries: "Tidak ada yang tercatat untuk pilihan ini.",
  on: "Tanggal",
  at: "Saat",
  who: "Siapa",
  act: "Perbuatan",
  whom: "Tentang",
  facts: "Rincian",
  further: (date: string) => `Lanjutkan sebelum ${date}`,
  enough: "Baru sebagian: sudah cukup banyak yang ditemukan.",
  system: "Sistem",

  chainLead:
    "Rantai satu unit dan tanggal diperiksa di peramban ini: setiap catatan mengikat semua yang sebelumnya, dan akar hari mengikat presensi serta putusannya.",
  date: "Tanggal",
  check: "Periksa",
  checking: "Memeriksa…",
  whole: (n: number) => `Utuh: ${n} catatan, semuanya seperti ketika ditulis.`,
  nothing: "Tidak ada catatan untuk tanggal ini: tidak ada perubahan dan tidak ditutup.",
  nothingMore: "Bahwa memang tidak ada, hanya dibuktikan oleh dokumen harian dalam wadah terkunci.",
  root: "Akar hari",
  leaves: (leaves: number, people: number) => `${leaves} daun dari ${people} orang memberi akar ini.`,
  notClosed: "Hari ini belum ditutup: akarnya belum ada.",
  limits:
    "Pemeriksaan di sini tidak melihat rantai yang dipotong di akhirnya atau ditulis ulang seluruhnya. Itu hanya terlihat dengan dokumen harian: lihat “Periksa sendiri”.",
  broken: "Rantai putus",
  brokenAt: (place: number) => `Catatan ke-${place}`,
  brokenDay: "Akar hari",
  faults: {
    sequence: "nomornya tidak urut: ditukar, dipotong, atau disisipkan.",
    prev: "tidak menyambung dari catatan sebelumnya.",
    hash: "bukan yang dahulu ditulis: isinya diubah.",
    leaves: "daun-daunnya tidak memberi akar itu: presensi atau putusan diubah.",
    leaves_missing: "daun-daun akarnya tidak ada.",
    root_unnamed: "tidak disebut oleh satu catatan pun.",
    root_missing: "ada daun tanpa akar.",
    unsure: "tidak dapat dihitung ulang persis di peramban ini. Pakai pemeriksa mandiri.",
  } as Record<FaultKind, string>,
  whatNow: "Simpan berkas hari ini sebagai bukti, lalu bandingkan dengan dokumen harian lewat pemeriksa mandiri.",
  save: "Simpan berkas hari ini",
  place: "Urutan",
  hash: "Sidik digital",

  pairsLead:
    "Berapa kali siapa memutuskan tentang siapa, dihitung dari jejak audit. Banyaknya bukan tuduhan: atasan memutuskan tentang orang yang sama setiap bulan.",
  month: "Bulan",
  pairs: "Pasangan pemutus dan pemohon",
  noPairs: "Tidak ada keputusan tentang orang lain dalam bulan ini.",
  decider: "Pemutus",
  person: "Tentang",
  decisions: "Keputusan",
  inFavour: "Mengabulkan",
  against: "Menolak",
  share: "Dikabulkan",
  ofWhat: "Perihal",
  subjects: { request: "permohonan", check_in: "presensi", device: "ponsel", swap: "tukar jadwal" } as Record<
    string,
    string
  >,
  seeThem: (name: string) => `Lihat keputusan tentang ${name}`,

  aloneLead:
    "Satu berkas Python tanpa pustaka lain memeriksa semuanya di komputer Anda sendiri, tanpa mempercayai layanan ini. Salin tools/audit_verify.py, ambil hari-hari yang ingin diperiksa, dan dokumen harian dari wadah terkunci.",
  steps: [
    ["Ambil satu hari (atau tekan “Simpan berkas hari ini” pada bagian Keutuhan rantai)", "fetch"],
    ["Salin dokumen harian dari wadah terkunci", "copy"],
    ["Periksa", "verify"],
    ["Buktikan bahwa satu tanda terima termasuk di dalamnya", "receipt"],
  ] as readonly (readonly [string, keyof typeof COMMANDS])[],
  finds: "Yang ditemukannya",
  findings: [
    "Satu huruf yang diubah, catatan yang dipotong, ditukar, atau disisipkan: yang pertama disebut.",
    "Akhir rantai yang dipotong dan rantai yang ditulis ulang seluruhnya: hanya dengan dokumen harian.",
    "Presensi atau putusan yang diubah sesudah hari ditutup: daunnya tidak memberi akar lagi.",
  ],
  exits: "Selesai dengan 0 bila semua yang diberikan terbukti; 1 untuk selain itu.",
};

const en: typeof id = {
  parts: "Parts of this page",
  tabs: { "": "Search", rantai: "Whole chain", pasangan: "Who decides about whom", mandiri: "Verify alone" },
  unit: "Unit",
  wholeCity: "The whole city (no one unit)",
  since: "From",
  until: "To",
  what: "Act",
  everything: "All",
  kinds: {
    views: "Photos and papers viewed",
    exports: "Exports and prints",
    decisions: "Decisions about people",
    roles: "Roles and delegates",
    closes: "Closes of days and months",
  },
  oneAct: "One act",
  by: (name) => `by ${name}`,
  about: (name) => `about ${name}`,
  without: (what) => `Remove the filter ${what}`,
  narrowed: "Narrowed",
  searchLead:
    "Every change by people, every photo viewed, every export. At most 31 days at once; press a name to narrow it down.",
  entries: "Audit trail",
  noEntries: "Nothing is recorded for this choice.",
  on: "Date",
  at: "At",
  who: "Who",
  act: "Act",
  whom: "About",
  facts: "Details",
  further: (date) => `Go on before ${date}`,
  enough: "A part only: enough was found.",
  system: "System",

  chainLead:
    "The chain of a unit and date is verified in this browser: every entry binds all before it, and the day's root binds check-ins and verdicts.",
  date: "Date",
  check: "Verify",
  checking: "Verifying…",
  whole: (n) => `Whole: ${n} ${n === 1 ? "entry" : "entries"}, all as they were written.`,
  nothing: "Nothing is recorded for this date: no change and no close.",
  nothingMore: "That there was nothing is proved by the daily document of the locked bucket alone.",
  root: "Root of the day",
  leaves: (leaves, people) => `${leaves} leaves of ${people} people give this root.`,
  notClosed: "This day is not closed yet: it has no root.",
  limits:
    "What is verified here does not show a chain that was cut off at its end or written anew as a whole. That shows against the daily documents alone: see “Verify alone”.",
  broken: "The chain is broken",
  brokenAt: (place) => `Entry ${place}`,
  brokenDay: "The day's root",
  faults: {
    sequence: "is out of order: swapped, cut out or put in.",
    prev: "does not follow from the one before it.",
    hash: "is not what was written: it was changed.",
    leaves: "is not what the leaves give: a check-in or verdict was changed.",
    leaves_missing: "has no leaves.",
    root_unnamed: "is named by no entry.",
    root_missing: "is missing, and there are leaves.",
    unsure: "cannot be reckoned again exactly in this browser. Use the offline verifier.",
  },
  whatNow: "Save this day's file as evidence, then compare it with the daily documents by the offline verifier.",
  save: "Save this day's file",
  place: "Place",
  hash: "Hash",

  pairsLead:
    "How often who decided about whom, counted from the trail. Many is no accusation: a superior decides about the same people every month.",
  month: "Month",
  pairs: "Pairs of who decided and who asked",
  noPairs: "There is no decision about somebody else in this month.",
  decider: "Who decided",
  person: "About",
  decisions: "Decisions",
  inFavour: "In favour",
  against: "Against",
  share: "In favour",
  ofWhat: "Of",
  subjects: { request: "requests", check_in: "check-ins", device: "phones", swap: "swaps" },
  seeThem: (name) => `See the decisions about ${name}`,

  aloneLead:
    "One file of Python without any other library verifies it all on your own machine and trusts nothing of this service. Copy tools/audit_verify.py, take the days you want to verify, and the daily documents of the locked bucket.",
  steps: [
    ["Take a day (or press “Save this day's file” under Whole chain)", "fetch"],
    ["Copy the daily documents from the locked bucket", "copy"],
    ["Verify", "verify"],
    ["Prove that a receipt is among it", "receipt"],
  ],
  finds: "What it finds",
  findings: [
    "A letter that was changed, an entry cut out, swapped or put in: the first one is named.",
    "The end of a chain cut off and a chain written anew as a whole: with the daily documents alone.",
    "A check-in or verdict changed after the close: its leaf does not give the root any more.",
  ],
  exits: "It ends with 0 where all that was given is proved, with 1 otherwise.",
};

export const AUDIT: Record<Language, typeof id> = { id, en };

/** The same in every language. */
export const COMMANDS = {
  fetch: 'curl -s "$API/audit/days/UNIT/2026-11-23" -H "Authorization: Bearer $TOKEN" -o days/unit.json --create-dirs',
  copy: "aws s3 sync s3://presensi-CITY-STAGE-ACCOUNT-roots/roots roots",
  verify: "python3 audit_verify.py days --roots roots",
  receipt: "python3 audit_verify.py days --roots roots --receipt receipt.txt",
} as const;

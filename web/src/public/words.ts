/** The words of the public page. */
import type { Language } from "../words/language";

const id = {
  title: "Presensi terbuka",
  lead: "Presensi pegawai kota ini dalam angka, tanpa nama siapa pun. Halaman ini untuk siapa saja dan tidak memerlukan akun.",

  units: "Ketepatan waktu per unit",
  unitsOf: (month: string) => `Ketepatan waktu per unit, ${month}`,
  noMonth: "Belum ada bulan yang dikunci. Setelah bulan pertama dikunci untuk tunjangan, angkanya tampil di sini.",
  all: "Semua kelompok bersama",
  unit: "Unit",
  people: "Pegawai",
  onTime: "Tepat waktu",
  absent: "Tanpa keterangan",
  withParts: (name: string, parts: number) => `${name}, dengan ${parts} bagian kecilnya`,
  together: (parts: number) => `${parts} unit kecil bersama`,
  noGroups: (least: number) => `Tidak ada kelompok dengan ${least} pegawai atau lebih dalam bulan ini.`,
  suppressed: (least: number) =>
    `Persentase hari kerja pegawai, dibulatkan; cuti, dinas, dan hari libur tidak dihitung. Unit dengan kurang dari ${least} pegawai digabung dengan unit di atasnya. Yang tetap terlalu kecil tidak ditampilkan dan tidak termasuk dalam jumlah, sehingga tidak dapat dihitung balik.`,

  flags: "Tanda",
  flagsOf: (month: string) => `Tanda, ${month}`,
  flagsLead:
    "Sistem menandai presensi yang janggal, misalnya satu titik lokasi untuk banyak orang. Tanda tidak mengubah apa pun: orang yang memeriksa dan memutuskan.",
  raised: "presensi ditandai",
  upheld: "dinyatakan tidak sah oleh pemeriksa",
  madeAt: (at: string) => `Dihitung sekali ketika bulannya dikunci, ${at}. Setelah itu tidak berubah.`,

  outages: (days: number) => `Gangguan layanan, ${days} hari terakhir`,
  outagesLead: "Selama gangguan, tidak ada pegawai yang dihitung terlambat karenanya.",
  noOutages: "Tidak ada gangguan yang dinyatakan.",
  span: (from: string, to: string) => `${from} sampai ${to}`,
  wholeCity: "Seluruh kota",

  kept: "Apa yang disimpan, berapa lama",
  keeps: {
    selfie_days: "Foto presensi",
    position_days: "Titik lokasi",
    attempt_days: "Percobaan yang ditolak",
    record: "Catatan presensi dan jejak audit",
  },
  days: (n: number) => `${n} hari`,
  byArchive: "sesuai jadwal retensi arsip kota",

  never: "Yang tidak pernah ada di sini",
  nevers: [
    "Nama, nomor pegawai, foto, atau lokasi siapa pun.",
    "Kelompok yang begitu kecil sehingga orangnya dapat dikenali.",
    "Pengenalan wajah: sistem ini tidak menghitung sidik wajah.",
  ],
  contact: (agency: string, contact: string) => `Pertanyaan atau koreksi: ${agency}, ${contact}.`,
};

const en: typeof id = {
  title: "Open attendance",
  lead: "The attendance of this city's employees in figures, without anybody's name. This page is for everybody and needs no account.",

  units: "Punctuality by unit",
  unitsOf: (month) => `Punctuality by unit, ${month}`,
  noMonth: "No month is locked yet. Once the first one is locked for pay, its figures stand here.",
  all: "All groups together",
  unit: "Unit",
  people: "Employees",
  onTime: "On time",
  absent: "Absent without excuse",
  withParts: (name, parts) => `${name}, with ${parts} small ${parts === 1 ? "part" : "parts"} of it`,
  together: (parts) => `${parts} small units together`,
  noGroups: (least) => `There is no group of ${least} employees or more in this month.`,
  suppressed: (least) =>
    `Shares of the employees' working days, in whole percent; leave, duty travel and days off do not count. A unit of fewer than ${least} employees goes into the unit above it. What is still too small is not shown and not in the sum, so that it cannot be reckoned back.`,

  flags: "Flags",
  flagsOf: (month) => `Flags, ${month}`,
  flagsLead:
    "The system flags check-ins that are odd, such as one point for many people. A flag changes nothing: people look and decide.",
  raised: "check-ins flagged",
  upheld: "found not valid by a reviewer",
  madeAt: (at) => `Counted once when the month was locked, ${at}. It does not change afterwards.`,

  outages: (days) => `Outages of the service, the last ${days} days`,
  outagesLead: "Nobody is counted late for an outage.",
  noOutages: "No outage was declared.",
  span: (from, to) => `${from} to ${to}`,
  wholeCity: "The whole city",

  kept: "What is kept, and how long",
  keeps: {
    selfie_days: "Check-in photos",
    position_days: "Positions",
    attempt_days: "Refused tries",
    record: "Attendance records and audit trail",
  },
  days: (n) => `${n} days`,
  byArchive: "by the city's archive schedule",

  never: "What never stands here",
  nevers: [
    "Anybody's name, staff number, photo or place.",
    "A group so small that its people can be recognised.",
    "Face recognition: this system computes no face templates.",
  ],
  contact: (agency, contact) => `Questions or corrections: ${agency}, ${contact}.`,
};

export const PUBLIC: Record<Language, typeof id> = { id, en };

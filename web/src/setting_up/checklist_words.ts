/** The words of the list of steps. */
import type { Language } from "../words/language";
import { numberIn } from "../words/number";
import type { CityCounts, StepKey } from "./steps";

const angka = (n: number | null) => numberIn(n ?? 0, "id");
const figure = (n: number | null) => numberIn(n ?? 0, "en");

const id = {
  welcome: "Selamat datang. Kota ini masih kosong.",
  welcomeHint:
    "Kerjakan langkah di bawah dari atas ke bawah. Boleh berhenti kapan saja; yang sudah disimpan tetap ada. Sampai sebuah unit mulai dihitung, semuanya uji coba.",
  lead: "Langkah memindahkan kota ke aplikasi, berurutan. Setiap langkah membuka halamannya.",
  leadOperator: "Langkah yang Anda kerjakan untuk unit Anda.",
  leadAuditor: "Sejauh mana kota ini sudah disiapkan. Anda hanya melihat.",
  progress: (done: number, all: number) => `${done} dari ${all} langkah selesai`,
  ready: "Semua langkah selesai.",
  next: "Berikutnya",
  done: "Selesai",
  todo: "Belum",
  counting: (read: number, all: number) => `Menghitung orang dan ponsel: ${angka(read)} dari ${angka(all)} unit…`,
  partial: (read: number, all: number) =>
    `Orang dan ponsel dihitung dari ${angka(read)} unit pertama dari ${angka(all)}.`,
  readAll: "Hitung semua unit",
  names: {
    settings: "Pengaturan kota",
    hours: "Jam kerja",
    offices: "Kantor",
    units: "Unit",
    people: "Pegawai",
    roles: "Peran",
    slips: "Slip kode",
    phones: "Ponsel",
    trial: "Mulai dihitung",
  } as Record<StepKey, string>,
  todos: {
    settings: "Periksa nama kota, kontak, dan radius.",
    hours: "Pilih pola, misalnya 5 hari kerja.",
    offices: "Masukkan titik kantor dari berkas peta.",
    units: "Masukkan unit dan kantornya masing-masing.",
    people: "Masukkan semua pegawai dari satu berkas Excel.",
    roles: "Tunjuk admin kedua, operator unit, dan pemeriksa.",
    slips: "Cetak slip kode tiap unit, lalu bagikan.",
    phones: "Setiap pegawai mendaftarkan ponselnya sendiri dengan slip.",
    trial: "Tentukan tanggal mulai dihitung untuk tiap unit.",
  } as Record<StepKey, string>,
  told: {
    settings: (c: CityCounts) => (c.settingsSeen ? "Sudah Anda lihat di perangkat ini" : ""),
    hours: (c: CityCounts) => `${angka(c.patterns)} pola`,
    offices: (c: CityCounts) => `${angka(c.offices)} kantor`,
    units: (c: CityCounts) => `${angka(c.unitsWithOffice)} dari ${angka(c.units)} unit sudah punya kantor`,
    people: (c: CityCounts) => `${angka(c.people)} orang terdaftar`,
    roles: () => "Ada admin kota kedua atau pemeriksa",
    slips: (c: CityCounts) =>
      c.slipless
        ? `${angka(c.slipless)} unit belum dibuatkan slip`
        : c.lacking
          ? "Tiap unit yang orangnya belum punya ponsel sudah dibuatkan slip"
          : "",
    phones: (c: CityCounts) => `${angka(c.active)} dari ${angka(c.people)} orang punya ponsel aktif`,
    trial: (c: CityCounts) => `${angka(c.unitsDated)} dari ${angka(c.units)} unit punya tanggal`,
  } as Record<StepKey, (c: CityCounts) => string>,
  waitingPhones: (n: number) => `${angka(n)} ponsel menunggu keputusan`,
  also: "Juga di sini",
  changes: "Perubahan",
  changesHint: "Yang diusulkan dan menunggu orang kedua.",
  changesWaiting: (n: number) => `${angka(n)} menunggu keputusan`,
  outages: "Gangguan layanan",
  outagesHint: "Dugaan dan pernyataan gangguan, perpanjangan waktu.",
  requests: "Permohonan",
  requestsHint: "Yang menunggu keputusan admin kota.",
  months: "Kunci bulan",
  monthsHint: "Tetapkan angka bulan yang sudah selesai untuk pembayaran.",
  holidays: "Hari libur dan cuti bersama",
  events: "Apel dan acara",
  eventsHint: "Apel, upacara, hari nasional: siapa, kapan, di mana.",
  people: "Orang",
  peopleHint: "Cari seseorang: pindah unit, peran, kode baru, berhenti.",
  mend: "Yang perlu diperbaiki",
  mendHint: "Siapa yang belum punya atasan, kantor, jadwal, atau ponsel.",
  own: "Anda sendiri belum punya kantor dan pola kerja",
  ownHint:
    "Isi di halaman Anda sendiri, berlaku paling cepat besok. Bila sudah ada admin kota kedua, dialah yang mengisinya.",
  ownGo: "Buka halaman saya",
  homeTitle: "Kota ini belum siap",
  homeNext: (name: string) => `Langkah berikutnya: ${name}.`,
  homeGo: "Siapkan kota",
};

const en: typeof id = {
  welcome: "Welcome. This city is still empty.",
  welcomeHint:
    "Take the steps below from the top. You may stop at any time; what is saved stays. Until a unit begins to count, everything is a trial.",
  lead: "The steps of moving a city in, in their order. Each opens its page.",
  leadOperator: "The steps that are yours, for your units.",
  leadAuditor: "How far this city is set up. You only look.",
  progress: (done, all) => `${done} of ${all} steps done`,
  ready: "All steps are done.",
  next: "Next",
  done: "Done",
  todo: "To do",
  counting: (read, all) => `Counting people and phones: ${figure(read)} of ${figure(all)} units…`,
  partial: (read, all) => `People and phones are counted of the first ${figure(read)} of ${figure(all)} units.`,
  readAll: "Count all units",
  names: {
    settings: "The city's settings",
    hours: "Working hours",
    offices: "Offices",
    units: "Units",
    people: "People",
    roles: "Roles",
    slips: "Code slips",
    phones: "Phones",
    trial: "Begin to count",
  },
  todos: {
    settings: "Look at the city's name, contact and radius.",
    hours: "Choose a pattern, such as 5 working days.",
    offices: "Bring in the office points from a map file.",
    units: "Bring in the units, each with its offices.",
    people: "Bring everybody in from one Excel file.",
    roles: "Name a second admin, operators of units, an auditor.",
    slips: "Print each unit's code slips and hand them out.",
    phones: "Everybody enrols their own phone by the slip.",
    trial: "Choose the day from which each unit counts.",
  },
  told: {
    settings: (c) => (c.settingsSeen ? "Looked at on this device" : ""),
    hours: (c) => `${figure(c.patterns)} ${c.patterns === 1 ? "pattern" : "patterns"}`,
    offices: (c) => `${figure(c.offices)} ${c.offices === 1 ? "office" : "offices"}`,
    units: (c) => `${figure(c.unitsWithOffice)} of ${figure(c.units)} units have an office`,
    people: (c) => `${figure(c.people)} people registered`,
    roles: () => "There is a second city admin or an auditor",
    slips: (c) =>
      c.slipless
        ? `${figure(c.slipless)} ${c.slipless === 1 ? "unit has" : "units have"} no slips yet`
        : c.lacking
          ? "Made for every unit with people who have no phone"
          : "",
    phones: (c) => `${figure(c.active)} of ${figure(c.people)} people have an active phone`,
    trial: (c) => `${figure(c.unitsDated)} of ${figure(c.units)} units have a date`,
  },
  waitingPhones: (n) => `${figure(n)} ${n === 1 ? "phone awaits" : "phones await"} a decision`,
  also: "Also here",
  changes: "Changes",
  changesHint: "What was proposed and awaits a second person.",
  changesWaiting: (n) => `${figure(n)} ${n === 1 ? "awaits" : "await"} a decision`,
  outages: "Outages",
  outagesHint: "Suspected and declared ones, windows made longer.",
  requests: "Requests",
  requestsHint: "Those that wait for a city admin.",
  months: "Lock a month",
  monthsHint: "Settle the figures of a month that is over, for pay.",
  holidays: "Holidays and collective leave",
  events: "Apel and events",
  eventsHint: "Apel, ceremonies, national days: who, when, where.",
  people: "People",
  peopleHint: "Find somebody: another unit, roles, a new code, leaving.",
  mend: "What is to be mended",
  mendHint: "Who has no supervisor, office, shift or phone yet.",
  own: "You yourself have no office and no pattern yet",
  ownHint:
    "Fill them in on your own page; they hold from tomorrow at the earliest. Where there is a second city admin, they do it.",
  ownGo: "Open my page",
  homeTitle: "This city is not ready yet",
  homeNext: (name) => `The next step: ${name}.`,
  homeGo: "Set the city up",
};

export const CHECKLIST: Record<Language, typeof id> = { id, en };

/** What an import of each kind says. */
import type { Language } from "../words/language";
import { angka, figure } from "../words/number";
import { usePageWords } from "../words/words";
import type { ImportKind } from "./kinds";

interface KindWords {
  name: string;
  lead: string;
  /** What stands in the file. */
  columns: string;
  fresh: (n: number) => string;
  changed: (n: number) => string;
  known: (n: number) => string;
  missing: (n: number) => string;
  askAdmin: string;
  /** Where somebody else than who sent the file applies it. */
  askSecond?: string;
  /** What is told of rows to see first, where it is not roles and last days. */
  firstAttention?: (shown: number) => string;
  applyWhole: (n: number) => string;
  sure: (n: number) => string;
  progress: (done: number, total: number) => string;
  finished: (n: number) => string;
  next: string;
}

const id: Record<ImportKind, KindWords> = {
  people: {
    name: "Pegawai",
    lead: "Masukkan banyak pegawai sekaligus dari satu berkas. Tidak ada yang berubah sebelum diterapkan.",
    columns: "Berkas Excel dengan pilihan unit, kantor, dan pola kota ini. Isi satu baris per pegawai.",
    fresh: (n) => `${angka(n)} orang baru akan ditambahkan.`,
    changed: (n) => `${angka(n)} orang berubah, misalnya nama atau unitnya.`,
    known: (n) => `${angka(n)} orang tetap: sudah sama dengan yang terdaftar.`,
    missing: (n) =>
      `${angka(n)} orang terdaftar di unit-unit ini tidak ada di berkas. Mereka tetap terdaftar: berkas tidak pernah menghapus orang.`,
    askAdmin: "Berkas ini siap. Minta admin kota menerapkannya; ia menemukannya di halaman Impor pegawai.",
    applyWhole: (n) => `Terapkan semua (${angka(n)} orang)`,
    sure: (n) =>
      `${angka(n)} orang akan ditambahkan atau diubah. Ini tidak dapat dibatalkan sekaligus. Perpindahan unit berlaku mulai besok, atau pada tanggal di kolom mulai bila lebih lambat.`,
    progress: (done, total) => `${angka(done)} dari ${angka(total)} orang`,
    finished: (n) => `Selesai. ${angka(n)} orang sudah diterapkan.`,
    next: "Berikutnya: buat slip kode di Tim › unit › Anggota.",
  },
  units: {
    name: "Unit",
    lead: "Masukkan semua unit sekaligus dari satu berkas. Tidak ada yang berubah sebelum diterapkan.",
    columns:
      "Satu baris per unit, dengan kolom unit (kode), nama, induk (kode atau nama; kosong untuk OPD), dan kantor (nama atau office_id, dipisah |). Boleh juga dihitung_mulai dan pendaftaran_sampai.",
    fresh: (n) => `${angka(n)} unit baru akan ditambahkan.`,
    changed: (n) => `${angka(n)} unit berubah, misalnya nama atau kantornya.`,
    known: (n) => `${angka(n)} unit tetap: sudah sama dengan yang terdaftar.`,
    missing: (n) => `${angka(n)} unit terdaftar tidak ada di berkas. Semuanya tetap terdaftar.`,
    askAdmin: "Berkas ini siap. Minta admin kota menerapkannya.",
    applyWhole: (n) => `Terapkan semua (${angka(n)} unit)`,
    sure: (n) => `${angka(n)} unit akan ditambahkan atau diubah, semuanya sekaligus.`,
    progress: (done, total) => `${angka(done)} dari ${angka(total)} unit`,
    finished: (n) => `Selesai. ${angka(n)} unit sudah diterapkan.`,
    next: "Berikutnya: masukkan pegawai.",
  },
  roster: {
    name: "Jadwal jaga",
    lead: "Masukkan jadwal jaga satu bulan dari satu berkas. Tidak ada yang berubah sebelum diterapkan.",
    columns:
      "Satu baris per orang, dengan kolom nip dan satu kolom untuk setiap tanggal, berjudul 1 sampai tanggal terakhir. Isinya huruf pola, misalnya P, S, M, atau L untuk libur.",
    fresh: (n) => `${angka(n)} orang mendapat jadwal baru.`,
    changed: (n) => `${angka(n)} orang berubah jadwalnya.`,
    known: (n) => `${angka(n)} orang tetap: jadwalnya sudah sama.`,
    missing: (n) => `${angka(n)} orang tidak ada di berkas; jadwalnya tetap.`,
    askAdmin: "Berkas ini siap. Minta operator unit atau admin kota menerapkannya.",
    applyWhole: (n) => `Terapkan semua (${angka(n)} orang)`,
    sure: (n) => `Jadwal sebulan ${angka(n)} orang akan menjadi seperti di berkas, juga yang dikosongkan.`,
    progress: (done, total) => `${angka(done)} dari ${angka(total)} orang`,
    finished: (n) => `Selesai. Jadwal ${angka(n)} orang sudah diterapkan.`,
    next: "Berikutnya: lihat jadwalnya di Tim › unit.",
  },
  balances: {
    name: "Saldo awal",
    lead: "Masukkan sisa cuti, hari alpa, dan menit terlambat tahun berjalan dari satu berkas. Tidak ada yang berubah sebelum diterapkan.",
    columns:
      "Satu baris per orang, dengan kolom nip, sisa_cuti, cuti_terbawa, alpa_hari, terlambat_menit, dan dokumen sumbernya. Boleh juga nama dan pulang_cepat_menit.",
    fresh: (n) => `Saldo awal ${angka(n)} orang akan ditambahkan.`,
    changed: (n) => `Saldo awal ${angka(n)} orang berubah.`,
    known: (n) => `Saldo awal ${angka(n)} orang tetap: sudah sama.`,
    missing: (n) => `${angka(n)} orang tidak ada di berkas; saldonya tetap.`,
    askAdmin: "Berkas ini siap. Minta admin kota menerapkannya.",
    applyWhole: (n) => `Terapkan semua (${angka(n)} orang)`,
    sure: (n) => `Saldo awal ${angka(n)} orang akan menjadi seperti di berkas.`,
    progress: (done, total) => `${angka(done)} dari ${angka(total)} orang`,
    finished: (n) => `Selesai. Saldo awal ${angka(n)} orang sudah diterapkan.`,
    next: "",
  },
  goals: {
    name: "Rencana kinerja",
    lead: "Masukkan rencana kinerja (SKP) pegawai dari ekspor aplikasi nasional atau berkas sendiri. Masuk sebagai draf; pegawai yang mengajukannya.",
    columns:
      "Satu baris per hasil kerja, indikator, dan aksi, dengan kolom nip dan rhk. Boleh juga nama, jabatan, jenis (utama, tambahan), indikator, aspek, target, satuan, rencana_aksi, satuan_aksi, dan bulan jan sampai des. Rencana yang sudah diajukan atau disetujui tidak diganti.",
    fresh: (n) => `Draf rencana ${angka(n)} orang akan dibuat.`,
    changed: (n) => `Draf rencana ${angka(n)} orang diganti.`,
    known: (n) => `Rencana ${angka(n)} orang tetap: sudah sama.`,
    missing: (n) => `${angka(n)} orang tidak ada di berkas; rencananya tetap.`,
    askAdmin: "Berkas ini siap. Minta operator unit atau admin kota menerapkannya.",
    applyWhole: (n) => `Terapkan semua (${angka(n)} orang)`,
    sure: (n) => `Draf rencana ${angka(n)} orang akan menjadi seperti di berkas.`,
    progress: (done, total) => `${angka(done)} dari ${angka(total)} orang`,
    finished: (n) => `Selesai. Draf rencana ${angka(n)} orang sudah masuk.`,
    next: "Berikutnya: pegawai membuka Rencana kinerja, memeriksa, lalu mengajukannya.",
  },
  budget: {
    name: "Anggaran",
    lead: "Masukkan anggaran setahun dari berkas DPA: satu baris per rekening tiap sub kegiatan. Tidak ada yang berubah sebelum diterapkan, dan yang sudah dilaporkan tetap.",
    columns:
      "Kolom unit, program, kegiatan, kode_sub_kegiatan, sub_kegiatan, kode_rekening, uraian, dan pagu (rupiah bulat, misalnya 1.234.567). Boleh juga kode_program, kode_kegiatan, target_jan sampai target_des dan fisik_jan sampai fisik_des (kumulatif), nip_pptk, nip_kpa, berlaku_mulai, dan dasar.",
    fresh: (n) => `${angka(n)} baris anggaran baru.`,
    changed: (n) => `${angka(n)} baris berubah, misalnya pagu atau targetnya.`,
    known: (n) => `${angka(n)} baris tetap.`,
    missing: (n) => `${angka(n)} baris tidak ada di berkas; semuanya tetap.`,
    askAdmin: "Berkas ini siap. Minta operator atau admin kota menerapkannya.",
    firstAttention: () => "Yang tidak ada di berkas ini tetap seperti adanya.",
    applyWhole: (n) => `Terapkan semua (${angka(n)} baris)`,
    sure: (n) => `${angka(n)} baris anggaran akan menjadi seperti di berkas. Pagu sebelumnya tetap tercatat.`,
    progress: (done, total) => `${angka(done)} dari ${angka(total)} baris`,
    finished: (n) => `Selesai. ${angka(n)} baris anggaran sudah diterapkan.`,
    next: "",
  },
  bases: {
    name: "Dasar TPP",
    lead: "Masukkan TPP satu bulan penuh tiap pegawai dari satu berkas, sebelum potongan kehadiran. Tidak ada yang berubah sebelum diterapkan.",
    columns:
      "Satu baris per orang, dengan kolom nip, periode (bulan mulai berlaku, misalnya 2026-12), dan dasar_tpp (rupiah bulat, misalnya 4250000 atau Rp 4.250.000). Boleh juga nama dan kelas. Dasar berlaku sampai ada yang baru; 0 mengakhiri. Bulan yang sudah dikunci tidak berubah.",
    fresh: (n) => `${angka(n)} orang mendapat dasar TPP pertamanya.`,
    changed: (n) => `${angka(n)} orang berubah dasar TPP-nya.`,
    known: (n) => `${angka(n)} orang tetap: dasarnya sudah sama.`,
    missing: (n) => `${angka(n)} orang tidak ada di berkas; dasarnya tetap.`,
    askAdmin: "Berkas ini siap. Minta admin kota menerapkannya; ia menemukannya di konsol, Penggajian › Dasar TPP.",
    askSecond:
      "Berkas ini Anda yang mengirim atau memeriksa, jadi admin kota lain yang menerapkannya: ia menemukannya di halaman ini. Hanya bila Anda satu-satunya admin kota, Anda dapat menerapkannya sendiri.",
    firstAttention: (shown) => `${angka(shown)} jumlah yang tidak biasa ditampilkan; semuanya ada di berkas bertanda.`,
    applyWhole: (n) => `Terapkan semua (${angka(n)} orang)`,
    sure: (n) => `Dasar TPP ${angka(n)} orang akan menjadi seperti di berkas, mulai bulan yang tertulis di barisnya.`,
    progress: (done, total) => `${angka(done)} dari ${angka(total)} orang`,
    finished: (n) => `Selesai. Dasar TPP ${angka(n)} orang sudah diterapkan.`,
    next: "Berikutnya: lihat rupiahnya di Potongan per pegawai.",
  },
};

const people = (n: number) => `${figure(n)} ${n === 1 ? "person" : "people"}`;
const units = (n: number) => `${figure(n)} ${n === 1 ? "unit" : "units"}`;

const en: Record<ImportKind, KindWords> = {
  people: {
    name: "People",
    lead: "Bring in many people at once from one file. Nothing changes before it is applied.",
    columns: "An Excel file with this city's units, offices and patterns to choose from. One row per person.",
    fresh: (n) => `${people(n)} will be added.`,
    changed: (n) => `${people(n)} will change, for example name or unit.`,
    known: (n) => `${people(n)} will stay as registered.`,
    missing: (n) =>
      `${people(n)} registered in these units ${n === 1 ? "is" : "are"} not in the file. They stay registered: a file never takes anybody out.`,
    askAdmin: "This file is ready. Ask a city admin to apply it; they find it on the page Import staff.",
    applyWhole: (n) => `Apply all (${people(n)})`,
    sure: (n) =>
      `${people(n)} will be added or changed. This cannot be undone in one step. A move to another unit holds from tomorrow, or from the date in the column starts_on if that is later.`,
    progress: (done, total) => `${figure(done)} of ${people(total)}`,
    finished: (n) => `Done. ${people(n)} applied.`,
    next: "Next: make code slips under Team › unit › Members.",
  },
  units: {
    name: "Units",
    lead: "Bring in all units at once from one file. Nothing changes before it is applied.",
    columns:
      "One row per unit, with the columns unit_id, name, parent (id or name; empty for an agency) and offices (name or office_id, parted by |). Also counts_from and enrol_until, if you like.",
    fresh: (n) => `${units(n)} will be added.`,
    changed: (n) => `${units(n)} will change, for example name or offices.`,
    known: (n) => `${units(n)} will stay as registered.`,
    missing: (n) => `${units(n)} registered ${n === 1 ? "is" : "are"} not in the file and will stay.`,
    askAdmin: "This file is ready. Ask a city admin to apply it.",
    applyWhole: (n) => `Apply all (${units(n)})`,
    sure: (n) => `${units(n)} will be added or changed, all at once.`,
    progress: (done, total) => `${figure(done)} of ${units(total)}`,
    finished: (n) => `Done. ${units(n)} applied.`,
    next: "Next: bring in the people.",
  },
  roster: {
    name: "Rosters",
    lead: "Bring in a month's roster from one file. Nothing changes before it is applied.",
    columns:
      "One row per person, with the column number and one column for each date, headed 1 to the last. A cell holds a pattern's letter, such as P, S, M, or L for a day off.",
    fresh: (n) => `${people(n)} will get a new roster.`,
    changed: (n) => `The roster of ${people(n)} will change.`,
    known: (n) => `The roster of ${people(n)} will stay.`,
    missing: (n) => `${people(n)} ${n === 1 ? "is" : "are"} not in the file; their rosters stay.`,
    askAdmin: "This file is ready. Ask an operator or a city admin to apply it.",
    applyWhole: (n) => `Apply all (${people(n)})`,
    sure: (n) => `The month's roster of ${people(n)} will be as in the file, empty cells too.`,
    progress: (done, total) => `${figure(done)} of ${people(total)}`,
    finished: (n) => `Done. Rosters of ${people(n)} applied.`,
    next: "Next: see the roster under Team › unit.",
  },
  balances: {
    name: "Opening balances",
    lead: "Bring in leave left, unexcused days and late minutes of this year from one file. Nothing changes before it is applied.",
    columns:
      "One row per person, with the columns number, leave_left_days, leave_carried_days, unexcused_days, late_min and source_document. Also name and early_min, if you like.",
    fresh: (n) => `The opening balance of ${people(n)} will be added.`,
    changed: (n) => `The opening balance of ${people(n)} will change.`,
    known: (n) => `The opening balance of ${people(n)} will stay.`,
    missing: (n) => `${people(n)} ${n === 1 ? "is" : "are"} not in the file; their balances stay.`,
    askAdmin: "This file is ready. Ask a city admin to apply it.",
    applyWhole: (n) => `Apply all (${people(n)})`,
    sure: (n) => `The opening balance of ${people(n)} will be as in the file.`,
    progress: (done, total) => `${figure(done)} of ${people(total)}`,
    finished: (n) => `Done. Opening balances of ${people(n)} applied.`,
    next: "",
  },
  goals: {
    name: "Plans",
    lead: "Bring in people's plans (SKP) from the national application's export or a file of your own. They come in as drafts, which their people propose.",
    columns:
      "One row per goal, indicator and action, with the columns number and goal. Also name, post, kind (utama, tambahan), indicator, aspect, target, target_unit, action, action_unit and the months jan to des, if you like. A plan that is proposed or agreed is not replaced.",
    fresh: (n) => `Drafts for ${people(n)} will be made.`,
    changed: (n) => `The drafts of ${people(n)} will be replaced.`,
    known: (n) => `The plans of ${people(n)} will stay.`,
    missing: (n) => `${people(n)} ${n === 1 ? "is" : "are"} not in the file; their plans stay.`,
    askAdmin: "This file is ready. Ask the unit's operator or a city admin to apply it.",
    applyWhole: (n) => `Apply all (${people(n)})`,
    sure: (n) => `The drafts of ${people(n)} will be as in the file.`,
    progress: (done, total) => `${figure(done)} of ${people(total)}`,
    finished: (n) => `Done. Drafts of ${people(n)} are in.`,
    next: "Next: each opens Plan of the year, looks at it and proposes it.",
  },
  budget: {
    name: "Budget",
    lead: "Bring in a year's budget from a DPA file: a row an account of a sub-activity. Nothing changes before it is applied, and what was reported stays.",
    columns:
      "The columns unit_id, programme, activity, code (of the sub-activity), sub_activity, account, account_name and ceiling_idr (whole rupiah, such as 1.234.567). Also, if you like, programme_code, activity_code, target_jan to target_des and physical_jan to physical_des (cumulative), pptk, kpa, from_on and note.",
    fresh: (n) => `${figure(n)} new budget ${n === 1 ? "line" : "lines"}.`,
    changed: (n) => `${figure(n)} ${n === 1 ? "line changes" : "lines change"}, such as its ceiling or its targets.`,
    known: (n) => `${figure(n)} ${n === 1 ? "line stays" : "lines stay"}.`,
    missing: (n) => `${figure(n)} ${n === 1 ? "line is" : "lines are"} not in the file and will stay.`,
    askAdmin: "This file is ready. Ask an operator or a city admin to apply it.",
    firstAttention: () => "What is not in this file stays as it is.",
    applyWhole: (n) => `Apply all (${figure(n)} ${n === 1 ? "line" : "lines"})`,
    sure: (n) =>
      `${figure(n)} budget ${n === 1 ? "line" : "lines"} will be as in the file. Earlier ceilings stay on record.`,
    progress: (done, total) => `${figure(done)} of ${figure(total)} lines`,
    finished: (n) => `Done. ${figure(n)} budget ${n === 1 ? "line" : "lines"} applied.`,
    next: "",
  },
  bases: {
    name: "Bases of allowances",
    lead: "Bring in each person's allowance of a whole month from one file, before attendance takes something off. Nothing changes before it is applied.",
    columns:
      "One row per person, with the columns number, from_month (the month it holds from, such as 2026-12) and base_idr (whole rupiah, such as 4250000 or Rp 4.250.000). Also name and grade, if you like. A base holds until another; 0 ends it. A locked month does not change.",
    fresh: (n) => `${people(n)} will get a first base.`,
    changed: (n) => `The base of ${people(n)} will change.`,
    known: (n) => `The base of ${people(n)} will stay.`,
    missing: (n) => `${people(n)} ${n === 1 ? "is" : "are"} not in the file; their bases stay.`,
    askAdmin: "This file is ready. Ask a city admin to apply it; they find it in the console, Payroll › Bases.",
    askSecond:
      "You sent this file or had it checked, so another city admin applies it: they find it on this page. Only if you are the city's one admin may you apply it yourself.",
    firstAttention: (shown) =>
      `${figure(shown)} unusual ${shown === 1 ? "amount" : "amounts"} shown; all of them are in the marked file.`,
    applyWhole: (n) => `Apply all (${people(n)})`,
    sure: (n) => `The base of ${people(n)} will be as in the file, from the month that stands in its row.`,
    progress: (done, total) => `${figure(done)} of ${people(total)}`,
    finished: (n) => `Done. Bases of ${people(n)} applied.`,
    next: "Next: see the rupiah under Deductions.",
  },
};

export const KIND_WORDS: Record<Language, Record<ImportKind, KindWords>> = { id, en };

export function useKindWords(kind: ImportKind): KindWords {
  return usePageWords(KIND_WORDS).t[kind];
}

/** The words of the rosters at a desk; those they share with the phone are in rosters/words.ts. */
import type { Language } from "../../words/language";
import { angka, figure } from "../../words/number";

const id = {
  unit: "Unit",
  noUnits: "Tidak ada unit dalam jangkauan Anda.",
  lead: "Panah untuk pindah, Shift dan panah untuk memilih beberapa hari, huruf untuk mengisi, Delete untuk mengosongkan. Salin dan tempel langsung dari lembar kerja. Ctrl+Z mengurungkan.",
  hours: (days: string) => `Jam tanggal ${days}`,
  hoursHint: "Jam dari batas datang sampai batas pulang menurut pola hurufnya, tanpa dikurangi istirahat.",
  onLeave: "cuti atau tugas yang sudah disetujui",
  leaveHint: "Tanda di sudut kiri atas: hari yang sudah disetujui cuti atau tugas.",
  undo: "Urungkan",
  save: "Simpan",
  check: "Periksa dulu",
  checkHint: "Bertanya ke server tanpa menyimpan.",
  unsaved: (n: number) => (n ? `${angka(n)} orang diubah, belum disimpan` : "Tidak ada perubahan"),
  pasted: (set: number) => `${angka(set)} hari diisi.`,
  fixed: (n: number) => `${angka(n)} hari tidak dapat diubah, jadi dibiarkan.`,
  outside: (n: number) => `${angka(n)} sel jatuh di luar tabel.`,
  unknown: (cells: string) => `Huruf yang tidak dikenal, dibiarkan: ${cells}.`,
  copied: (n: number) => `${angka(n)} hari disalin.`,
  touching: (n: number) => `Tanpa jeda (${angka(n)})`,
  touchingLead:
    "Dua shift yang bersambung: orang itu tidak beristirahat di antaranya. Boleh disimpan; pastikan memang begitu.",
  touch: (name: string, first: string, second: string) => `${name}: ${first} bersambung dengan ${second}`,
  shift: (letter: string, day: string) => `${letter} ${day}`,
  moreTouching: (n: number) => `dan ${angka(n)} lagi`,
  touchShort: (days: string) => `tanpa jeda: ${days}`,
  total: (n: number) => `${angka(n)} pegawai`,
};

const en: typeof id = {
  unit: "Unit",
  noUnits: "There is no unit that you may look at.",
  lead: "Arrows move, Shift and arrows choose several days, a letter fills them, Delete empties them. Copy and paste straight from a spreadsheet. Ctrl+Z undoes.",
  hours: (days) => `Hours of ${days}`,
  hoursHint: "Hours from the limit of arriving to that of leaving by the letter's pattern; breaks are not taken off.",
  onLeave: "an approved leave or order",
  leaveHint: "A mark in the upper left corner: a day of an approved leave or order.",
  undo: "Undo",
  save: "Save",
  check: "Check first",
  checkHint: "Asks the server without saving.",
  unsaved: (n) => (n ? `${figure(n)} ${n === 1 ? "person" : "people"} changed, not saved` : "No changes"),
  pasted: (set) => `${figure(set)} ${set === 1 ? "day" : "days"} filled in.`,
  fixed: (n) => `${figure(n)} ${n === 1 ? "day" : "days"} may not be changed and stay.`,
  outside: (n) => `${figure(n)} ${n === 1 ? "cell" : "cells"} fell outside the table.`,
  unknown: (cells) => `Unknown letters, left out: ${cells}.`,
  copied: (n) => `${figure(n)} ${n === 1 ? "day" : "days"} copied.`,
  touching: (n) => `Without rest (${figure(n)})`,
  touchingLead:
    "Two shifts that touch: the person has no rest between them. It may be saved; make sure that it is meant.",
  touch: (name, first, second) => `${name}: ${first} touches ${second}`,
  shift: (letter, day) => `${letter} ${day}`,
  moreTouching: (n) => `and ${figure(n)} more`,
  touchShort: (days) => `no rest: ${days}`,
  total: (n) => `${figure(n)} ${n === 1 ? "person" : "people"}`,
};

export const DESK_ROSTERS: Record<Language, typeof id> = { id, en };
export type DeskRosterWords = typeof id;

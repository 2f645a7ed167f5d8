/** Words of somebody's phone: how it stands, and deciding on it. */
import type { Language } from "../words/language";

const id = {
  shared: "Dipakai bergantian",
  enrolledAt: (when: string) => `Didaftarkan ${when}`,
  noneWaiting: "Tidak ada ponsel yang menunggu.",
  pending: "Ponsel menunggu",
  active: "Ponsel aktif",
  none: "Belum ada ponsel",
  review: "Periksa",
  phoneOf: (name: string) => `ponsel ${name}`,
  replaces: "Menyetujui ponsel ini menghentikan ponsel yang lama.",
  ask: "Pastikan ini benar ponsel milik yang bersangkutan, misalnya dengan bertanya langsung.",
  approve: "Setujui",
  reject: "Tolak",
  approved: (name: string) => `Ponsel ${name} disetujui.`,
  rejected: (name: string) => `Ponsel ${name} ditolak.`,
};

const en: typeof id = {
  shared: "Shared",
  enrolledAt: (when) => `Enrolled ${when}`,
  noneWaiting: "No phone awaits a decision.",
  pending: "Phone waiting",
  active: "Phone active",
  none: "No phone yet",
  review: "Review",
  phoneOf: (name) => `the phone of ${name}`,
  replaces: "Approving this phone stops the old one.",
  ask: "Make sure that it really is this person's phone, for example by asking them.",
  approve: "Approve",
  reject: "Reject",
  approved: (name) => `The phone of ${name} is approved.`,
  rejected: (name) => `The phone of ${name} is rejected.`,
};

export const PHONE: Record<Language, typeof id> = { id, en };

/** The words around what one was told; the notices themselves come from the server in the language asked for. */
import type { Language } from "../words/language";

const COUNTED = 20; // the server looks at no more

const atMost = (n: number) => (n >= COUNTED ? `${COUNTED}+` : String(n));

const id = {
  title: "Pemberitahuan",
  fresh: (n: number) => `${atMost(n)} baru`,
  hint: "Yang perlu Anda ketahui, 180 hari terakhir.",
  none: "Belum ada pemberitahuan.",
  isNew: "Baru",
  reminders: "Pengingat",
  byMail: "Kirim pengingat juga lewat surel",
  minutes: (n: number) => `Pengingat datang ${n} menit sebelum waktu presensi ditutup.`,
  off: "Kota ini tidak mengirim pengingat.",
  saved: "Tersimpan.",
};

export type NoticeWords = typeof id;

const en: NoticeWords = {
  title: "Notices",
  fresh: (n) => `${atMost(n)} new`,
  hint: "What you should know, of the last 180 days.",
  none: "No notices yet.",
  isNew: "New",
  reminders: "Reminders",
  byMail: "Send reminders by e-mail too",
  minutes: (n) => `Reminders come ${n} minutes before the time to check in is over.`,
  off: "This city sends no reminders.",
  saved: "Saved.",
};

export const NOTICES: Record<Language, NoticeWords> = { id, en };

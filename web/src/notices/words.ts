/** The words around what one was told; the notices themselves come from the server in the language asked for. */
import type { Language } from "../words/language";

const id = {
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
  none: "No notices yet.",
  isNew: "New",
  reminders: "Reminders",
  byMail: "Send reminders by e-mail too",
  minutes: (n) => `Reminders come ${n} minutes before the time to check in is over.`,
  off: "This city sends no reminders.",
  saved: "Saved.",
};

export const NOTICES: Record<Language, NoticeWords> = { id, en };

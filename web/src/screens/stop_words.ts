/** Words of ending the mails of reminders. */
import type { Language } from "../words/language";

const id = {
  title: "Surel pengingat",
  lead: "Pengingat presensi tidak akan dikirim lewat surel lagi. Di aplikasi pengingat tetap ada.",
  submit: "Hentikan surel pengingat",
  done: "Surel pengingat dihentikan",
  again: "Anda dapat menyalakannya lagi di aplikasi kapan saja.",
  open: "Buka Presensi",
};

const en: typeof id = {
  title: "Reminder mails",
  lead: "Reminders to check in will no longer come by mail. In the app they stay.",
  submit: "Stop reminder mails",
  done: "Reminder mails are stopped",
  again: "You can turn them on again in the app at any time.",
  open: "Open Presensi",
};

export const STOP: Record<Language, typeof id> = { id, en };

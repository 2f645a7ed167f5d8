/** The words of a receipt's picture. Loaded with it alone. */
import type { Language } from "../words/language";

const id = {
  name: "Nama",
  code: "Kode bukti",
  refused: "Tidak sah",
  foot: "Ringkasan dari aplikasi Presensi. Bukti bertanda tangan server ada di aplikasi pemiliknya.",
};

export type PictureWords = typeof id;

const en: PictureWords = {
  name: "Name",
  code: "Receipt code",
  refused: "Not valid",
  foot: "A summary from the Presensi app. The receipt signed by the server is in its owner's app.",
};

export const PICTURE: Record<Language, PictureWords> = { id, en };

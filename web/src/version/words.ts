/** Words of a newer version of the app. */
import type { Language } from "../words/language";

const indonesian = {
  title: "Versi baru tersedia",
  detail: "Yang tersimpan di ponsel ini tidak hilang.",
  take: "Perbarui sekarang",
};

const english: typeof indonesian = {
  title: "A new version is here",
  detail: "Nothing that is saved on this phone is lost.",
  take: "Update now",
};

export const VERSION_WORDS: Record<Language, typeof indonesian> = { id: indonesian, en: english };

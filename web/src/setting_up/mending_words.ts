/** The words of what is to be mended. */
import type { Language } from "../words/language";

const id = {
  choose: "Pilih unit untuk melihat apa yang masih perlu diperbaiki tentang orang-orangnya.",
  none: "Tidak ada yang perlu diperbaiki di unit ini.",
  count: (n: number) => `${n} orang perlu diperhatikan`,
  hint: "boleh jadi sudah benar",
  ways: { person: "Perbaiki di halamannya", roster: "Isi jadwalnya", phone: "Buat slip kode" } as Record<
    string,
    string
  >,
  of: (name: string) => `untuk ${name}`,
  people: "Semua orang di unit ini",
};

const en: typeof id = {
  choose: "Choose a unit to see what is still to be mended about its people.",
  none: "There is nothing to mend in this unit.",
  count: (n) => `${n} ${n === 1 ? "person needs" : "people need"} a look`,
  hint: "may well be right",
  ways: { person: "Mend it on their page", roster: "Fill in the roster", phone: "Make a code slip" },
  of: (name) => `for ${name}`,
  people: "Everybody in this unit",
};

export const MENDING: Record<Language, typeof id> = { id, en };

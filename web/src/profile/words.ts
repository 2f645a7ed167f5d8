/** The words of one's own profile. Loaded with it alone. */
import type { Language } from "../words/language";

const id = {
  number: "Nomor pegawai",
  numberEnd: (end: string) => `•••• ${end}`,
  numberLong: (end: string) => `berakhiran ${end}`,
  employment: "Kepegawaian",
  kinds: { nip: "PNS", ni_pppk: "PPPK", local: "Non-ASN" } as Record<string, string>,
  roles: "Peran",
  unit: "Unit",
  offices: (_count: number): string => "Kantor",
  pattern: "Pola kerja",
  byRoster: "Jadwal jaga",
  superior: "Atasan",
  noSuperior: "Belum diisi; permohonan diputuskan atasan di unit ini",
  begins: (date: string) => `Mulai ${date}`,
  none: "Anda belum ditempatkan di unit mana pun. Hubungi operator unit.",
  wrong: "Ada yang keliru? Operator unit dapat memperbaikinya.",
  look: "Tampilan",
  looks: { auto: "Ikuti ponsel", light: "Terang", dark: "Gelap" },
};

export type ProfileWords = typeof id;

const en: ProfileWords = {
  number: "Staff number",
  numberEnd: (end) => `•••• ${end}`,
  numberLong: (end) => `ends in ${end}`,
  employment: "Employment",
  kinds: { nip: "Civil servant (PNS)", ni_pppk: "Contract (PPPK)", local: "Not ASN" },
  roles: "Roles",
  unit: "Unit",
  offices: (count) => (count > 1 ? "Offices" : "Office"),
  pattern: "Working hours",
  byRoster: "By roster",
  superior: "Superior",
  noSuperior: "Not entered yet; requests go to whoever leads this unit",
  begins: (date) => `From ${date}`,
  none: "You are not assigned to any unit yet. Ask your unit's operator.",
  wrong: "Is something wrong? Your unit's operator can correct it.",
  look: "Appearance",
  looks: { auto: "As the phone", light: "Light", dark: "Dark" },
};

export const PROFILE: Record<Language, ProfileWords> = { id, en };

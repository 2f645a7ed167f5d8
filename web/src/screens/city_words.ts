/** Titles of the pages by which a city is set up. */
import type { Language } from "../words/language";

const id = {
  title: "Siapkan kota",
  parts: {
    pengaturan: "Pengaturan kota",
    jam: "Jam kerja",
    libur: "Hari libur",
    kantor: "Kantor",
    unit: "Unit",
    perubahan: "Perubahan",
    perbaiki: "Yang perlu diperbaiki",
    gangguan: "Gangguan layanan",
    bulan: "Kunci bulan",
    acara: "Apel dan acara",
    permohonan: "Permohonan",
    orang: "Orang",
    pegawai: "Pegawai",
  } as Record<string, string>,
};

const en: typeof id = {
  title: "Set the city up",
  parts: {
    pengaturan: "The city's settings",
    jam: "Working hours",
    libur: "Holidays",
    kantor: "Offices",
    unit: "Units",
    perubahan: "Changes",
    perbaiki: "What is to be mended",
    gangguan: "Outages",
    bulan: "Lock a month",
    acara: "Apel and events",
    permohonan: "Requests",
    orang: "People",
    pegawai: "Person",
  },
};

export const CITY: Record<Language, typeof id> = { id, en };

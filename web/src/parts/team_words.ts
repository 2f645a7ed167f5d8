/** Words of a unit: its day, its people, the pages for who leads it. */
import type { Language } from "../words/language";

const id = {
  title: "Tim",
  pages: {
    presensi: "Presensi tim",
    kemudahan: "Kemudahan",
    permohonan: "Permohonan",
    sementara: "Presensi menunggu keputusan",
    kode: "Kode kantor",
    orang: "Ponsel baru",
    tukar: "Tukar jadwal",
  } as Record<string, string>,
  checkIn: "Presensi tim",
  arrangedHint: "Tanpa foto, waktu lebih panjang, dan lainnya",
  checkInHint: "Untuk yang ponselnya mati atau tidak ada",
  units: "Unit dalam jangkauan Anda",
  importPeople: "Impor pegawai",
  noUnits: "Belum ada unit dalam jangkauan Anda.",
  sections: {
    "": "Tim hari ini",
    orang: "Anggota",
    jadwal: "Jadwal",
    tukar: "Tukar jadwal",
    rekap: "Rekap bulan",
  } as Record<string, string>,
  tabs: "Bagian",
  trial: "Uji coba: belum dihitung untuk kehadiran.",
  previousDay: "Hari sebelumnya",
  nextDay: "Hari berikutnya",
  noPeople: "Belum ada orang di unit ini.",
  summary: (here: number, all: number, late: number) => `${here} dari ${all} sudah datang · ${late} terlambat`,
  off: "Libur",
  unknown: "Jadwal belum diisi",
};

const en: typeof id = {
  title: "Team",
  pages: {
    presensi: "Team check-in",
    kemudahan: "Arrangements",
    permohonan: "Requests",
    sementara: "Check-ins awaiting a decision",
    kode: "Office code",
    orang: "New phones",
    tukar: "Swaps",
  },
  checkIn: "Team check-in",
  arrangedHint: "No photo, longer hours and the like",
  checkInHint: "For who has no phone, or an empty one",
  units: "Units within your reach",
  importPeople: "Import staff",
  noUnits: "No units within your reach yet.",
  sections: {
    "": "Team today",
    orang: "Members",
    jadwal: "Roster",
    tukar: "Swaps",
    rekap: "Month's sheet",
  },
  tabs: "Sections",
  trial: "Trial: not counted for attendance yet.",
  previousDay: "Previous day",
  nextDay: "Next day",
  noPeople: "Nobody in this unit yet.",
  summary: (here, all, late) => `${here} of ${all} have arrived · ${late} late`,
  off: "Day off",
  unknown: "No roster entry",
};

export const TEAM: Record<Language, typeof id> = { id, en };

/** Titles of the pages about oneself, by their address. */
import type { Language } from "../words/language";

const id = {
  pemberitahuan: "Pemberitahuan",
  permohonan: "Permohonan saya",
  pengganti: "Pengganti saya",
  pemeriksaan: "Pemeriksaan",
  hitungan: "Hitungan saya",
  kepatuhan: "Riwayat kepatuhan dan kinerja saya",
  kinerja: "Kinerja",
  rencana: "Rencana kinerja",
  penilaian: "Penilaian kinerja",
  anggaran: "Anggaran saya",
};

const en: typeof id = {
  pemberitahuan: "Notices",
  permohonan: "My requests",
  pengganti: "Who decides in my place",
  pemeriksaan: "Reviews",
  hitungan: "My count",
  kepatuhan: "My record of compliance and performance",
  kinerja: "Performance",
  rencana: "Plan of the year",
  penilaian: "Assessment",
  anggaran: "My budget lines",
};

export const OWN_PAGES: Record<Language, typeof id> = { id, en };

/** The words of what waits for whoever reads. */
import type { Language } from "../../words/language";
import { angka, figure } from "../../words/number";

const id = {
  lead: "Semua yang menunggu keputusan Anda.",
  proposals: "Usulan perubahan",
  reviews: "Pemeriksaan foto",
  outages: "Dugaan gangguan",
  requests: "Permohonan",
  many: "lihat",
  elsewhere: "Diputuskan di halaman lain",
  byYou: "Anda",
  byOther: "admin kota lain",
  subject: "Perihal",
  about: "Tentang",
  by: "Diusulkan oleh",
  at: "Waktu",
  decides: "Diputuskan oleh",
  noProposals: "Tidak ada usulan yang menunggu.",
  proposalsLead:
    "Usulan disetujui oleh orang kedua. Yang Anda usulkan sendiri, atau yang tentang Anda, diputuskan admin lain.",
  phonesTitle: "Ponsel yang menunggu keputusan",
  unit: "Unit",
  allUnits: "Semua unit",
  back: "Semua yang menunggu",
  approvals: "Penilaian yang menunggu jawaban Anda",
  noApprovals: "Tidak ada penilaian yang menunggu jawaban Anda.",
  oldestOf: (shown: number, total: number) => `${angka(shown)} yang paling lama menunggu, dari ${angka(total)}.`,
  period: "Periode",
  state: "Keadaan",
  since: "Sejak",
  anyAdmin: "dijawab admin kota mana pun",
};

const en: typeof id = {
  lead: "All that waits for your decision.",
  proposals: "Proposed changes",
  reviews: "Photo reviews",
  outages: "Suspected outages",
  requests: "Requests",
  many: "see",
  elsewhere: "Decided on other pages",
  byYou: "you",
  byOther: "another city admin",
  subject: "Subject",
  about: "About",
  by: "Proposed by",
  at: "Time",
  decides: "Decided by",
  noProposals: "No proposal waits.",
  proposalsLead:
    "A second person approves a proposal. What you proposed yourself, or what is about you, another admin decides.",
  phonesTitle: "Phones that await a decision",
  unit: "Unit",
  allUnits: "All units",
  back: "All that waits",
  approvals: "Assessments that wait for your answer",
  noApprovals: "No assessment waits for your answer.",
  oldestOf: (shown, total) => `The ${figure(shown)} that have waited longest, of ${figure(total)}.`,
  period: "Period",
  state: "State",
  since: "Since",
  anyAdmin: "any city admin may answer",
};

export const WAITING: Record<Language, typeof id> = { id, en };

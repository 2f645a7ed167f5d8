/** The words around a unit's activities at a desk. */
import type { Language } from "../../words/language";

const id = {
  lead: "Siapa melaporkan kegiatan berapa hari dari hari kerjanya, dan apa yang masih menunggu jawaban.",
  unit: "Unit",
  people: "Pegawai",
  none: "Tidak ada pegawai di unit ini pada bulan itu.",
  name: "Nama",
  days: "Hari dilaporkan",
  ofDays: (days: number, working: number) => `${days} dari ${working}`,
  minutes: "Lama",
  approved: "Disetujui",
  waiting: "Menunggu",
  since: (date: string) => `sejak ${date}`,
  returned: "Dikembalikan",
  last: "Terakhir",
  stats: "Bulan ini",
  silent: "Belum melapor",
  ofPeople: (n: number) => `dari ${n} pegawai`,
  total: "Lama seluruhnya",
  answer: "Jawab yang menunggu",
  back: "Ke unit",
  asFile: "Laporan kinerja unit sebagai berkas",
  show: "Tampilkan",
  onlySilent: "Belum melapor",
  onlyWaiting: "Ada yang menunggu",
  onlyReturned: "Ada yang dikembalikan",
};

export type DeskActivityWords = typeof id;

const en: DeskActivityWords = {
  lead: "Who reported activities on how many of their working days, and what still waits for an answer.",
  unit: "Unit",
  people: "People",
  none: "Nobody is in this unit in that month.",
  name: "Name",
  days: "Days reported",
  ofDays: (days, working) => `${days} of ${working}`,
  minutes: "Time",
  approved: "Approved",
  waiting: "Waiting",
  since: (date) => `since ${date}`,
  returned: "Returned",
  last: "Last",
  stats: "This month",
  silent: "Reported nothing",
  ofPeople: (n) => `of ${n} people`,
  total: "Time in all",
  answer: "Answer what waits",
  back: "To the unit",
  asFile: "The unit's report of performance as a file",
  show: "Show",
  onlySilent: "Reported nothing",
  onlyWaiting: "Something waits",
  onlyReturned: "Something was returned",
};

export const DESK_ACTIVITIES: Record<Language, DeskActivityWords> = { id, en };

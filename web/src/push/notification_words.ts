/** What a notification says, by its kind, date and page: the message that wakes the phone holds no more. */

export interface Told {
  kind: string;
  /** A civil date, YYYY-MM-DD. */
  on: string;
  /** The page behind `#/`. */
  route: string;
}

export interface Said {
  title: string;
  body: string;
}

type Language = "id" | "en";
type Say = (date: string, slot: string) => Said;

const SLOTS: Record<Language, Record<string, string>> = {
  id: {
    arrival: "Presensi datang",
    midday: "Presensi istirahat",
    departure: "Presensi pulang",
    event: "Presensi acara",
  },
  en: { arrival: "Arrival", midday: "Break", departure: "Departure", event: "Event" },
};

const id: Record<string, Say> = {
  reminder: (_, slot) => ({
    title: `${slot}: waktunya hampir habis`,
    body: "Belum tercatat. Ketuk untuk presensi sekarang.",
  }),
  decided: () => ({ title: "Ada keputusan untuk Anda", body: "Ketuk untuk membacanya." }),
  returned: () => ({ title: "Permohonan Anda dikembalikan", body: "Ketuk untuk melihat apa yang perlu diubah." }),
  missed: (date) => ({
    title: `Ada presensi ${date} yang belum tercatat`,
    body: "Ketuk untuk melihat langkah berikutnya.",
  }),
  waiting: (date) => ({ title: `Presensi ${date} menunggu keputusan`, body: "Ketuk untuk melihatnya." }),
  asked: () => ({ title: "Ada pertanyaan tentang presensi Anda", body: "Ketuk untuk menjawab." }),
  reviewer: () => ({ title: "Kabar tentang pemeriksaan foto Anda", body: "Ketuk untuk membacanya." }),
  digest: (date) => ({ title: `Ringkasan tim ${date}`, body: "Ketuk untuk membacanya." }),
  city: (date) => ({ title: `Ringkasan kota ${date}`, body: "Ketuk untuk membacanya." }),
  outage: (date) => ({ title: `Layanan diduga terganggu ${date}`, body: "Ketuk untuk memutuskan." }),
  delegate: () => ({ title: "Perubahan pengganti atasan", body: "Ketuk untuk melihat siapa dan kapan." }),
  phone: () => ({ title: "Ada kabar tentang ponsel Anda", body: "Ketuk untuk membacanya." }),
  activity: () => ({ title: "Kegiatan Anda dikembalikan", body: "Ketuk untuk melihat apa yang perlu diubah." }),
  case: () => ({ title: "Ada berkas tentang kehadiran Anda", body: "Ketuk untuk membaca dan menjawab." }),
  plan: () => ({ title: "Ada kabar rencana kinerja", body: "Ketuk untuk membacanya." }),
  evaluation: () => ({ title: "Ada kabar penilaian kinerja", body: "Ketuk untuk membacanya." }),
  budget: () => ({ title: "Realisasi anggaran belum dilaporkan", body: "Ketuk untuk melaporkannya." }),
  page: () => ({ title: "Ringkasan bulan sudah ada", body: "Ketuk untuk membukanya." }),
  bounced: () => ({ title: "Sebuah alamat surel tidak menerima surel", body: "Ketuk untuk melihat milik siapa." }),
};

const en: Record<string, Say> = {
  reminder: (_, slot) => ({
    title: `${slot}: the time is nearly over`,
    body: "Not recorded yet. Tap to check in now.",
  }),
  decided: () => ({ title: "There is a decision for you", body: "Tap to read it." }),
  returned: () => ({ title: "Your request came back", body: "Tap to see what is to be changed." }),
  missed: (date) => ({ title: `A check-in of ${date} is not recorded`, body: "Tap to see what you can do." }),
  waiting: (date) => ({ title: `A check-in of ${date} awaits a decision`, body: "Tap to see it." }),
  asked: () => ({ title: "There is a question about your check-in", body: "Tap to answer." }),
  reviewer: () => ({ title: "News about the review of your photo", body: "Tap to read it." }),
  digest: (date) => ({ title: `Your team on ${date}`, body: "Tap to read." }),
  city: (date) => ({ title: `The city on ${date}`, body: "Tap to read." }),
  outage: (date) => ({ title: `The service may be failing on ${date}`, body: "Tap to decide." }),
  delegate: () => ({ title: "Who decides in whose place has changed", body: "Tap to see who and when." }),
  phone: () => ({ title: "News about your phone", body: "Tap to read it." }),
  activity: () => ({ title: "Your activity came back", body: "Tap to see what is to be changed." }),
  case: () => ({ title: "A file about your attendance", body: "Tap to read and answer it." }),
  plan: () => ({ title: "News about a plan", body: "Tap to read it." }),
  evaluation: () => ({ title: "News about an assessment", body: "Tap to read it." }),
  budget: () => ({ title: "Spending is not reported yet", body: "Tap to report it." }),
  page: () => ({ title: "The month's page is there", body: "Tap to open it." }),
  bounced: () => ({ title: "An e-mail address takes no mail", body: "Tap to see whose." }),
};

export const KINDS: Record<Language, Record<string, Say>> = { id, en };
const UNKNOWN: Record<Language, Said> = {
  id: { title: "Presensi", body: "Ada pemberitahuan baru. Ketuk untuk membacanya." },
  en: { title: "Presensi", body: "There is a new notice. Tap to read it." },
};
const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };
const ROUTE = /^[\w./-]{0,120}$/;

/** What was received, as far as it can be read: a browser wants something shown whatever came. */
export function readTold(text: string | undefined): Told {
  try {
    const { kind, on, route } = JSON.parse(text ?? "") as Partial<Record<keyof Told, unknown>>;
    if (typeof kind === "string" && typeof on === "string" && typeof route === "string" && ROUTE.test(route)) {
      return { kind, on, route };
    }
  } catch {
    // Sent by a newer server, perhaps: the notices page tells more.
  }
  return { kind: "", on: "", route: "pemberitahuan" };
}

export function sayTold({ kind, on, route }: Told, language: Language): Said {
  const say = KINDS[language][kind];
  if (!say) return UNKNOWN[language];
  return say(dayOf(on, language), SLOTS[language][route.split("/")[1] ?? ""] ?? "Presensi");
}

/** Two messages with the same tag are one notification. */
export function tagOf({ kind, on, route }: Told): string {
  return `${kind} ${on} ${route}`;
}

function dayOf(on: string, language: Language): string {
  const day = new Date(`${on}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return "";
  return new Intl.DateTimeFormat(LOCALES[language], { day: "numeric", month: "long", timeZone: "UTC" }).format(day);
}

/** The words of events at a desk; those they share with the phone are in events/words.ts. */
import type { Language } from "../../words/language";

const id = {
  events: "Acara",
  name: "Nama",
  date: "Tanggal",
  hours: "Presensi",
  place: "Tempat",
  scope: "Untuk",
  states: { datang: "Akan datang", buka: "Sedang dibuka", lewat: "Sudah lewat", tarik: "Ditarik" } as Record<
    State,
    string
  >,
  state: "Status",
  empty: "Belum ada acara.",
  add: "Buat acara",
};

export type State = "datang" | "buka" | "lewat" | "tarik";

const en: typeof id = {
  events: "Events",
  name: "Name",
  date: "Date",
  hours: "Check-in",
  place: "Place",
  scope: "For",
  states: { datang: "To come", buka: "Open now", lewat: "Over", tarik: "Withdrawn" },
  state: "State",
  empty: "There is no event yet.",
  add: "Add an event",
};

export const DESK_EVENTS: Record<Language, typeof id> = { id, en };

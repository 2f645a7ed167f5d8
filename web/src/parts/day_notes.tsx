/** What the service did to this day or the one before, for everyone concerned: outages, and windows made longer. */
import type { Schemas } from "../api/client";
import { slotsOf } from "../place/slot_place";
import { useInside } from "../state/inside";
import { shortDate } from "../words/format";
import type { Language } from "../words/language";
import { slotName } from "../words/slot_words";
import { useWords, type Words } from "../words/words";

type Note = Schemas["DayNoteView"];

export function DayNotes() {
  const { w, lang } = useWords();
  const { today } = useInside();
  const notes = today.data?.notes.filter((note) => !isOnItsCard(note, today.data)) ?? [];
  if (!notes.length) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{w.notes.title}</h2>
      <ul class="rows card">
        {notes.map((note) => (
          <li key={`${note.kind} ${note.on} ${note.starts_local_time} ${note.slot}`} class="row">
            <p class="row-name">{titleOf(note, w)}</p>
            <p>{spanOf(note, w, lang)}</p>
            {note.note && <p>“{note.note}”</p>}
            {note.kind === "outage" && <p class="soft">{w.notes.outageEffect}</p>}
            {note.kind === "outage_suspected" && <p class="soft">{w.notes.suspectedEffect}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Today's longer windows are told where they are. */
function isOnItsCard(note: Note, today: Schemas["TodayView"] | null): boolean {
  if (!today || note.kind !== "extension" || note.on !== today.local_date) return false;
  return slotsOf(today).some(({ plan }) => plan.slot === note.slot);
}

function titleOf({ kind, slot }: Note, w: Words): string {
  if (kind === "extension") return w.notes.extension(slotName(slot ?? "", w));
  return kind === "outage" ? w.notes.outage : w.notes.suspected;
}

/** `23 Nov 2026, 06:40 sampai 07:05.` */
export function spanOf(note: Note, { notes }: Words, lang: Language): string {
  const on = shortDate(note.on, lang);
  if (note.kind === "extension") return notes.longer(on, note.minutes ?? 0);
  const until = note.ends_on && note.ends_on !== note.on ? `${shortDate(note.ends_on, lang)}, ` : "";
  return notes.span(`${on}, ${note.starts_local_time}`, `${until}${note.ends_local_time}`);
}

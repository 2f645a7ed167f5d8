/** What each letter of a roster means, and the month's holidays. */
import type { Schemas } from "../api/client";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { NO_ENTRY } from "./edits";
import { ROSTERS, type RosterWords } from "./words";

export type Letter = Schemas["LetterView"];

/** `Pagi 07.00-14.00`; a shift that ends on the next date says so. */
function meaningOf(letter: Letter | undefined, t: RosterWords): string {
  if (!letter) return t.noEntry;
  if (letter.name === null) return t.off;
  return letter.name;
}

export function hoursOf({ begins_min, ends_min }: Letter): string {
  if (begins_min === null || ends_min === null) return "";
  return `${clock(begins_min)}–${clock(ends_min)}${ends_min > 24 * 60 ? " (+1)" : ""}`;
}

/** `M Malam`, as one says it. */
export function letterName(code: string, letters: readonly Letter[], t: RosterWords): string {
  if (code === NO_ENTRY) return t.noEntry;
  const name = meaningOf(
    letters.find((each) => each.code === code),
    t,
  );
  return `${code} ${name}`;
}

export function Meanings({ letters, days }: { letters: readonly Letter[]; days: readonly Schemas["GridDayView"][] }) {
  const { t, lang } = usePageWords(ROSTERS);
  const holidays = days.filter((day) => day.holiday);
  return (
    <section class="meanings-box" aria-label={t.meanings}>
      <ul class="meanings">
        {letters.map((letter) => (
          <li key={letter.code}>
            <span class="letter">{letter.code}</span>
            <span>
              {meaningOf(letter, t)}{" "}
              <span class="soft nowrap">{hoursOf(letter) || (letter.name ? t.noHours : "")}</span>
            </span>
          </li>
        ))}
        <li>
          <span class="letter">{NO_ENTRY}</span>
          {t.noEntry}
        </li>
      </ul>
      {holidays.length > 0 && (
        <details class="help">
          <summary>{t.holidays(holidays.length)}</summary>
          <p>{t.holidaysHint}</p>
          <ul class="plain-list">
            {holidays.map((day) => (
              <li key={day.on}>
                {longDate(day.on, lang)}: {day.holiday}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function clock(minutes: number): string {
  const within = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

/** Shifts without rest between them, each in words: what the server lets through, and a person should have meant. */
import type { Schemas } from "../../api/client";
import { type Edits, lettersOf } from "../../rosters/edits";
import { letterName } from "../../rosters/meanings";
import { ROSTERS } from "../../rosters/words";
import { dateBeside, dayOfMonth } from "../../words/format";
import { usePageWords } from "../../words/words";
import { type Spans, touchesOf } from "./shifts";
import { DESK_ROSTERS } from "./words";

const SHOWN = 20;

interface TouchingProps {
  roster: Schemas["UnitRosterView"];
  edits: Edits;
  spans: Spans;
  nights: ReadonlyMap<string, string>;
}

export function Touching({ roster, edits, spans, nights }: TouchingProps) {
  const { t, lang } = usePageWords(DESK_ROSTERS);
  const words = usePageWords(ROSTERS).t;
  const found = roster.people.flatMap((person) => {
    const letters = lettersOf(person, edits);
    const night = nights.get(person.employee_id) ?? "";
    return touchesOf(letters, spans, night).map((at) => ({
      person,
      at,
      first: at ? letters[at - 1] : night,
      second: letters[at],
    }));
  });
  if (!found.length) return null;
  const say = (letter: string | undefined, on: string) =>
    t.shift(letterName(letter ?? "", roster.letters, words), dayOfMonth(on, lang));
  return (
    <section class="card" aria-labelledby="touching">
      <h2 id="touching">{t.touching(found.length)}</h2>
      <p class="soft">{t.touchingLead}</p>
      <ul class="touching">
        {found.slice(0, SHOWN).map(({ person, at, first, second }) => {
          const on = roster.days[at]?.on ?? "";
          return (
            <li key={`${person.employee_id} ${at}`}>
              {t.touch(person.name, say(first, dateBeside(on, -1)), say(second, on))}
            </li>
          );
        })}
      </ul>
      {found.length > SHOWN && <p class="soft">{t.moreTouching(found.length - SHOWN)}</p>}
    </section>
  );
}

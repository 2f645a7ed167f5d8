/** The letters for the chosen cell, within a thumb's reach, and the button that saves what was changed. */
import type { Schemas } from "../api/client";
import { dayOfMonth } from "../words/format";
import { usePageWords } from "../words/words";
import { NO_ENTRY } from "./edits";
import { type Letter, letterName } from "./meanings";
import { ROSTERS } from "./words";

interface LetterPadProps {
  person: Schemas["PersonRosterView"];
  day: Schemas["GridDayView"] | undefined;
  letters: readonly Letter[];
  /** What stands in the chosen cell. */
  held: string;
  may: boolean;
  set: (letter: string) => void;
  /** How many people's months are changed. */
  changed: number;
  progress: string;
  save: () => void;
  discard: () => void;
}

export function LetterPad(props: LetterPadProps) {
  const { person, day, letters, held, may, set, changed, progress, save, discard } = props;
  const { t, lang } = usePageWords(ROSTERS);
  if (!day) return null;
  return (
    <div class="pad">
      <p class="pad-cell">
        <span class="strong">{t.chosen(person.name, dayOfMonth(day.on, lang))}</span>
      </p>
      {!may && <p class="hint">{t.locked}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced at every letter */}
      <div class="pad-letters" role="group" aria-label={t.letters}>
        {[...letters.map(({ code }) => code), NO_ENTRY].map((code) => (
          <button
            key={code}
            type="button"
            class="letter"
            aria-pressed={held === code}
            aria-label={letterName(code, letters, t)}
            disabled={!may || progress !== ""}
            onClick={() => set(code)}
          >
            {code}
          </button>
        ))}
      </div>
      {(changed > 0 || progress) && (
        <div class="pad-acts">
          <button type="button" class="main" disabled={progress !== ""} onClick={save}>
            {progress || t.save(changed)}
          </button>
          <button type="button" class="quiet" disabled={progress !== ""} onClick={discard}>
            {t.discard}
          </button>
        </div>
      )}
    </div>
  );
}

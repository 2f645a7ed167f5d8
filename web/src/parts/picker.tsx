/** Choose some of many by searching: the chosen ones first, then what matches, never a list of hundreds. */
import { useState } from "preact/hooks";
import { type About, Labelled } from "./label";
import { Tick } from "./labelled";

const MOST_SHOWN = 8;

export interface Choice {
  id: string;
  name: string;
}

interface PickerProps extends About {
  choices: readonly Choice[];
  chosen: readonly string[];
  onChosen: (ids: string[]) => void;
  /** Told when more match than are shown; when none does. */
  more: (count: number) => string;
  none: string;
}

export function Picker({ choices, chosen, onChosen, more, none, ...about }: PickerProps) {
  const [asked, setAsked] = useState("");
  const names = new Map(choices.map(({ id, name }) => [id, name]));
  const matches = matching(choices, asked);
  const found = matches.filter(({ id }) => !chosen.includes(id));
  const shown = asked.trim() || choices.length <= MOST_SHOWN ? found.slice(0, MOST_SHOWN) : [];
  const rest = found.length - shown.length;
  return (
    <div class="picker">
      <Labelled {...about}>
        {(tied) => (
          <div class="input">
            <input
              {...tied}
              type="search"
              value={asked}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => setAsked(event.currentTarget.value)}
            />
          </div>
        )}
      </Labelled>
      <ul>
        {chosen.map((id) => (
          <li key={id}>
            <Tick
              label={names.get(id) ?? id}
              value={true}
              onValue={() => onChosen(chosen.filter((each) => each !== id))}
            />
          </li>
        ))}
        {shown.map(({ id, name }) => (
          <li key={id}>
            <Tick label={name} value={false} onValue={() => onChosen([...chosen, id])} />
          </li>
        ))}
      </ul>
      <p class="hint live" role="status">
        {asked.trim() && !matches.length ? none : rest > 0 ? more(rest) : ""}
      </p>
    </div>
  );
}

/** Those whose name holds every word, whatever its case. */
export function matching<T extends { name: string }>(all: readonly T[], asked: string): T[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

/** What a day came to, as a small shape: told by its form first, by its colour as well. */
import { usePageWords } from "../words/words";
import { type Kind, toneOf } from "./kind";
import { HISTORY } from "./words";

const PATHS: Partial<Record<Kind, string>> = {
  present: "M3 8.5 6.5 12 13 4.5",
  recorded: "M8 13.5A5.5 5.5 0 1 0 8 2.5a5.5 5.5 0 0 0 0 11zM5.5 8.2l2 2 3.2-3.8",
  late: "M8 13.5A5.5 5.5 0 1 0 8 2.5a5.5 5.5 0 0 0 0 11zM8 5v3.2l2.2 1.6",
  incomplete: "M8 13.5A5.5 5.5 0 1 0 8 2.5a5.5 5.5 0 0 0 0 11zM8 2.5v11M8 5h3M8 8h3.6M8 11h3",
  absent: "M4 4l8 8M12 4l-8 8",
  undecided: "M3 8h.1M8 8h.1M13 8h.1",
  unknown: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.8v.1",
  open: "M4 8h8",
  holiday: "M4.5 14V2.5h7l-2 3 2 3h-7",
};

export function Mark({ kind }: { kind: Kind }) {
  const { t } = usePageWords(HISTORY);
  const letter = t.letters[kind];
  if (letter) {
    return <span class="mark mark-letter" data-letter={letter} aria-hidden="true" />;
  }
  if (!PATHS[kind]) return null;
  return (
    <svg class={`mark mark-${toneOf(kind)}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[kind]} />
    </svg>
  );
}

/** The marks of this month with their words: only those that stand in it. */
export function Meanings({ kinds }: { kinds: readonly Kind[] }) {
  const { t } = usePageWords(HISTORY);
  const shown = [...new Set(kinds)].filter((kind) => kind in PATHS || kind in t.letters);
  if (!shown.length) return null;
  return (
    <details class="mark-meanings">
      <summary>{t.meanings}</summary>
      <ul>
        {shown.map((kind) => (
          <li key={kind}>
            <Mark kind={kind} />
            {t.kinds[kind as keyof typeof t.kinds]}
          </li>
        ))}
      </ul>
    </details>
  );
}

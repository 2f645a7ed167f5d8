/** A row of figures, each with its name and what it is out of or leads to. */
import type { ComponentChildren } from "preact";
import type { Tone } from "../../parts/notice";
import { useWords } from "../../words/words";
import { shownFigure } from "./figure";

export interface Stat {
  name: string;
  value: ComponentChildren;
  note?: string;
  tone?: Tone;
  /** Where a press leads: the same page, narrowed to those who are counted. */
  href?: string;
}

export function Stats({ of, label }: { of: readonly Stat[]; label: string }) {
  const { lang } = useWords();
  return (
    <ul class="stats" aria-label={label}>
      {of.map(({ name, value, note, tone, href }) => (
        <li key={name} class={`card stat ${tone ? `stat-${tone}` : ""}`}>
          <span class="stat-value">{shownFigure(value, lang)}</span>
          <span>{href ? <a href={href}>{name}</a> : name}</span>
          {note && <span class="soft small">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

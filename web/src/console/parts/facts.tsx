/** Facts name by name: what is too long for a row of figures, and a list prints well. */
import type { ComponentChildren } from "preact";
import { useWords } from "../../words/words";
import { shownFigure } from "./figure";

export type Fact = readonly [name: string, said: ComponentChildren];

/** `isInside`: within a card, instead of one of its own. */
export function Facts({ of, isInside }: { of: readonly Fact[]; isInside?: boolean }) {
  const { lang } = useWords();
  return (
    <dl class={isInside ? "facts" : "card facts"}>
      {of.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shownFigure(said, lang)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Facts name by name: what is too long for a row of figures, and a list prints well. */
import type { ComponentChildren } from "preact";

export type Fact = readonly [name: string, said: ComponentChildren];

/** `isInside`: within a card, instead of one of its own. */
export function Facts({ of, isInside }: { of: readonly Fact[]; isInside?: boolean }) {
  return (
    <dl class={isInside ? "facts" : "card facts"}>
      {of.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

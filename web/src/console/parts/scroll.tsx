/** A table that may be wider than its place: what scrolls can be scrolled by keys too, and has a name of its own. */
import type { ComponentChildren } from "preact";

export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section class="table-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

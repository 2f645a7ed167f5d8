/** What stands where data would: nothing yet, on its way, or refused with what to do next. */
import type { ComponentChildren } from "preact";

export { Awaited } from "../../setting_up/asked";

/** Nothing is there, in words, with a way on where there is one. */
export function Empty({ text, children }: { text: string; children?: ComponentChildren }) {
  return (
    <div class="empty card">
      <p>{text}</p>
      {children}
    </div>
  );
}

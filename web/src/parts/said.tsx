/** What was done, in words: where the eye goes after any of the forms further down. */
import { Notice } from "./notice";
import { useFocus } from "./use_focus";

export function Said({ text }: { text: string }) {
  const place = useFocus<HTMLDivElement>();
  return (
    <div ref={place} tabIndex={-1} role="status">
      <Notice tone="ok">
        <p>{text}</p>
      </Notice>
    </div>
  );
}

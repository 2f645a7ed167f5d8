/** What was changed and not saved: kept while the page is open, and asked about before it is closed. */
import { useEffect, useState } from "preact/hooks";
import type { Edits } from "./edits";

const drafts = new Map<string, Edits>();

/** Changes of this key that are not saved: they outlast a look at another month or page, and end with the page. */
export function useDraft(key: string) {
  const [, draw] = useState({});
  function set(next: (before: Edits) => Edits) {
    drafts.set(key, next(drafts.get(key) ?? {}));
    draw({});
  }
  return [drafts.get(key) ?? {}, set] as const;
}

/** Before the page is closed with changes on it the browser asks. */
export function useWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isDirty]);
}

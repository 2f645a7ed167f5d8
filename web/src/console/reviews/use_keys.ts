/** Keys of the bench. */
import { useEffect, useRef } from "preact/hooks";
import { useQuery } from "../use_query";
import { type Stroke, strokeOf } from "./keys";

/** Keys do what the buttons do, unless the address says that they shall not. */
export function useKeys(acts: Readonly<Partial<Record<Stroke, () => void>>>) {
  const [{ keys }] = useQuery();
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (keys === "0") return;
    const press = (event: KeyboardEvent) => {
      const stroke = strokeOf(event, document.activeElement?.tagName);
      if (!stroke) return;
      event.preventDefault();
      latest.current[stroke]?.();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys]);
}

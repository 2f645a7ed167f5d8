/** Keys of the bench. */
import { useKeys } from "../use_keys";
import { STROKES, type Stroke } from "./keys";

/** Keys do what the buttons do. */
export function useStrokes(acts: Readonly<Partial<Record<Stroke, () => void>>>): void {
  const named = STROKES.flatMap(([key, stroke]) => {
    const act = acts[stroke];
    return act ? [[key, act] as const] : [];
  });
  useKeys(Object.fromEntries(named));
}

/** What a key does at the bench: pure. Nothing while somebody types, holds another key with it, or wants no shortcuts. */
import { keyOf } from "../use_keys";

export type Stroke = "look" | "valid" | "invalid" | "ask" | "next" | "previous";

/** In the order in which they are shown. The letters are those of no screen reader's own reading of a field. */
export const STROKES: readonly (readonly [key: string, stroke: Stroke])[] = [
  ["f", "look"],
  ["1", "valid"],
  ["2", "invalid"],
  ["3", "ask"],
  ["j", "next"],
  ["k", "previous"],
];

export function strokeOf(pressed: Parameters<typeof keyOf>[0], focusedOn: string | undefined): Stroke | null {
  const key = keyOf(pressed, focusedOn);
  return STROKES.find(([each]) => each === key)?.[1] ?? null;
}

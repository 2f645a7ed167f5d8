/** What a key does at the bench. */
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

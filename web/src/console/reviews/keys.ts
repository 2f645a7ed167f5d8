/** What a key does at the bench: pure. Nothing while somebody types, holds another key with it, or wants no shortcuts. */

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

const TYPED_INTO = ["INPUT", "TEXTAREA", "SELECT"];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  repeat: boolean;
}

export function strokeOf(pressed: Pressed, focusedOn: string | undefined): Stroke | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) return null;
  if (focusedOn && TYPED_INTO.includes(focusedOn)) return null;
  return STROKES.find(([key]) => key === pressed.key.toLowerCase())?.[1] ?? null;
}

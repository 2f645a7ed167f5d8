/** Single keys that do what buttons do: not while somebody types, holds another key with it, or wants none. */
import { useEffect, useRef } from "preact/hooks";
import { useQuery } from "./use_query";

const TYPED_INTO = ["INPUT", "TEXTAREA", "SELECT"];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  repeat: boolean;
}

/** The key in small letters; null where the press is meant for something else. */
export function keyOf(pressed: Pressed, focusedOn: string | undefined): string | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) return null;
  return focusedOn && TYPED_INTO.includes(focusedOn) ? null : pressed.key.toLowerCase();
}

/** `keys=0` in the address turns them off. */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const [{ keys }] = useQuery();
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (keys === "0") return;
    const press = (event: KeyboardEvent) => {
      const act = latest.current[keyOf(event, document.activeElement?.tagName) ?? ""];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys]);
}

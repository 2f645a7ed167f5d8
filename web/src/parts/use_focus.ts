/** Where somebody who reads by ear or by keys goes on when a step takes the place of another. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Focus the element when it is first shown, with its section in sight, or else the top of the page. */
export function useFocus<T extends HTMLElement>(wanted = true): RefObject<T> {
  const place = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is first shown, not whenever it changes
  useEffect(() => {
    if (!wanted) return;
    place.current?.focus({ preventScroll: true });
    const section = place.current?.closest("section");
    if (section) section.scrollIntoView();
    else scrollTo(0, 0);
  }, []);
  return place;
}

/** Things worked through one after the other: which one is at hand, what is done, and what was said of the last one. */
import { useState } from "preact/hooks";
import { Notice } from "../../parts/notice";

export interface Line<Item> {
  /** What is not done yet, in the order in which it was first read. */
  left: readonly Item[];
  current: Item | undefined;
  place: number;
  done: number;
  said: string;
  go: (to: number) => void;
  finish: (item: Item, said: string) => void;
}

/** What was read once stays in its order while it is worked through; what is done leaves it. */
export function useLine<Item>(items: readonly Item[], idOf: (item: Item) => string): Line<Item> {
  const [done, setDone] = useState<readonly string[]>([]);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState("");
  const left = items.filter((item) => !done.includes(idOf(item)));
  const place = Math.min(at, Math.max(0, left.length - 1));
  function go(to: number) {
    setAt(Math.max(0, Math.min(to, left.length - 1)));
    setSaid("");
  }
  function finish(item: Item, text: string) {
    setSaid(text);
    setDone([...done, idOf(item)]);
    setAt(place);
  }
  return { left, current: left[place], place, done: done.length, said, go, finish };
}

export function SaidOfLast({ said }: { said: string }) {
  return (
    <div role="status" class="live">
      {said && (
        <Notice tone="ok">
          <p>{said}</p>
        </Notice>
      )}
    </div>
  );
}

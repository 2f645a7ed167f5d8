/**
 * What the QR of a paper slip brings along: `#/kode/<number>/<code>`, good for one first login.
 *
 * Both leave the address, and with it the entry of the browser's history, before anything is drawn or sent. They are
 * kept in this module's memory alone, until the form that shows them is left.
 */
import { useEffect, useState } from "preact/hooks";
import { address, partsOf } from "./route";

export interface Slip {
  number: string;
  code: string;
}

const FORM = "kode";
const NUMBER = /^[\w./-]{3,20}$/;
const CODE = /^[0-9a-z]{5}-[0-9a-z]{5}$/i;

let kept: Slip | null = null;
const readers = new Set<() => void>();

/** Null where one of them is missing, cut off or not what a slip holds. */
export function readSlip(hash: string): Slip | null {
  const [form, number = "", code = "", ...more] = partsOf(hash);
  const isWhole = form === FORM && more.length === 0 && NUMBER.test(number) && CODE.test(code);
  return isWhole ? { number, code } : null;
}

/** To be called first of all when a page is opened, and first of all when its address changes. */
export function takeSlip({ location, history }: Pick<Window, "location" | "history">): void {
  const { hash } = location;
  if (!hash.startsWith(address(FORM, ""))) return;
  history.replaceState(history.state, "", address(FORM));
  kept = readSlip(hash);
  for (const tell of readers) tell();
}

/** The slip that was scanned last; forgotten when whoever asks is left. */
export function useSlip(): Slip | null {
  const [slip, setSlip] = useState(kept);
  useEffect(() => {
    const read = () => setSlip(kept);
    readers.add(read);
    return () => {
      readers.delete(read);
      kept = null;
    };
  }, []);
  return slip;
}

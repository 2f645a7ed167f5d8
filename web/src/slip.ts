/**
 * What the QR of a paper slip brings along: `#/kode/<code>`, good for one login of whoever knows the number to it.
 *
 * The code leaves the address, and with it the entry of the browser's history, before anything is drawn or sent. It is
 * kept in this module's memory alone, until the form that shows it is left. Runs before the app: nothing of preact here.
 */
import { address, partsOf } from "./address";

const FORM = "kode";
const CODE = /^[0-9a-z]{5}-[0-9a-z]{5}$/i;

let taken = "";
const readers = new Set<() => void>();

/** Empty where it is missing, cut off or not what a slip holds. */
export function codeOf(hash: string): string {
  const [form, code = "", ...more] = partsOf(hash);
  return form === FORM && more.length === 0 && CODE.test(code) ? code : "";
}

/** To be called first of all when a page is opened, and first of all when its address changes. */
export function takeCode({ location, history }: Pick<Window, "location" | "history">): void {
  const { hash } = location;
  if (!hash.startsWith(address(FORM, ""))) return;
  history.replaceState(history.state, "", address(FORM));
  taken = codeOf(hash);
  for (const tell of readers) tell();
}

/** Of the slip that was scanned last; empty where none was, or its form has been left. */
export function takenCode(): string {
  return taken;
}

/** Calls `tell` whenever a slip is scanned; whoever stops listening has left the form, and the code is forgotten. */
export function onTaken(tell: () => void): () => void {
  readers.add(tell);
  return () => {
    readers.delete(tell);
    taken = "";
  };
}

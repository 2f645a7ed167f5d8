/** Which screen: the part of the address behind `#`, so that any static server will do and Back works. */
import { useEffect, useState } from "preact/hooks";
import { address, partsOf } from "./address";

export { address };

/** `["presensi", "arrival"]` for `#/presensi/arrival`; empty for the home screen. */
export function useRoute(): string[] {
  const [parts, setParts] = useState(current);
  useEffect(() => {
    const follow = () => setParts(current());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return parts;
}

export function go(...parts: string[]): void {
  location.hash = address(...parts);
}

/** Go there without a way back to the screen that is left. */
export function goInstead(...parts: string[]): void {
  location.replace(address(...parts));
}

function current(): string[] {
  return partsOf(location.hash);
}

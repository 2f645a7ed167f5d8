/** Which screen: the part of the address behind `#`, so that any static server will do and Back works. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { address, partsOf } from "./address";

export { address };

/** `["presensi", "arrival"]` for `#/presensi/arrival`; empty for the home screen. */
export function useRoute(): string[] {
  const hash = useHash();
  return useMemo(() => partsOf(hash), [hash]);
}

/** What stands behind `#` now, with the sign. */
export function useHash(): string {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    follow(); // it may have changed before anybody listened
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return hash;
}

export function go(...parts: string[]): void {
  location.hash = address(...parts);
}

/** Go there without a way back to the screen that is left. */
export function goInstead(...parts: string[]): void {
  location.replace(address(...parts));
}

/** Which screen: the part of the address behind `#`, so that any static server will do and Back works. */
import { useEffect, useState } from "preact/hooks";

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

export function address(...parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

export function go(...parts: string[]): void {
  location.hash = address(...parts);
}

/** Go there without a way back to the screen that is left. */
export function goInstead(...parts: string[]): void {
  location.replace(address(...parts));
}

/** Of a hash; none where it cannot be decoded, as if there were no such address. */
export function partsOf(hash: string): string[] {
  try {
    return hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return []; // cut off within a sign, by a chat or a camera
  }
}

function current(): string[] {
  return partsOf(location.hash);
}

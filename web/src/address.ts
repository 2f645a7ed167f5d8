/** Addresses as text, both ways; small, for what runs before the app. The hook that follows them is in route.ts. */

export function address(...parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** Of a hash, without the query that the console keeps behind it; none where it cannot be decoded. */
export function partsOf(hash: string): string[] {
  try {
    return hash
      .replace(/^#\/?|\?.*/g, "")
      .split("/")
      .filter(Boolean)
      .map(decodeURIComponent);
  } catch {
    return []; // cut off within a sign, by a chat or a camera
  }
}

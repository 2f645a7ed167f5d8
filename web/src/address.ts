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

/** Of `#/konsol/<page>/<part>/-/<name>/<value>`, as notices name it: `/console#/<page>/<part>?<name>=<value>`. */
export function consoleAddress(hash: string): string {
  const [, ...parts] = partsOf(hash);
  const at = parts.indexOf("-");
  const path = at < 0 ? parts : parts.slice(0, at);
  const query = new URLSearchParams();
  for (let next = path.length + 1; next + 1 < parts.length; next += 2) {
    query.set(parts[next] ?? "", parts[next + 1] ?? "");
  }
  const asked = query.toString();
  return `/console${address(...path)}${asked && `?${asked}`}`;
}

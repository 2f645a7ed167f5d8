/** What a page keeps in its address behind `?`, such as the sorting of a table: a link to it shows the same. */
import { useCallback, useMemo } from "preact/hooks";
import { useHash } from "../route";

export type Query = Readonly<Record<string, string>>;
/** Null or "" takes a name out. */
export type QueryChanges = Readonly<Record<string, string | null>>;

/** The state and what changes it, without a step in the browser's history for every letter typed. */
export function useQuery(): [Query, (changes: QueryChanges) => void] {
  const hash = useHash();
  const query = useMemo(() => queryOf(hash), [hash]);
  const change = useCallback((changes: QueryChanges) => location.replace(withQuery(location.hash, changes)), []);
  return [query, change];
}

export function queryOf(hash: string): Query {
  return Object.fromEntries(new URLSearchParams(hash.split("?")[1] ?? ""));
}

/** The hash with these changes of its query. */
export function withQuery(hash: string, changes: QueryChanges): string {
  const [path = "", before = ""] = hash.split("?");
  const kept = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) kept.set(name, value);
    else kept.delete(name);
  }
  const text = kept.toString();
  return `${path || "#/"}${text ? `?${text}` : ""}`;
}

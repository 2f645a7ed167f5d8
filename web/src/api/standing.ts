/**
 * How this browser's session stood last; no secret. What is held on the phone opens only while it stands.
 *
 * never     nobody has logged in here yet
 * on        as far as this browser knows; without a network nobody can say better
 * ended     the server has said so, or has heard that one logged out
 * leaving   one has logged out here and the server is still to hear of it: its cookie must not log anybody in
 */
import { recall, remember } from "../words/language";

export type Standing = "never" | "on" | "ended" | "leaving";

export const STANDING = "presensi.session";

/** Null in a browser that remembers nothing. */
export function standing(): Standing | null {
  if (recall(STANDING) === null) remember(STANDING, "never");
  return recall(STANDING) as Standing | null;
}

export function setStanding(now: Standing): void {
  remember(STANDING, now);
}

/** Another page of ours has logged out, or has heard that the session is over. */
export function onEndedElsewhere(tell: () => void): () => void {
  const look = ({ key, newValue }: StorageEvent) => {
    if (key === STANDING && (newValue === "leaving" || newValue === "ended")) tell();
  };
  addEventListener("storage", look);
  return () => removeEventListener("storage", look);
}

/** Wait a little for a position good enough to send. */

import { pause } from "../api/persistently";
import { Refusal } from "../api/refusal";
import { type Fix, isFresh } from "../place/fix";
import type { Whereabouts } from "../place/position";

const STEP_MS = 250;
const PATIENCE_MS = 10_000; // for a fix within the city's limit; after that whatever there is, and the server judges
const LIMIT_MS = 25_000;

export async function waitForFix(latest: () => Whereabouts, accuracyLimitM: number): Promise<Fix> {
  const begun = performance.now();
  for (;;) {
    const { state, fix } = latest();
    const waited = performance.now() - begun;
    if (isFresh(fix) && (fix.accuracyM <= accuracyLimitM || waited > PATIENCE_MS)) return fix;
    if (state === "denied" || waited > LIMIT_MS) throw new Refusal("NO_FIX");
    await pause(STEP_MS);
  }
}

/** The newest fix, or the one in hand while it is still fresh. */
export function freshest(latest: Fix | null, inHand: Fix): Fix {
  if (isFresh(latest)) return latest;
  if (isFresh(inHand)) return inHand;
  throw new Refusal("NO_FIX");
}

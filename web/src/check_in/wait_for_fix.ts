/** Wait a little for a position good enough to send. */
import { Refusal } from "../api/refusal";
import { type Fix, MAX_FIX_AGE_MS, type Whereabouts } from "../place/position";

const STEP_MS = 250;
const PATIENCE_MS = 10_000; // for a fix within the city's limit; after that whatever there is, and the server judges
const LIMIT_MS = 25_000;
const MARGIN_MS = 5_000; // a fix must still be young enough when the body arrives

export async function waitForFix(latest: () => Whereabouts, accuracyLimitM: number): Promise<Fix> {
  const begun = Date.now();
  for (;;) {
    const { state, fix } = latest();
    const waited = Date.now() - begun;
    if (isFresh(fix) && (fix.accuracyM <= accuracyLimitM || waited > PATIENCE_MS)) return fix;
    if (state === "denied" || waited > LIMIT_MS) throw new Refusal("NO_FIX");
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

/** The newest fix, or the one in hand while it is still fresh. */
export function freshest(latest: Fix | null, inHand: Fix): Fix {
  if (isFresh(latest)) return latest;
  if (isFresh(inHand)) return inHand;
  throw new Refusal("NO_FIX");
}

function isFresh(fix: Fix | null): fix is Fix {
  return fix !== null && Date.now() - fix.takenAt < MAX_FIX_AGE_MS - MARGIN_MS;
}

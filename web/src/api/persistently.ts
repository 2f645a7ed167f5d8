/** Trying again, for what fails only for a while. */
import { asRefusal } from "./refusal";

const RETRY_AFTER_MS = [1_000, 2_000, 4_000];

/** Try again after a while when nobody answered or the server stumbled; a real "no" is final. */
export async function persistently<T>(
  attempt: () => Promise<T>,
  waits: readonly number[] = RETRY_AFTER_MS,
): Promise<T> {
  for (const wait of waits) {
    try {
      return await attempt();
    } catch (error) {
      if (!asRefusal(error).isPassing) throw error;
      await pause(wait);
    }
  }
  return attempt();
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

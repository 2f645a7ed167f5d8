/** On a phone that several people use: nothing stays of anybody for longer than it is of use. */
import { dropDays } from "./held_day";
import { allWaiting, dropWaiting, isTooLate, keepWaiting, refusedFor } from "./queue";
import { dropIdleKey, dropSealed, peopleSealed } from "./sealing";
import { OFFERED } from "./told_names";

/** The code of what the phone itself found to be too late; its words are the page's own. */
export const TOO_LATE = "TOO_LATE";

/**
 * At the start, at login and when a session has ended.
 *
 * last   who was logged in last: is still told of what was too late to be sent
 * isIn   whether that session goes on: then the server judges what waits, and the day stays
 */
export async function dropPastUse(last: string | null, isIn: boolean): Promise<void> {
  for (const each of await peopleSealed()) {
    const isTheirs = each === last;
    await dropDays(each, isTheirs && isIn);
    if (isTheirs && isIn) continue;
    await dropSealed(each, OFFERED);
    await dropTooLate(each, isTheirs);
    await dropIdleKey(each);
  }
}

async function dropTooLate(employeeId: string, isToBeTold: boolean): Promise<void> {
  for (const waiting of await allWaiting(employeeId)) {
    if (!isTooLate(waiting, Date.now())) continue;
    if (!isToBeTold) await dropWaiting(employeeId, waiting.id);
    else if (waiting.body) {
      const refused = waiting.refused ?? { code: TOO_LATE, title: "", detail: "" };
      await keepWaiting(employeeId, refusedFor(waiting, refused));
    }
  }
}

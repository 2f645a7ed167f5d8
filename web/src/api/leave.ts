/** Logging out: first in this browser, whatever the server says; it hears of it now or as soon as it can. */
import { forgetPerson } from "../offline/held_day";
import { endPush } from "../push/use_push";
import { endSession } from "./client";
import { forgetToken } from "./session";
import { setStanding } from "./standing";

/** Whether the server has heard of it. */
export async function leave(employeeId: string): Promise<boolean> {
  setStanding("leaving");
  await forgetPerson(employeeId);
  await endPush();
  const isHeard = await endSession();
  forgetToken();
  return isHeard;
}

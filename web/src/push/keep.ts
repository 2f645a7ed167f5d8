/** Turning push on and off on this phone, and keeping the server's picture of it true. */
import { answer, api, type Schemas } from "../api/client";
import { Refusal } from "../api/refusal";
import { askPermission, bodyOf, giveUp, held, idOf, isDenied, type Outcome, subscribe } from "./browser";
import { forgetNoted, note, noted } from "./noted";

export type Push = Schemas["PushView"];
export type Kind = Push["kinds"][number];

export const ALL_KINDS: readonly Kind[] = ["reminders", "decisions", "notices"];
const TOLD_AGAIN_MS = 30 * 86_400_000; // the server forgets what it is not told of for a year

/** Whether this phone is woken for this person now. */
export async function isOn({ phones }: Push, employeeId: string): Promise<boolean> {
  const subscription = await held();
  if (!subscription || isDenied() || noted()?.employeeId !== employeeId) return false;
  return phones.includes(await idOf(subscription));
}

/** Asks the person first, then the server for its key; for all kinds where none was chosen. Throws a Refusal. */
export async function turnOn(employeeId: string): Promise<Outcome> {
  const no = await askPermission();
  if (no) return no;
  const { public_key, kinds } = await answer(api.GET("/me/push"));
  const outcome = await subscribe(public_key, noted()?.employeeId !== employeeId);
  if (outcome.kind === "on") await tell(outcome.subscription, employeeId, kinds.length ? kinds : ALL_KINDS);
  return outcome;
}

/** What for, of all phones. Throws a Refusal. */
export async function choose(employeeId: string, kinds: readonly Kind[]): Promise<void> {
  const subscription = await held();
  if (subscription) await tell(subscription, employeeId, kinds);
}

/** Throws a Refusal where the server did not hear of it: then all stays as it is. */
export async function turnOff(): Promise<void> {
  const subscription = await held();
  if (subscription) await takeOff(await idOf(subscription));
  await giveUp();
  forgetNoted();
}

/** When the app opens: what another person left is given up, what has changed or is old is told again. */
export async function keepTold(employeeId: string): Promise<void> {
  const last = noted();
  if (!last) return;
  const subscription = await held();
  if (!subscription || last.employeeId !== employeeId) {
    await giveUp();
    forgetNoted();
    return;
  }
  const isSame = (await idOf(subscription)) === last.subscriptionId;
  if (isSame && Date.now() - last.toldAt < TOLD_AGAIN_MS) return;
  const { kinds } = await answer(api.GET("/me/push"));
  if (kinds.length) await tell(subscription, employeeId, kinds);
}

/** At logging out: nobody is woken on this phone any more, whether the server hears of it now or finds out later. */
export async function leavePush(): Promise<void> {
  await turnOff().catch(async () => {
    await giveUp();
    forgetNoted();
  });
}

async function tell(subscription: PushSubscription, employeeId: string, kinds: readonly Kind[]): Promise<void> {
  await answer(api.PUT("/me/push", { body: { ...bodyOf(subscription), kinds: [...kinds] } }));
  note({ employeeId, subscriptionId: await idOf(subscription), toldAt: Date.now() });
}

/** One that the server does not know is off already. */
async function takeOff(subscriptionId: string): Promise<void> {
  const path = { subscription_id: subscriptionId };
  try {
    await answer(api.DELETE("/me/push/{subscription_id}", { params: { path } }));
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 404)) throw error;
  }
}

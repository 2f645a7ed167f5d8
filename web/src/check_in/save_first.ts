/** Keep a check-in on this phone before anything is sent: signed over the day challenge, so that it can go later as well. */
import { base64url } from "../device/base64url";
import { type DeviceKey, sign } from "../device/key";
import type { Waiting } from "../offline/queue";
import type { Fix } from "../place/fix";
import { dateOf, findSlot } from "../place/slot_place";
import type { Today } from "../state/today";
import { bodyOf, type Outgoing, sha256 } from "./send";

/** Its id, or undefined: for somebody else, without a challenge for the day, or where this browser keeps nothing. */
export async function saveFirst(
  { slot, jpeg, employeeId, officeCode }: Outgoing,
  key: DeviceKey,
  fix: Fix | null,
  today: Today,
  keep: (waiting: Waiting) => Promise<boolean>,
): Promise<string | undefined> {
  const planned = findSlot(today.data, slot);
  const [challenge, localDate] = [planned?.day_challenge, dateOf(today.data, slot)];
  if (employeeId || !challenge || !localDate) return undefined;
  const body = bodyOf(challenge, fix, jpeg ? base64url(await sha256(jpeg)) : null, officeCode);
  const id = crypto.randomUUID();
  const isKept = await keep({
    id,
    slot,
    localDate,
    zone: today.data?.zone,
    offset: today.offset,
    madeAt: new Date(Date.now() + today.offset).toISOString(),
    challenge,
    body: base64url(body),
    signature: await sign(key, body),
    photo: jpeg ? base64url(new Uint8Array(await jpeg.arrayBuffer())) : null,
  });
  return isKept ? id : undefined;
}

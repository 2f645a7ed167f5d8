/**
 * One check-in on its way: challenge, selfie to the bucket, signed facts to the server.
 *
 * The bytes are made and signed once. A lost answer is asked for again with the same bytes: the challenge makes
 * that safe, the server gives its first answer again.
 */
import { answer, api, type Schemas } from "../api/client";
import { persistently } from "../api/persistently";
import { asRefusal, Refusal } from "../api/refusal";
import { base64, base64url } from "../device/base64url";
import { type DeviceKey, sign } from "../device/key";
import { ageMs, type Fix, thisMoment } from "../place/fix";
import { type Delivery, deliver, NOTHING_TO_DELIVER } from "./upload";

/** What is done by now: nothing yet, kept on this phone, photo and facts on their way, recorded. */
export type Stage = "placing" | "saved" | "sent" | "recorded";
export type Slot = "arrival" | "midday" | "departure" | "event";

/**
 * What the phone holds until it is recorded; each part is made once and kept for another try.
 *
 * `jpeg` is null where no photo is asked for; `employeeId` is whose check-in it is when it is made for somebody else.
 */
export interface Outgoing {
  slot: Slot;
  jpeg: Blob | null;
  employeeId?: string;
  /** Six digits off the office's screen or paper, where the slot asks for them. */
  officeCode?: string;
  /** Whether they stand for a position that the phone does not find. */
  isWithoutPlace?: boolean;
  /** When it was first sent, by the phone's clock. */
  begunAt?: string;
  /** Under which id it is kept on this phone meanwhile; none where it is not. */
  savedAs?: string | undefined;
  permit?: Permit;
  signed?: { body: Uint8Array<ArrayBuffer>; signature: string; delivery: Delivery };
}

/** The server's challenge, its end by performance.now(), and the photo on its way with its form, if it asks for one. */
interface Permit {
  challenge: string;
  /** When it came, by the phone's clock: a note for the server, no verdict. */
  atMs: number;
  untilMs: number;
  delivery: Delivery;
  hasPhoto: boolean;
}

export interface Sent {
  recorded: Schemas["RecordView"];
  /** Whether the photo got there after all, for a check-in recorded without it; null when it was there in time. */
  photo: Promise<boolean> | null;
}

/** Send what is not sent yet, step by step; call it again with the same object after a refusal that passes. */
export async function sendCheckIn(
  outgoing: Outgoing,
  key: DeviceKey,
  latestFix: () => Fix | null,
  onSent: () => void = () => undefined,
): Promise<Sent> {
  try {
    return await sendOnce(outgoing, key, latestFix, onSent);
  } catch (error) {
    if (asRefusal(error).code !== "CHALLENGE_EXPIRED") throw error;
    delete outgoing.permit; // the network took longer than the permit lived: nothing was recorded by it
    delete outgoing.signed;
    return sendOnce(outgoing, key, latestFix, onSent);
  }
}

async function sendOnce(
  outgoing: Outgoing,
  key: DeviceKey,
  latestFix: () => Fix | null,
  onSent: () => void,
): Promise<Sent> {
  const hash = outgoing.jpeg ? await sha256(outgoing.jpeg) : new Uint8Array();
  const ask = () => persistently(() => askPermit(outgoing, key.deviceId, base64(hash)));
  if (!outgoing.signed) {
    outgoing.permit ??= await ask();
    outgoing.permit = await permitToUse(outgoing.permit, ask);
    const { challenge, atMs, delivery, hasPhoto } = outgoing.permit;
    const photo = hasPhoto ? base64url(hash) : null;
    const body = bodyOf(challenge, latestFix(), photo, outgoing.officeCode, thisMoment(), atMs);
    outgoing.signed = { body, signature: await sign(key, body), delivery };
  }
  const { body, signature, delivery } = outgoing.signed;
  onSent();
  const recorded = await persistently(() => submit(body, signature));
  return { recorded, photo: (await delivery.inTime) === "there" ? null : delivery.atLast };
}

/**
 * A bucket that says no is asked once more with a fresh form, which comes with a fresh challenge. Where that does not
 * help, the first one stands while it lives: it tells the earlier moment, and a person decides about the photo.
 */
async function permitToUse(first: Permit, ask: () => Promise<Permit>): Promise<Permit> {
  if ((await first.delivery.inTime) !== "refused") return first;
  const second = await ask().catch((no: unknown) => {
    if (no instanceof Refusal) return first; // such as a window that closed meanwhile
    throw no;
  });
  const isBetter = (await second.delivery.inTime) === "there" || performance.now() >= first.untilMs;
  return isBetter ? second : first;
}

/** The exact bytes that are signed and sent. */
export function bodyOf(
  challenge: string,
  fix: Fix | null,
  selfieSha256: string | null,
  officeCode?: string,
  now = thisMoment(),
  permittedMs?: number,
): Uint8Array<ArrayBuffer> {
  type Left = "office_code" | "permitted_at";
  const facts: Omit<Schemas["CheckInBody"], Left> & { [name in Left]?: string } = {
    challenge,
    position: fix && {
      coordinates: [...fix.position],
      accuracy_m: fix.accuracyM,
      fix_age_ms: Math.round(ageMs(fix, now)),
    },
    selfie_sha256: selfieSha256,
    ...(officeCode ? { office_code: officeCode } : {}),
    claimed_at: new Date(now.wallMs).toISOString(),
    ...(permittedMs === undefined ? {} : { permitted_at: new Date(permittedMs).toISOString() }),
  };
  return new TextEncoder().encode(JSON.stringify(facts)) as Uint8Array<ArrayBuffer>;
}

async function askPermit(outgoing: Outgoing, deviceId: string, checksum: string): Promise<Permit> {
  const { slot, jpeg, employeeId } = outgoing;
  const askedMs = performance.now();
  const body = { slot, device_id: deviceId, employee_id: employeeId ?? null };
  const { challenge, issued_at, expires_at, upload } = await answer(api.POST("/check-ins/challenges", { body }));
  const untilMs = askedMs + Date.parse(expires_at) - Date.parse(issued_at);
  const atMs = Date.now();
  if (!upload) return { challenge, atMs, untilMs, delivery: NOTHING_TO_DELIVER, hasPhoto: false };
  if (!jpeg) throw new Refusal("PHOTO_REQUIRED");
  return { challenge, atMs, untilMs, delivery: deliver(upload, jpeg, checksum, untilMs), hasPhoto: true };
}

export async function sha256(jpeg: Blob): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await jpeg.arrayBuffer()));
}

export function submit(body: Uint8Array<ArrayBuffer>, signature: string): Promise<Schemas["RecordView"]> {
  return answer(
    api.POST("/check-ins", {
      body: body as unknown as Schemas["CheckInBody"],
      bodySerializer: () => body,
      params: { header: { "Presensi-Signature": signature } },
      headers: { "Content-Type": "application/json" },
    }),
  );
}

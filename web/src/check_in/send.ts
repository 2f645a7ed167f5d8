/**
 * One check-in on its way: challenge, selfie to the bucket, signed facts to the server.
 *
 * The bytes are made and signed once. A lost answer is asked for again with the same bytes: the challenge makes
 * that safe, the server gives its first answer again.
 */
import { answer, api, type Schemas, send } from "../api/client";
import { Refusal } from "../api/refusal";
import { base64, base64url } from "../device/base64url";
import { type DeviceKey, sign } from "../device/key";
import type { Fix } from "../place/position";

export type Stage = "saved" | "sending" | "recorded";
export type Slot = "arrival" | "midday" | "departure";

/** What the phone holds until it is recorded; each part is made once and kept for another try. */
export interface Outgoing {
  slot: Slot;
  jpeg: Blob;
  permit?: Schemas["ChallengeView"];
  uploaded?: boolean;
  body?: Uint8Array<ArrayBuffer>;
  signature?: string;
}

const RETRY_AFTER_MS = [1_000, 2_000, 4_000];
const UPLOAD_TIMEOUT_MS = 60_000;

/** Send what is not sent yet, step by step; call it again with the same object after a refusal that passes. */
export async function sendCheckIn(
  outgoing: Outgoing,
  key: DeviceKey,
  latestFix: () => Fix,
): Promise<Schemas["RecordView"]> {
  const photo = new Uint8Array(await outgoing.jpeg.arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", photo));
  outgoing.permit ??= await persistently(() => askPermit(outgoing.slot, key.deviceId));
  const { permit } = outgoing;
  if (!outgoing.uploaded) {
    await persistently(() => upload(permit.upload, outgoing.jpeg, base64(hash)));
    outgoing.uploaded = true;
  }
  outgoing.body ??= bodyOf(permit.challenge, latestFix(), base64url(hash));
  outgoing.signature ??= await sign(key, outgoing.body);
  const { body, signature } = outgoing;
  return persistently(() => submit(body, signature));
}

/** The exact bytes that are signed and sent. */
export function bodyOf(challenge: string, fix: Fix, selfieSha256: string, now = Date.now()): Uint8Array<ArrayBuffer> {
  const facts: Schemas["CheckInBody"] = {
    challenge,
    position: {
      coordinates: [...fix.position],
      accuracy_m: fix.accuracyM,
      fix_age_ms: Math.max(0, Math.round(now - fix.takenAt)),
    },
    selfie_sha256: selfieSha256,
    claimed_at: new Date(now).toISOString(),
  };
  return new TextEncoder().encode(JSON.stringify(facts)) as Uint8Array<ArrayBuffer>;
}

/** Try again after a while when nobody answered or the server stumbled; a real "no" is final. */
export async function persistently<T>(
  attempt: () => Promise<T>,
  waits: readonly number[] = RETRY_AFTER_MS,
): Promise<T> {
  for (const wait of waits) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Refusal && error.isPassing)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return attempt();
}

function askPermit(slot: Slot, deviceId: string): Promise<Schemas["ChallengeView"]> {
  return answer(api.POST("/check-ins/challenges", { body: { slot, device_id: deviceId } }));
}

async function upload(form: Schemas["UploadView"], jpeg: Blob, checksum: string): Promise<void> {
  const fields = new FormData();
  for (const [name, value] of Object.entries(form.fields)) fields.set(name, value);
  fields.set("x-amz-checksum-sha256", checksum);
  fields.append("file", jpeg, "selfie.jpg"); // last: the bucket ignores whatever stands behind it
  const response = await send(new Request(form.url, { method: "POST", body: fields }), UPLOAD_TIMEOUT_MS);
  if (!response.ok) throw new Refusal("UPLOAD_REFUSED", "", "", response.status);
}

function submit(body: Uint8Array<ArrayBuffer>, signature: string): Promise<Schemas["RecordView"]> {
  return answer(
    api.POST("/check-ins", {
      body: body as unknown as Schemas["CheckInBody"],
      bodySerializer: () => body,
      params: { header: { "Presensi-Signature": signature } },
      headers: { "Content-Type": "application/json" },
    }),
  );
}

/** One waiting check-in to the server: a fresh form by its day challenge, the photo, then the very bytes that were signed. */
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";
import { submit } from "../check_in/send";
import { deliver } from "../check_in/upload";
import { base64, bytesOf } from "../device/base64url";
import type { Waiting } from "./queue";

/** How it ended: what `waits` is tried again later, everything else is the server's last word. */
export type Fate =
  | { kind: "recorded"; recorded: Schemas["RecordView"] }
  | { kind: "there_already" }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "waits"; refusal: Refusal };

/** The slot is filled: by this very check-in sent online, or by another that counts before it. */
const THERE_ALREADY = ["ALREADY_CHECKED_IN", "CHALLENGE_REUSED"];
const FORM_LIFE_MS = 100_000; // of the 120 s it is good for

export async function sendWaiting(waiting: Waiting): Promise<Fate> {
  try {
    if (waiting.photo) await sendPhoto(waiting.challenge, bytesOf(waiting.photo));
    return { kind: "recorded", recorded: await submit(bytesOf(waiting.body), waiting.signature) };
  } catch (error) {
    return fateOf(asRefusal(error));
  }
}

export function fateOf(refusal: Refusal): Fate {
  if (THERE_ALREADY.includes(refusal.code)) return { kind: "there_already" };
  const isForLater = refusal.isPassing || refusal.status === 401 || refusal.status === 426 || refusal.status === 429;
  return { kind: isForLater || refusal.code === "UNREADABLE" ? "waits" : "refused", refusal };
}

/** Whether the server has said its last word: what the page itself found, such as no position, is none. */
export function wasHeard(refusal: Refusal): boolean {
  return refusal.status > 0 && fateOf(refusal).kind !== "waits";
}

/** As with any check-in, a bucket that does not answer keeps nobody from being recorded. */
async function sendPhoto(challenge: string, jpeg: Uint8Array<ArrayBuffer>): Promise<void> {
  const begunMs = performance.now();
  const { upload } = await answer(api.POST("/uploads", { body: { challenge } }));
  if (!upload) return;
  const checksum = base64(new Uint8Array(await crypto.subtle.digest("SHA-256", jpeg)));
  const file = new Blob([jpeg], { type: "image/jpeg" });
  await deliver(upload, file, checksum, begunMs + FORM_LIFE_MS).inTime;
}

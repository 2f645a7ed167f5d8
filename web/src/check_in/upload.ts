/**
 * The selfie on its way to the bucket.
 *
 * A bucket that does not answer keeps nobody from checking in: the server records a check-in whose photo is not there
 * yet, and settles it when the photo comes. So the waiting ends early; the sending goes on while the form is good.
 */
import { type Schemas, send } from "../api/client";
import { pause, persistently } from "../api/persistently";
import { Refusal } from "../api/refusal";

const TRY_LIMIT_MS = 60_000;
const PATIENCE_MS = 45_000; // of the permit's 120 s; the rest is for the check-in itself, on a slow network
const AGAIN_MS = 5_000;

export interface Delivery {
  /** How it stands when waiting longer is no use: `late` may still come, `refused` is the bucket's own no. */
  inTime: Promise<"there" | "late" | "refused">;
  /** Whether it is there, once it is or its form is over. */
  atLast: Promise<boolean>;
}

/** Where no photo is asked for, it is as if it were there. */
export const NOTHING_TO_DELIVER: Delivery = { inTime: Promise.resolve("there"), atLast: Promise.resolve(true) };

/** Send until it is there, the bucket says no, or the form is over at `untilMs` by performance.now(). */
export function deliver(form: Schemas["UploadView"], jpeg: Blob, checksum: string, untilMs: number): Delivery {
  const attempt = () => upload(form, jpeg, checksum);
  const tries = persistently(attempt).then(() => "there" as const, lateOrRefused);
  const patience = pause(PATIENCE_MS).then(() => "late" as const);
  return {
    inTime: Promise.race([tries, patience]),
    atLast: tries.then((how) => (how === "late" ? goOn(attempt, untilMs) : how === "there")),
  };
}

async function goOn(attempt: () => Promise<void>, untilMs: number): Promise<boolean> {
  while (performance.now() < untilMs) {
    await pause(AGAIN_MS);
    const how = await attempt().then(() => "there" as const, lateOrRefused);
    if (how !== "late") return how === "there";
  }
  return false;
}

function lateOrRefused(error: unknown): "late" | "refused" {
  if (!(error instanceof Refusal)) throw error;
  return error.isPassing ? "late" : "refused";
}

/** One try. Throws UPLOAD_REFUSED for the bucket's own no. */
export async function upload(form: Schemas["UploadView"], jpeg: Blob, checksum: string): Promise<void> {
  const fields = new FormData();
  for (const [name, value] of Object.entries(form.fields)) fields.set(name, value);
  fields.set("x-amz-checksum-sha256", checksum);
  fields.append("file", jpeg, "selfie.jpg"); // last: the bucket ignores whatever stands behind it
  const response = await send(new Request(form.url, { method: "POST", body: fields }), TRY_LIMIT_MS);
  if (!response.ok) throw new Refusal("UPLOAD_REFUSED", "", "", response.status);
}

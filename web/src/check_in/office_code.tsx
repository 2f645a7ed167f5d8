/** Typing the office's code for a check-in, and using it in place of a position; both fetched when first needed. */
import type { Refusal } from "../api/refusal";
import { later } from "../parts/later";
import type { Outgoing } from "./send";

export const CodeEntry = later(() => import("../office_code/entry"));
export const CodeInstead = later(() => import("../office_code/instead"));

const PLACELESS = ["NO_FIX", "LOCATION_TOO_COARSE"];

/** Whether the server asks for the code, or for another one. */
export function isAboutCode(refusal: Refusal | null): boolean {
  return refusal?.code.startsWith("OFFICE_CODE_") ?? false;
}

/** Whether the code may stand for what the phone does not find. */
export function isPlaceless(refusal: Refusal | null): boolean {
  return refusal !== null && PLACELESS.includes(refusal.code);
}

/** The same check-in with these digits; what was signed without them is signed anew. */
export function withCode({ signed: _, ...rest }: Outgoing, officeCode: string): Outgoing {
  return { ...rest, officeCode };
}

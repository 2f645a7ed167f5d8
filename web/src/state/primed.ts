/** Whether it was explained on this phone what the app takes, before it asks for anything. */
import { recall, remember } from "../words/language";

const PRIMED = "presensi.primed";

export function isPrimed(): boolean {
  return recall(PRIMED) !== null;
}

export function setPrimed(): void {
  remember(PRIMED, "1");
}

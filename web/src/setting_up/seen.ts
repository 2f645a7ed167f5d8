/** That the settings were looked at is known to this device alone; the city's settings are there from the beginning. */
import { recall, remember } from "../words/language";

const SEEN = "presensi.settings_seen";

export function areSettingsSeen(): boolean {
  return recall(SEEN) !== null;
}

export function settingsAreSeen(): void {
  remember(SEEN, "1");
}

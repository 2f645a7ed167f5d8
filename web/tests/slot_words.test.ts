/** The slots of a day have one name each, wherever they are told. */
import { describe, expect, it } from "vitest";
import { REPORTS } from "../src/console/reports/words";
import { SETTINGS } from "../src/console/settings/words";
import { COUNT } from "../src/own_count/words";
import { sayTold } from "../src/push/notification_words";
import { HOURS } from "../src/setting_up/hours_words";
import { english } from "../src/words/en";
import { indonesian } from "../src/words/id";

const SLOTS = ["arrival", "midday", "departure"] as const;

describe.each([
  ["id", indonesian, ["datang", "istirahat", "pulang"]],
  ["en", english, ["arrival", "break", "departure"]],
] as const)("in %s", (language, words, names) => {
  it.each(SLOTS.map((slot, at) => [slot, names[at]] as const))("%s is %s", (slot, name) => {
    const told = { kind: "reminder", on: "2026-11-23", route: `presensi/${slot}` };
    const said = [
      words.slot[slot],
      HOURS[language].slot[slot],
      REPORTS[language].slots[slot],
      REPORTS[language].columns[slot],
      SETTINGS[language].slots[slot],
    ];
    expect(said.map((each) => each?.toLowerCase())).toEqual(said.map(() => name));
    expect(sayTold(told, language).title.toLowerCase()).toContain(name);
    expect(COUNT[language].events[`no_${slot}`]).toContain(name);
  });
});

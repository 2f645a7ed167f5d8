/** The rules as data, and what a change of one of them sends. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bookOf } from "../build/rule_book.js";
import type { Schemas } from "../src/api/client";
import { type Book, isUnconfirmed } from "../src/console/settings/book";
import { changedAt, PLANS, pointerOf, RULE_SETS, valueAt, withValue } from "../src/console/settings/plan";
import {
  decreed,
  earliest,
  isConfirmedInPlace,
  isNeeded,
  type Presets,
  standings,
  withSet,
} from "../src/console/settings/rule_sets";
import { valueText } from "../src/console/settings/value_text";
import { SETTINGS } from "../src/console/settings/words";
import type { Settings } from "../src/state/read_city";

const BOOK = bookOf(readFileSync("../docs/rules.md", "utf8")) as Book;
const { components } = JSON.parse(readFileSync("../docs/openapi.json", "utf8"));
const NESTED = ["retention", "requests", "outages", "reviews"];
const TODAY = "2026-11-29";

/** Every setting of the API by its name, those of a group one by one. */
function everySetting(): string[] {
  const { schemas } = components;
  return Object.entries<{ $ref?: string }>(schemas.SettingsBody.properties).flatMap(([name, property]) => {
    if (name === "emergency_reason") return [];
    if (!NESTED.includes(name)) return [name];
    const group = property.$ref?.split("/").at(-1) ?? "";
    return Object.keys(schemas[group].properties).map((below) => `${name}.${below}`);
  });
}

describe("docs/rules.md", () => {
  test("tells the source and the certainty of every setting there is, and of no other", () => {
    expect(Object.keys(BOOK.settings).sort()).toEqual(everySetting().sort());
    for (const [name, { source, certainty }] of Object.entries(BOOK.settings)) {
      expect([name, source]).not.toEqual([name, ""]);
      expect([name, certainty]).toEqual([name, expect.stringMatching(/^(V|N|C|M|own)$/)]);
    }
  });

  test("is shown whole: every setting in the table or among the rule sets, with its words", () => {
    expect([...PLANS.map(({ path }) => path), ...RULE_SETS].sort()).toEqual(everySetting().sort());
    for (const t of Object.values(SETTINGS)) expect(PLANS.map(({ path }) => t.names[path])).not.toContain(undefined);
  });

  test("keeps every rule that tells its certainty", () => {
    const rules = BOOK.sections.flatMap(({ rows }) => rows);
    expect(rules.length).toBeGreaterThan(350);
    expect(rules).toContainEqual(
      expect.objectContaining({ name: "DEFAULT_RADIUS_M", value: "150", unit: "m", certainty: "N" }),
    );
  });

  test("a bar within a cell parts no cells", () => {
    const table = "## A\n\n| rule | number | certainty |\n|---|---|---|\n| one \\| two | 3 | M |\n";
    expect(bookOf(table).sections[0]?.rows[0]).toMatchObject({ rule: "one | two", value: "3", certainty: "M" });
  });

  test.each([
    ["M", true],
    ["own / M", true],
    ["N / M", true],
    ["own", false],
    ["V (of another body)", false],
  ])("%s", (certainty, expected) => expect(isUnconfirmed(certainty)).toBe(expected));
});

const HELD = {
  city_name: "Kota",
  default_radius_m: null,
  retention: { selfie_days: 90, position_days: 180, attempt_days: 180 },
  requests: { past_days: 3, local_leave: ["annual"], longest_months: { sick: 18 }, ways: {} },
  attendance_rules: [],
  discipline_rules: [],
  allowance_rules: [],
  performance_rules: [],
  budget_rules: [],
  signal_rules: [],
} as unknown as Settings;

describe("a change", () => {
  test("says every setting, one of them anew", () => {
    const body = withValue(HELD, "retention.selfie_days", 60);
    expect(body).toMatchObject({ city_name: "Kota", retention: { selfie_days: 60, position_days: 180 } });
    expect(valueAt(HELD, "retention.selfie_days")).toBe(90);
    expect(pointerOf("retention.selfie_days")).toBe("/retention/selfie_days");
  });

  test("a value is told in words", () => {
    const says = { t: SETTINGS.id, lang: "id", roleName: (role: string) => role } as const;
    const told = (path: string) => valueText(path, valueAt(HELD, path), BOOK.settings[path], says);
    expect(told("default_radius_m")).toBe("150\u00a0m (bawaan)");
    expect(told("retention.selfie_days")).toBe("90\u00a0hari");
    expect(told("requests.local_leave")).toBe("tahunan");
    expect(told("requests.longest_months")).toBe("sakit 18 bulan");
    expect(told("requests.ways")).toBe("cara biasa");
  });

  test("since when it holds is told by what was applied last", () => {
    const proposal = (state: string, changed: string[], decided_at: string, subject = "settings") =>
      ({ subject, state, summary: { changed }, decided_at }) as unknown as Schemas["ProposalView"];
    const all = [
      proposal("waiting", ["retention"], "2026-11-04"),
      proposal("applied", ["retention"], "2026-11-03"),
      proposal("applied", ["retention"], "2026-11-02"),
      proposal("applied", ["logo"], "2026-11-01", "calendar"),
    ];
    expect(changedAt(all, "retention.selfie_days")).toBe("2026-11-03");
    expect(changedAt(all, "logo")).toBeNull();
  });
});

const PRESETS = {
  attendance: {
    rules_id: "default",
    starts_on: "2000-01-01",
    missing_min: {},
    permission_counts: false,
    confirmed: null,
  },
  discipline: ["nip", "ni_pppk", "local"].map((number_kind) => ({
    rules_id: `shipped-${number_kind}`,
    starts_on: "0001-01-01",
    number_kind,
    thresholds: [],
    minutes_per_day: null,
    duty_article: null,
    act_within_days: null,
    confirmed: null,
  })),
  allowance: [
    {
      rules_id: "first",
      starts_on: "0001-01-01",
      brackets: [],
      discipline_bp: 10_000,
      day_cap_bp: null,
      confirmed: null,
    },
  ],
  performance: { rules_id: "permenpanrb", starts_on: "0001-01-01", matrix: [], spreads: [], confirmed: null },
  budget: { rules_id: "budget", starts_on: "0001-01-01", asked_bp: {}, confirmed: null },
} as unknown as Presets;
Object.assign(PRESETS, { signals: { rules_id: "signals", starts_on: "0001-01-01", hand_ms: 80, decree_no: null } });
const DECREE = {
  rulesId: " kota ",
  startsOn: "2026-11-01",
  decreeNo: " 12/2026 ",
  decreeOn: "2026-11-02",
  by: " Setda ",
};

describe("rule sets", () => {
  test("what came with the app holds until the city's own has begun", () => {
    const found = standings(HELD, PRESETS, TODAY);
    expect(found.map(({ holds }) => holds.rules_id)).toEqual([
      "default",
      "shipped-nip",
      "shipped-ni_pppk",
      "shipped-local",
      "first",
      "permenpanrb",
      "budget",
      "signals",
    ]);
    expect(found.filter(isNeeded)).toHaveLength(5);
    const [first] = PRESETS.allowance;
    const own = { ...first, rules_id: "tpp", starts_on: "2026-11-01" };
    const later = { ...own, rules_id: "tpp-2", starts_on: "2026-12-01" };
    const last = standings({ ...HELD, allowance_rules: [own, later] } as Settings, PRESETS, TODAY).find(
      ({ subject }) => subject === "allowance_rules",
    );
    expect(last).toMatchObject({ holds: { rules_id: "tpp" }, isShipped: false, coming: [{ rules_id: "tpp-2" }] });
    expect(last && isConfirmedInPlace(last)).toBe(true);
  });

  test("attendance rules begin tomorrow, the others on the first of the month", () => {
    expect(earliest("attendance_rules", TODAY)).toBe("2026-11-30");
    expect(earliest("allowance_rules", TODAY)).toBe("2026-11-01");
  });

  test("a confirmed set stands in the order of the dates, or where it stood", () => {
    const [first] = PRESETS.allowance;
    if (!first) throw new Error("no preset");
    const set = decreed(first, DECREE);
    expect(set).toMatchObject({
      rules_id: "kota",
      starts_on: "2026-11-01",
      confirmed: { decree_no: "12/2026", decree_on: "2026-11-02", by: "Setda" },
    });
    const later = { ...first, rules_id: "nanti", starts_on: "2027-01-01" };
    const held = { ...HELD, allowance_rules: [{ ...set, confirmed: null }, later] } as Settings;
    const { allowance_rules } = withSet(held, "allowance_rules", set);
    expect(allowance_rules.map(({ rules_id }) => rules_id)).toEqual(["kota", "nanti"]);
    expect(allowance_rules[0]?.confirmed).not.toBeNull();
    expect(decreed(PRESETS.signals, DECREE)).toMatchObject({ decree_no: "12/2026", rules_id: "kota" });
  });

  test("attendance rules that have begun are confirmed as they are, those that another followed too", () => {
    const own = { ...PRESETS.attendance, rules_id: "kota", starts_on: "2026-06-01" };
    const found = standings({ ...HELD, attendance_rules: [own] } as Settings, PRESETS, TODAY).slice(0, 2);
    expect(found.map(({ holds, isPast }) => [holds.rules_id, Boolean(isPast)])).toEqual([
      ["kota", false],
      ["default", true],
    ]);
    expect(found.every(isConfirmedInPlace)).toBe(true);
    expect(found.filter(isNeeded)).toHaveLength(1);
    const sure = decreed(PRESETS.attendance, { ...DECREE, rulesId: "default", startsOn: "2000-01-01" });
    const { attendance_rules } = withSet({ ...HELD, attendance_rules: [own] } as Settings, "attendance_rules", sure);
    expect(attendance_rules.map(({ rules_id }) => rules_id)).toEqual(["default", "kota"]);
  });
});

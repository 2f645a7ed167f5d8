import { describe, expect, it } from "vitest";
import { emptyTyped, instantsOf, type Outage, saidEnds, typedOf } from "../src/outages/span";

const ZONE = "Asia/Jakarta";
const typed = (from: string, until: string) => ({ ...emptyTyped("2026-11-23"), from, until });

describe("an outage", () => {
  it.each([
    ["06:40", "07:05", "2026-11-22T23:40:00.000Z", "2026-11-23T00:05:00.000Z"],
    ["23:30", "00:15", "2026-11-23T16:30:00.000Z", "2026-11-23T17:15:00.000Z"],
    ["07:00", "07:00", "2026-11-23T00:00:00.000Z", "2026-11-24T00:00:00.000Z"],
  ])("from %s until %s by the wall of the city", (from, until, starts_at, ends_at) =>
    expect(instantsOf(typed(from, until), ZONE)).toEqual({ starts_at, ends_at }),
  );

  it.each([
    ["2026-11-23T00:05:00Z", "en", ["23 Nov 2026, 06:40", "07:05"]],
    ["2026-11-23T18:00:00Z", "en", ["23 Nov 2026, 06:40", "24 Nov 2026, 01:00"]],
  ] as const)("until %s is said with its second date where it has one", (ends_at, lang, said) =>
    expect(saidEnds({ starts_at: "2026-11-22T23:40:00Z", ends_at }, ZONE, lang)).toEqual(said),
  );

  it("that was suspected is shown as it would be declared", () => {
    const suspected = { starts_at: "2026-11-22T23:45:00Z", ends_at: "2026-11-23T00:00:00Z", unit_ids: [], note: "" };
    expect(typedOf(suspected as unknown as Outage, ZONE)).toEqual(typed("06:45", "07:00"));
  });
});

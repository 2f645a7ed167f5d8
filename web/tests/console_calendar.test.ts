/** A rehearsal's shares together, an order's form, and a year's weeks. */
import { describe, expect, it } from "vitest";
import { Refusal } from "../src/api/refusal";
import { changeOf } from "../src/console/calendar/change_of";
import { asOneDay, emptyOrder, onlyWeekday, orderBody, orderId, stateOf } from "../src/console/calendar/order_form";
import { askUnits, pastMonths, type Share, statusesOf, summed } from "../src/console/calendar/rehearse";
import { weekdayOf, yearOf } from "../src/console/calendar/year_plan";
import { READY_WEEKS } from "../src/setting_up/ready_weeks";
import { toWeek } from "../src/setting_up/week";

const totals = (days: Record<string, number>, late_min = 0) => ({
  days,
  working_days: 0,
  late_min,
  early_min: 0,
  permitted_min: 0,
  held_min: 0,
  waived_min: 0,
  missing: {},
  missing_min: 0,
  events_missed: 0,
});
const share = (unit_id: string, more: Partial<Share> = {}): Share => ({
  unit_id,
  month: "2026-10",
  people: 3,
  concerned: 0,
  untold: 0,
  first_on: null,
  names: [],
  before: totals({}),
  after: totals({}),
  differing: 0,
  days: [],
  ...more,
});

describe("a rehearsal", () => {
  it("adds the units up", () => {
    const found = summed([
      share("umum", { concerned: 2, first_on: "2026-12-09", before: totals({ absent: 3 }, 15), differing: 1 }),
      share("setda", {
        concerned: 1,
        first_on: "2026-12-07",
        after: totals({ off: 3 }),
        before: totals({ absent: 1 }),
      }),
      share("puskesmas", { untold: 4 }),
    ]);
    expect(found).toMatchObject({ people: 9, concerned: 3, units: 2, untold: 4, first_on: "2026-12-07", judged: 4 });
    expect([found.before.days, found.before.late_min, found.after.days]).toEqual([{ absent: 4 }, 15, { off: 3 }]);
    expect(statusesOf(found)).toEqual(["absent", "off"]);
  });

  it("asks every unit once and goes on past one that does not answer", async () => {
    const asked: string[] = [];
    const steps: number[] = [];
    const ask = async (unit: string) => {
      asked.push(unit);
      if (unit === "b") throw new Refusal("TRY_AGAIN");
      return share(unit);
    };
    const found = await askUnits(
      ["a", "b", "c", "d", "e"],
      ask,
      ({ shares }) => steps.push(shares.length),
      () => false,
    );
    expect(asked).toEqual(["a", "b", "c", "d", "e"]);
    expect([found.shares.length, found.failed.map(([unit]) => unit), steps.at(-1)]).toEqual([4, ["b"], 4]);
  });

  it("ends where the change itself is wrong", async () => {
    let count = 0;
    const ask = async () => {
      count++;
      throw new Refusal("INPUT_INVALID");
    };
    await expect(
      askUnits(
        ["a", "b", "c", "d", "e"],
        ask,
        () => undefined,
        () => false,
      ),
    ).rejects.toThrow();
    expect(count).toBeLessThanOrEqual(3);
  });

  it("is of the two months before this one", () => {
    expect(pastMonths("2026-11-23")).toEqual(["2026-10", "2026-09"]);
    expect(pastMonths("2026-01-31")).toEqual(["2025-12", "2025-11"]);
  });
});

describe("an order", () => {
  const week = READY_WEEKS[0]?.week ?? [];
  const form = { ...emptyOrder("2027-02-08", week), name: " Jam kerja Ramadan 1448 H ", decree: " SE 1 " };

  it("has an id that a city may have every year", () => {
    expect(orderId(form)).toBe("jam-kerja-ramad-2027-02-08");
    expect(orderId({ ...form, name: "لل" })).toBe("ketentuan-2027-02-08");
    expect(orderId(form).length).toBeLessThanOrEqual(26);
  });

  it("is sent as it was typed, without the spaces around", () => {
    expect(orderBody(form)).toMatchObject({ name: "Jam kerja Ramadan 1448 H", decree_no: "SE 1", week, grace_min: 0 });
  });

  it("of one date asks for that day's hours", () => {
    expect(onlyWeekday(form)).toBe(0);
    expect(onlyWeekday({ ...form, endsOn: "2027-02-09" })).toBeNull();
    expect(new Set(toWeek(asOneDay(form.week, 4)).map((day) => JSON.stringify(day)))).toEqual(
      new Set([JSON.stringify(week[4])]),
    );
    expect(toWeek(asOneDay(form.week, 5))).toEqual([[], [], [], [], [], [], []]);
  });

  it("holds, comes or is over", () => {
    const held = { starts_on: "2026-11-20", ends_on: "2026-11-25" } as Parameters<typeof stateOf>[0];
    expect(["2026-11-19", "2026-11-20", "2026-11-25", "2026-11-26"].map((on) => stateOf(held, on))).toEqual([
      "coming",
      "now",
      "now",
      "over",
    ]);
  });
});

describe("a year", () => {
  it("is twelve months of whole weeks from Monday", () => {
    const year = yearOf(2028, { patterns: [], overrides: [], holidays: [] });
    const february = year[1] ?? [];
    expect(february.flat().filter(Boolean)).toHaveLength(29);
    expect(february.every((each) => each.length === 7)).toBe(true);
    expect(february.flat().find(Boolean)?.weekday).toBe(weekdayOf("2028-02-01"));
  });
});

describe("a proposal to decide", () => {
  const version = (starts_on: string) => ({ starts_on, week: READY_WEEKS[0]?.week ?? [], grace_min: 0 });
  const held = { pattern_id: "lima-hari", name: "Lima hari", code: null, versions: [version("2026-01-01")] };
  const calendar = { patterns: [held], overrides: [], holidays: [] };
  const changes = (...parts: [path: string, added: unknown][]) =>
    parts.map(([path, added]) => ({ path, old: null, new: added, distance_m: null })) as Parameters<typeof changeOf>[0];

  it("is rehearsed as the order, holidays or version that it adds", () => {
    const order = { override_id: "puasa", name: "Puasa" };
    expect(changeOf(changes(["/overrides/puasa", order]), calendar)).toMatchObject({ override: order });
    const day = { on: "2026-12-24", name: "Cuti", kind: "collective", decree_no: "1" };
    expect(changeOf(changes(["/holidays/2026-12-24", day]), calendar)).toEqual({ holidays: [day] });
    const found = changeOf(changes(["/patterns/lima-hari/versions/2026-12-01", version("2026-12-01")]), calendar);
    expect(found?.pattern?.versions.map(({ starts_on }) => starts_on)).toEqual(["2026-01-01", "2026-12-01"]);
  });

  it("is not rehearsed where it takes away, is about something else, or about several things", () => {
    expect(changeOf([], calendar)).toBeNull();
    expect(changeOf(changes(["/holidays/2026-12-24", null]), calendar)).toBeNull();
    expect(changeOf(changes(["/events/apel", { name: "Apel" }]), calendar)).toBeNull();
    expect(changeOf(changes(["/overrides/a", {}], ["/overrides/b", {}]), calendar)).toBeNull();
    expect(changeOf(changes(["/overrides/a/ends_on", "2026-12-31"]), calendar)).toBeNull();
  });
});

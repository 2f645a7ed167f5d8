import { describe, expect, it } from "vitest";
import { callsOf } from "../src/performance/answers";
import {
  type Activity,
  bodyOf,
  byDate,
  type Choices,
  countStates,
  e2Of,
  emptyTold,
  isLink,
  lastDateOf,
  lastOf,
  progressOf,
  sayMinutes,
  toldOf,
} from "../src/performance/report";
import { plainAmount } from "../src/plans/amounts";

function activity(id: string, changed: Partial<Activity> = {}): Activity {
  const on = `${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}`;
  return {
    activity_id: id,
    employee_id: "ani",
    name: "Ani",
    unit_id: "umum",
    on,
    state: "waiting",
    text: "Memeriksa berkas",
    minutes: 90,
    plan_number: 1,
    action_id: "a1",
    action: "Memeriksa",
    goal: "Berkas benar",
    quantity_e2: 250,
    unit: "berkas",
    progress_pct: 40,
    budget_code: null,
    slot: "arrival",
    place: "Balai | Kota",
    obstacle: null,
    follow_up: "Diulang",
    attachments: [],
    links: ["https://a.example", "https://b.example"],
    steps: [{ kind: "reported", by: "ani", by_name: "Ani", at: `${on}T08:00:00Z`, text: null, on_behalf: null }],
    revision: 1,
    ...changed,
  };
}

describe("a report", () => {
  it("reads quantities in hundredths and says them back", () => {
    for (const [text, e2] of [
      ["2", 200],
      ["2,5", 250],
      ["2.25", 225],
      ["0", null],
      ["2,555", null],
      ["-1", null],
      ["", null],
    ] as const) {
      expect(e2Of(text)).toBe(e2);
    }
    for (const e2 of [1, 50, 100, 225, 250, 99_999_999]) expect(e2Of(plainAmount(e2))).toBe(e2);
  });

  it("sends a quantity with an action alone, and a place with its slot", () => {
    const told = { ...emptyTold("2026-11-23"), text: " Rapat ", minutes: "45", quantity: "3", place: "midday|Aula" };
    expect(bodyOf(told)).toMatchObject({
      text: "Rapat",
      minutes: 45,
      quantity_e2: null,
      slot: "midday",
      place: "Aula",
    });
    expect(bodyOf({ ...told, actionId: "a1" }).quantity_e2).toBe(300);
  });

  it("is the same when it is told again unchanged", () => {
    const { on, text, links, place, slot, follow_up, minutes } = activity("20261123-a");
    expect(bodyOf(toldOf(activity("20261123-a")))).toMatchObject({ on, text, links, place, slot, follow_up, minutes });
  });

  it("is repeated without what proves the day before, and without an action that is no more", () => {
    const choices = { on: "2026-11-24", actions: [] } as unknown as Choices;
    const again = bodyOf(toldOf(activity("20261123-a"), { on: "2026-11-24", choices }));
    expect(again).toMatchObject({ on: "2026-11-24", action_id: null, quantity_e2: null, links: [], place: null });
    const known = bodyOf(toldOf(activity("20261123-a"), { on: "2026-11-24", choices: null }));
    expect(known).toMatchObject({ action_id: "a1", quantity_e2: 250, progress_pct: null });
  });

  it("says minutes shortly", () => {
    expect([0, 45, 60, 150].map((each) => sayMinutes(each, ["j", "m"]))).toEqual(["0 m", "45 m", "1 j", "2 j 30 m"]);
  });
});

describe("a month", () => {
  it("repeats the last that stands", () => {
    const made = [activity("20261120-b"), activity("20261123-a"), activity("20261124-c", { state: "withdrawn" })];
    expect(lastOf(made)?.activity_id).toBe("20261123-a");
    expect(lastOf([])).toBeUndefined();
  });

  it("lists its days, the newest first, with the minutes of what stands", () => {
    const made = [activity("20261120-b"), activity("20261123-a"), activity("20261123-c", { state: "withdrawn" })];
    expect(byDate(made).map(([on, minutes, those]) => [on, minutes, those.length])).toEqual([
      ["2026-11-23", 90, 2],
      ["2026-11-20", 90, 1],
    ]);
  });
});

it("answers are sent unit by unit, thirty at once", () => {
  const many = Array.from({ length: 31 }, (_, at) => activity(`20261123-${at}`));
  const calls = callsOf([...many, activity("20261123-z", { unit_id: "setda" })]);
  expect(calls.map(([unit, those]) => [unit, those.length])).toEqual([
    ["umum", 30],
    ["umum", 1],
    ["setda", 1],
  ]);
});

describe("how far a month is", () => {
  const actions = [
    { action_id: "a1", text: "Memeriksa", goal: "Berkas benar", unit: "berkas", month_e2: 1000, budget_code: null },
    { action_id: "a2", text: "Menyusun", goal: "Berkas benar", unit: "laporan", month_e2: null, budget_code: null },
  ];

  it("sums what was done of each action, but what was withdrawn, with the progress that was told last", () => {
    const told = [
      activity("20261124-a", { progress_pct: null }),
      activity("20261123-b", { progress_pct: 60 }),
      activity("20261120-c", { progress_pct: 80 }),
      activity("20261122-d", { state: "withdrawn", progress_pct: 99 }),
      activity("20261122-e", { action_id: null, quantity_e2: null }),
    ];
    expect(progressOf(actions, told)).toEqual([{ ...actions[0], done_e2: 750, wanted_e2: 1000, progress_pct: 60 }]);
    expect(progressOf(actions, [activity("20261124-a", { action_id: "a2" })]).map(({ done_e2 }) => done_e2)).toEqual([
      0, 250,
    ]);
  });

  it("counts by state what is to be done first, without what was withdrawn", () => {
    const states = ["approved", "waiting", "returned", "withdrawn", "waiting"];
    expect(countStates(states.map((state, at) => activity(`20261124-${at}`, { state })))).toEqual([
      ["returned", 1],
      ["waiting", 2],
      ["approved", 1],
    ]);
    expect(["2026-02", "2028-02", "2026-12"].map(lastDateOf)).toEqual(["2026-02-28", "2028-02-29", "2026-12-31"]);
  });

  it("takes an address as the server does: https, a host, no spaces", () => {
    expect(["https://arsip.contoh.example/a?b=1", "https://arsip.contoh.example:8443"].every(isLink)).toBe(true);
    expect(["http://arsip.contoh.example", "arsip.contoh.example", "https://", "https://a b"].some(isLink)).toBe(false);
  });
});

/** What the console's pieces reckon: the address, tables, plots, sums. */
import { expect, test } from "vitest";
import { factsText } from "../src/console/audit/query";
import { morningOf, sumsOf, sumsOfPeople, total } from "../src/console/board/figures";
import { measured, personsMonth, summed } from "../src/console/compliance/figures";
import { axisOf, labelStep, pathOf } from "../src/console/parts/plot_scale";
import { nextSort, shownOf, type TablePlan } from "../src/console/parts/table_state";
import { queryOf, withQuery } from "../src/console/use_query";

interface Person {
  name: string;
  late: number | null;
}

const PEOPLE: Person[] = [
  { name: "Citra Lestari", late: null },
  { name: "ani", late: 12 },
  { name: "Budi 10", late: 0 },
  { name: "Budi 9", late: 3 },
];
const PLAN: TablePlan<Person> = {
  columns: [
    { key: "name", title: "", cell: () => null, sort: ({ name }) => name },
    { key: "late", title: "", cell: () => null, sort: ({ late }) => late },
  ],
  textOf: ({ name }) => name,
  filters: [{ key: "only", label: "", options: [["late", ""]], keeps: ({ late }) => (late ?? 0) > 0 }],
  sortedBy: "name",
  pageSize: 3,
};
const names = (query: Record<string, string>, name = "") =>
  shownOf(PEOPLE, PLAN, query, name).rows.map((row) => row.name);

test("the address keeps a page's state, and what says nothing leaves it", () => {
  expect(queryOf("#/papan/umum?sort=-late&q=a%20b")).toEqual({ sort: "-late", q: "a b" });
  expect(withQuery("#/papan?page=2&q=a", { q: "b c", page: null })).toBe("#/papan?q=b+c");
  expect(withQuery("#/papan?q=a", { q: "" })).toBe("#/papan");
  expect(withQuery("", { q: "a" })).toBe("#/?q=a");
  expect(queryOf("#/papan")).toEqual({});
});

test("of a change the trail tells what differs", () => {
  const set = { counts_from: "2026-01-01", office_ids: ["a"] };
  expect(factsText({ reason: "x", old: set, new: { ...set, counts_from: "2026-03-01" } })).toBe(
    "reason: x, counts_from: 2026-01-01 → 2026-03-01",
  );
  expect(factsText({ old: null, new: set })).toBe("counts_from: null → 2026-01-01, office_ids: null → 1×");
  expect(factsText({ old: "sah", new: "tidak sah", employee: "ani" })).toBe("old: sah, new: tidak sah");
});

test("rows sort as people do, by numbers within names, and what is unknown comes last either way", () => {
  expect(names({})).toEqual(["ani", "Budi 9", "Budi 10"]);
  expect(names({ sort: "late" })).toEqual(["Budi 10", "Budi 9", "ani"]);
  expect(names({ sort: "-late" })).toEqual(["ani", "Budi 9", "Budi 10"]);
  expect(names({ sort: "nothing" })).toEqual(["Citra Lestari", "ani", "Budi 10"]);
});

test("a search looks for every word, a filter knows its options, a page is one that there is", () => {
  expect(names({ q: "lestari cit" })).toEqual(["Citra Lestari"]);
  expect(names({ only: "late" })).toEqual(["ani", "Budi 9"]);
  expect(names({ only: "unknown" })).toHaveLength(3);
  expect(names({ page: "2" })).toEqual(["Citra Lestari"]);
  expect(shownOf(PEOPLE, PLAN, { page: "99" })).toMatchObject({ page: 2, pages: 2, first: 4, total: 4 });
  expect(shownOf(PEOPLE, PLAN, { q: "zzz" })).toMatchObject({ page: 1, pages: 1, first: 0, total: 0 });
  expect(names({ "b-q": "ani" }, "b-")).toEqual(["ani"]);
});

test("a column's head sorts upwards, then downwards", () => {
  expect([nextSort("", "a"), nextSort("a", "a"), nextSort("-a", "a")]).toEqual(["a", "-a", "a"]);
});

test("an axis ends above the highest in steps that people read", () => {
  expect(axisOf(0)).toEqual({ top: 1, ticks: [0, 1] });
  expect(axisOf(7).ticks).toEqual([0, 2, 4, 6, 8]);
  expect(axisOf(1_234).ticks).toEqual([0, 500, 1000, 1500]);
  expect(labelStep(36, 600)).toBe(3);
});

test("what is unknown breaks a line", () => {
  const same = (value: number) => value;
  expect(pathOf([1, null, 3, 4], same, same)).toBe("M0.0 1.0M2.0 3.0L3.0 4.0");
});

test("a morning has no gaps, and a long one has wider steps", () => {
  expect(morningOf([{ "07:05": 2 }, { "07:05": 1, "07:15": 4 }])).toEqual({
    labels: ["07:05", "07:10", "07:15"],
    values: [3, 0, 4],
  });
  const long = morningOf([{ "06:00": 1, "22:55": 1 }]);
  expect([long.labels[0], long.labels.length]).toEqual(["06:00", 34]);
  expect(long.values.reduce((sum, each) => sum + each, 0)).toBe(2);
  expect(morningOf([])).toEqual({ labels: [], values: [] });
});

const slot = (name: string, stand: string) => ({ slot: name, stand, at: null, minutes: 0, by_machine: false });
const stands = (arrival: string, status: string | null = null, flagged = false) => ({
  employee_id: arrival,
  name: arrival,
  status,
  judged: false,
  flagged,
  arrived_min: null,
  slots: [slot("arrival", arrival), slot("departure", "provisional")],
});

test("a unit's people and its figures come to the same sums", () => {
  const people = [
    stands("on_time"),
    stands("late", null, true),
    stands("missing", "absent"),
    stands("excused", "duty"),
  ];
  const figures = {
    counted_at: "",
    people: 4,
    running: 2,
    statuses: { absent: 1, duty: 1 },
    slots: { arrival: { on_time: 1, late: 1, missing: 1, excused: 1 }, departure: { provisional: 4 } },
    late: 1,
    flagged: 1,
    arrivals: {},
  };
  expect(sumsOf(figures)).toEqual(sumsOfPeople(people));
  expect(total([sumsOf(figures), sumsOf(figures)])).toMatchObject({ people: 8, arrived: 4, late: 2, provisional: 8 });
});

const line = (due: number, present: number, counted_at: string | null = "x") => ({
  unit_id: "a",
  name: "A",
  units: 1,
  month: "2026-11",
  counted_at,
  people: 2,
  statuses: { absent: due - present },
  due,
  present,
  late_days: 1,
  late_min: 15,
  early_min: 0,
  missing: 0,
});

test("a month without a due day has no share, and units together are weighed by their days", () => {
  expect(measured(line(0, 0), "present")).toBeNull();
  expect(measured(line(4, 3, null), "present")).toBeNull();
  expect([measured(line(4, 3), "present"), measured(line(4, 3), "absent")]).toEqual([75, 25]);
  expect([measured(line(3, 1), "present"), measured(line(4, 3), "lateMin")]).toEqual([33.3, 8]);
  const whole = summed([line(10, 10), line(90, 45)]);
  expect(whole && measured(whole, "present")).toBe(55);
  expect(summed([])).toBeNull();
});

test("a person's month counts duty as present and leave as not due", () => {
  const totals = { days: { present: 10, duty: 2, leave: 3, absent: 1, off: 8 }, late_min: 7, early_min: 0 };
  const month = { month: "2026-11", totals } as unknown as Parameters<typeof personsMonth>[0];
  expect(personsMonth(month)).toMatchObject({ due: 13, present: 12, absent: 1, lateMin: 7 });
});

/** What the console's pages of people, units and files reckon. */
import { expect, test } from "vitest";
import { kindsOf, rowOf } from "../src/console/imports/fault_kinds";
import { filtersOf } from "../src/console/people/columns";
import { countingOf, isSeenWhole, phoneOf, rowsOf } from "../src/console/people/rows";
import { DESK_PEOPLE } from "../src/console/people/words";
import { stateOf, unitRows } from "../src/console/units/rows";
import { wayTo } from "../src/console/way_to";
import { chunks } from "../src/moving_in/approve_many";
import { PROFILE } from "../src/profile/words";
import { awaits } from "../src/setting_up/awaits";
import type { Proposal } from "../src/setting_up/outcome";
import { inTree } from "../src/setting_up/unit_tree";
import type { Member } from "../src/setting_up/use_members";
import { workOn } from "../src/setting_up/work";
import type { Unit } from "../src/state/read_city";
import { lasting, standing } from "../src/state/standing";
import { indonesian } from "../src/words/id";

const UNITS = [
  { unit_id: "setda", name: "Sekretariat Daerah", parent_id: null, office_ids: [], counts_from: "2026-01-01" },
  { unit_id: "umum", name: "Bagian Umum", parent_id: "setda", office_ids: [], counts_from: null },
].map((each): Unit => ({ ...each, enrol_until: null, ends_on: null }));

function member(name: string, pending = "", isActive = false): Member {
  const work = { starts_on: "2026-01-01", ends_on: null, pattern_id: null, supervisor_id: null, roles: null };
  const phone = { pending_device_id: pending || null, has_active_device: isActive, pending_is_shared: false };
  return { employee_id: name, name, ...phone, ...work, number_end: "1002", number_kind: "nip" };
}

const MEMBERS = new Map([
  ["umum", [member("ani", "", true), member("budi", "baru", true)]],
  ["setda", [member("dewi")]],
]);

test("people stand with their unit in the order of the units; a unit that is not read yet has none", () => {
  const rows = rowsOf(["setda", "umum", "baru"], UNITS, MEMBERS);
  expect(rows.map(({ name, unit, counts_from }) => [name, unit, counts_from])).toEqual([
    ["dewi", "Sekretariat Daerah", "2026-01-01"],
    ["ani", "Bagian Umum", null],
    ["budi", "Bagian Umum", null],
  ]);
  expect(rows.map(phoneOf)).toEqual(["none", "active", "pending"]); // what waits goes before what it replaces
});

test("a unit is over after its last day, and no choice any more", () => {
  const [setda] = UNITS as [Unit];
  const ending = { ...setda, ends_on: "2026-11-30" };
  expect(["2026-11-30", "2026-12-01"].map((on) => stateOf(ending, on))).toEqual(["counts", "ended"]);
  expect(standing([setda, ending], "2026-11-30")).toHaveLength(2);
  expect(standing([setda, ending], "2026-12-01")).toEqual([setda]);
  expect(lasting([setda, ending])).toEqual([setda]);
  expect(lasting([ending], "setda")).toEqual([ending]);
});

test("whose work is not told is not taken for a roster worker", () => {
  const [dewi] = rowsOf(["setda"], UNITS, MEMBERS);
  expect(dewi && [isSeenWhole(dewi), isSeenWhole({ ...dewi, starts_on: null })]).toEqual([true, false]);
});

test("people are narrowed to a kind of employment by those that are there; of whom it is not told none is offered", () => {
  const rows = rowsOf(["umum", "setda"], UNITS, MEMBERS);
  const says = { t: DESK_PEOPLE.id, profile: PROFILE.id, w: indonesian, lang: "id", on: "2026-11-23" } as const;
  const kinds = (of: typeof rows) =>
    filtersOf(of, { ...says, patterns: new Map(), names: new Map() }).find(({ key }) => key === "status");
  const [ani, ...others] = rows;
  const mixed = ani ? [{ ...ani, number_kind: "local" as const }, ...others] : [];
  expect(kinds(mixed)?.options).toEqual([
    ["local", "Non-ASN"],
    ["nip", "PNS"],
  ]);
  expect(mixed.filter((row) => kinds(mixed)?.keeps(row, "nip")).map(({ name }) => name)).toEqual(["budi", "dewi"]);
  expect(kinds(rows.map((row) => ({ ...row, number_kind: null })))).toBeUndefined();
});

test("a unit's days count from its date on, and never without one", () => {
  const on = "2026-11-23";
  expect(["2026-11-23", "2026-11-24", null].map((from) => countingOf(from, on))).toEqual([
    "counts",
    "willCount",
    "trial",
  ]);
});

test("the tree tells what each unit is part of, and counts it alone", () => {
  const rows = unitRows(inTree(UNITS, "id"), new Map([["umum", MEMBERS.get("umum") ?? []]]));
  expect(rows.map(({ unit, parent, depth, count }) => [unit.unit_id, parent, depth, count])).toEqual([
    ["setda", "", 0, null],
    ["umum", "Sekretariat Daerah", 1, { people: 2, active: 2, waiting: 1 }],
  ]);
});

test("faults are counted by kind, the most frequent first, in the words of the first", () => {
  const fault = (row: number, code: string, detail: string) => ({ pointer: `/rows/${row}/unit_id`, code, detail });
  const found = [
    fault(2, "OFFICE", "Tidak ada kantor ini. Periksa namanya."),
    fault(3, "UNIT", "Tidak ada unit x"),
    fault(4, "UNIT", "Tidak ada unit y"),
  ];
  expect(kindsOf(found)).toEqual([
    ["UNIT", "Tidak ada unit x", 2],
    ["OFFICE", "Tidak ada kantor ini", 1],
  ]);
  expect(kindsOf([fault(2, "LONG", "x".repeat(80))])[0]?.[1]).toHaveLength(60);
  expect(["/rows/12/name", "", "/rows/1"].map(rowOf)).toEqual([12, 0, 1]);
});

test("what the phone's pages lead to is the console's own page where there is one", () => {
  expect(wayTo("kota", "pegawai", "ani")).toBe("#/pegawai/orang/ani");
  expect(wayTo("kota", "orang", "umum")).toBe("#/pegawai/umum");
  expect(wayTo("kota", "perubahan")).toBe("#/menunggu/usulan");
  expect(wayTo("kelola", "impor", "pegawai", "01J9")).toBe("#/impor/pegawai/01J9");
  expect(wayTo("tim", "umum", "kemudahan", "ani")).toBe("#/pegawai/kemudahan/ani");
  expect(wayTo("tim", "umum")).toBe("#/papan/umum");
  expect(wayTo("tim")).toBe("#/impor/slip");
  expect(wayTo("akun")).toBe("/#/akun");
});

test("nobody decides what they proposed or what is about them", () => {
  const proposal = (by: string, about?: string) =>
    ({ state: "waiting", proposed_by: by, summary: about ? { employee_id: about } : {} }) as unknown as Proposal;
  expect(awaits(proposal("endah"), "eko")).toBe(true);
  expect(awaits(proposal("eko"), "eko")).toBe(false);
  expect(awaits(proposal("endah", "eko"), "eko")).toBe(false);
  expect(awaits({ ...proposal("endah"), state: "applied" }, "eko")).toBe(false);
});

test("the assignment that holds speaks for a person, before it begins the next one", () => {
  const old = { starts_on: "2026-01-01", ends_on: "2026-11-23", unit: "umum" };
  const next = { starts_on: "2026-11-24", ends_on: null, unit: "setda" };
  expect([workOn([old, next], "2026-11-23")?.unit, workOn([next, old], "2026-11-24")?.unit]).toEqual(["umum", "setda"]);
  expect(workOn([old], "2026-12-01")).toBeUndefined();
});

test("phones are decided unit by unit, as many at once as the server takes", () => {
  expect(chunks(["a1", "b1", "a2", "a3", "b2"], (each) => each.slice(0, 1), 2)).toEqual([
    ["a", ["a1", "a2"]],
    ["b", ["b1", "b2"]],
    ["a", ["a3"]],
  ]);
});

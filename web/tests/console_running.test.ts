import { describe, expect, it } from "vitest";
import { bodyOf, faultyOf, isEnteredFor, typedOf } from "../src/console/leave/balance";
import { DESK_LEAVE } from "../src/console/leave/words";
import { PAGES } from "../src/console/pages";
import { ageOf, datesOf } from "../src/console/requests/list_plan";
import { seenUnits } from "../src/console/requests/units";
import { nextOf } from "../src/console/requests/use_worklist";
import { keyOf } from "../src/console/use_keys";
import { SAME, wayTo } from "../src/console/way_to";
import { topsOf } from "../src/requests/read_many";
import { callsOf } from "../src/requests/use_deciding";

const ZONE = "Asia/Jakarta";

describe("requests at a desk", () => {
  it("have waited for whole days since their last step, by the city's midnight", () => {
    const steps = [{ at: "2026-11-20T10:00:00Z" }, { at: "2026-11-21T17:30:00Z" }] as never;
    expect(ageOf({ steps }, "2026-11-23", ZONE)).toBe(1); // 00:30 of the 22nd there
    expect(ageOf({ steps: [] }, "2026-11-23", ZONE)).toBe(0);
  });

  it("say their dates as shortly as they can", () => {
    const dates = (starts_on: string, ends_on: string) => datesOf({ starts_on, ends_on }, "id");
    expect(dates("2026-12-07", "2026-12-07")).toBe("7 Des 2026");
    expect(dates("2026-12-07", "2026-12-11")).toBe("7–11 Des 2026");
    expect(dates("2026-11-30", "2026-12-04")).toBe("30 Nov 2026 – 4 Des 2026");
  });

  it("are decided unit by unit, thirty at once", () => {
    const of = (unit_id: string, n: number) =>
      Array.from({ length: n }, (_, at) => ({ unit_id, request_id: `${unit_id}${at}` }));
    const calls = callsOf([...of("umum", 31), ...of("setda", 1)]);
    expect(calls.map(([unit, ids]) => [unit, ids.length])).toEqual([
      ["umum", 30],
      ["umum", 1],
      ["setda", 1],
    ]);
  });

  it("follow each other in the table's order, from the top again at its end", () => {
    const next = (id: string, ...among: string[]) => nextOf(["a", "b", "c"], id, new Set(among));
    expect([next("a", "b", "c"), next("b", "a"), next("c", "a", "b"), next("a")]).toEqual(["b", "a", "a", null]);
  });

  it("are read from the top of what is seen, and of the units where one stands in", () => {
    const units = [
      { unit_id: "umum", name: "Umum", parent_id: "setda" },
      { unit_id: "tu", name: "Tata Usaha", parent_id: "umum" },
    ];
    const lent = [
      { unit_id: "tu", name: "Tata Usaha" },
      { unit_id: "dinkes", name: "Dinas Kesehatan" },
    ];
    expect(topsOf(seenUnits(units, lent))).toEqual(["umum", "dinkes"]);
  });
});

it("a single key does nothing while somebody types or holds another with it", () => {
  const press = { key: "J", ctrlKey: false, altKey: false, metaKey: false, repeat: false };
  expect(keyOf(press, "A")).toBe("j");
  for (const tag of ["INPUT", "TEXTAREA", "SELECT"]) expect(keyOf(press, tag)).toBeNull();
  for (const held of ["ctrlKey", "altKey", "metaKey", "repeat"])
    expect(keyOf({ ...press, [held]: true }, undefined)).toBeNull();
});

it("a way of the phone leads to the console's page where there is one", () => {
  expect(wayTo("tim", "umum", "permohonan")).toBe("#/permohonan?unit=umum");
  expect(wayTo("tim", "umum", "sementara", "2026-10-29")).toBe("#/permohonan/presensi?unit=umum&sejak=2026-10-29");
  expect(wayTo("kota", "gangguan")).toBe("#/gangguan");
  expect(wayTo("kota", "acara")).toBe("#/acara");
  expect(wayTo("akun")).toBe("/#/akun");
  expect(wayTo("kota", "perubahan", "01J")).toBe("#/menunggu/usulan/01J");
});

it("a way leads to a page that the console has", () => {
  const keys = PAGES.map((page) => page.key);
  for (const [key] of Object.values(SAME)) expect(keys).toContain(key);
});

describe("an opening balance", () => {
  const typed = {
    ...typedOf(null),
    leave_left_days: "12",
    leave_carried_days: "0",
    unexcused_days: "0",
    late_min: "5",
  };

  it("is entered for this year, for the last one until the end of March", () => {
    const open = (year: string) => isEnteredFor(year, "2026-03-31");
    expect([open("2026"), open("2025"), open("2024"), isEnteredFor("2025", "2026-04-01")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("needs whole numbers and its source; minutes left early may be unknown", () => {
    const faults = (changed: Partial<typeof typed>) =>
      faultyOf({ ...typed, ...changed }, DESK_LEAVE.id).flatMap(([is, pointer]) => (is ? [pointer] : []));
    expect(faults({ source_document: "SK 1" })).toEqual([]);
    expect(faults({ late_min: "1,5" })).toEqual(["/late_min", "/source_document"]);
  });

  it("is sent with the revision that was read", () => {
    expect(bodyOf({ ...typed, source_document: " SK 1 " }, 2)).toEqual({
      leave_left_days: 12,
      leave_carried_days: 0,
      unexcused_days: 0,
      late_min: 5,
      early_min: null,
      source_document: "SK 1",
      revision: 2,
    });
  });
});

import { expect, test } from "vitest";
import { nameOf, stateOf } from "../src/console/machines/page";
import { logFault } from "../src/console/machines/upload";
import { columnsWanted, isToMap } from "../src/moving_in/mapping_form";

test("a log may be what machines and spreadsheets write, and nothing else", () => {
  for (const name of ["1_attlog.dat", "LOG.CSV", "log.xlsx", "log.txt"]) expect(logFault({ name, size: 9 })).toBeNull();
  expect(logFault(undefined)).toBe("noFile");
  expect(logFault({ name: "log.pdf", size: 9 })).toBe("wrongType");
  expect(logFault({ name: "log.csv", size: 0 })).toBe("emptyFile");
  expect(logFault({ name: "log.csv", size: 5_000_001 })).toBe("tooLarge");
});

test("an import that goes back is told apart from one that goes on", () => {
  expect(stateOf({ state: "applying", withdrawn: false })).toBe("applying");
  expect(stateOf({ state: "applying", withdrawn: true })).toBe("withdrawing");
  expect(stateOf({ state: "done", withdrawn: true })).toBe("withdrawn");
});

test("a machine that is no longer known is told by its code", () => {
  expect(nameOf([], "lobi")).toBe("lobi");
  expect(nameOf([], null)).toBe("");
});

test("a log without a time is mapped: one cell, or two", () => {
  const faults = [{ pointer: "/rows/1", code: "MACHINE_TIME_COLUMNS", detail: "" }];
  expect(isToMap({ faults, unknown_headers: ["Kapan"] })).toBe(true);
  expect(columnsWanted({ faults, kind: "machine_log", mapping: {} }).others).toEqual(["stamp", "date", "time"]);
});

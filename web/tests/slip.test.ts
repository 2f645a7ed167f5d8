import { describe, expect, it, test } from "vitest";
import { address, consoleAddress, partsOf } from "../src/address";
import { codeOf, onTaken, takeCode, takenCode } from "../src/slip";

const CODE = "ab2de-fgh9k";

/** A page opened at this hash: what its address is afterwards, in which steps. */
function opened(hash: string): string[] {
  const shown: string[] = [];
  const replaceState = (_state: unknown, _title: string, next: string) => void shown.push(next);
  takeCode({ location: { hash }, history: { state: null, replaceState } } as unknown as Window);
  return shown;
}

describe("the address of a slip's QR", () => {
  it("fills in the code", () => {
    expect(codeOf(`#/kode/${CODE}`)).toBe(CODE);
  });

  it.each([
    "#/kode",
    "#/kode/",
    "#/kode/ab2de-fgh9", // cut off
    "#/kode/ab2de",
    "#/kode/ab2de-fgh9kk",
    `#/kode/${CODE}/lagi`,
    `#/kode/199001012015011001/${CODE}`,
    "#/kode/<b>de-fgh9k",
    "#/kode/ab2de-fgh%2", // cut off within a sign
    "#/kode/%E0%A4%A",
    `#/presensi/${CODE}`,
  ])("%s fills in nothing", (hash) => {
    expect(codeOf(hash)).toBe("");
  });

  it.each([`#/kode/${CODE}`, "#/kode/ab2", "#/kode/%E0%A4%A", "#/kode/"])(
    "%s is gone from the address at once, whole or not",
    (hash) => {
      expect(opened(hash)).toEqual([address("kode")]);
    },
  );

  it.each(["", "#/", "#/kode", "#/kodefikasi/1", "#/presensi/arrival"])("%s stays as it is", (hash) => {
    expect(opened(hash)).toEqual([]);
  });
});

test("whoever shows the code hears of the next slip, and it is forgotten when the form is left", () => {
  const heard: string[] = [];
  opened(`#/kode/${CODE}`);
  const leave = onTaken(() => heard.push(takenCode()));
  opened("#/kode/zzzzz-99999");
  opened("#/kode/cut");
  expect(heard).toEqual(["zzzzz-99999", ""]);
  opened(`#/kode/${CODE}`);
  leave();
  expect(takenCode()).toBe("");
});

test("an address that cannot be decoded is none, and breaks no page", () => {
  expect(partsOf("#/berhenti/%E0%A4%A")).toEqual([]);
  expect(partsOf("#/tim/a%20b")).toEqual(["tim", "a b"]);
});

test.each([
  ["#/konsol/penilaian/-/buka/ani.1/periode/2026-Q3/unit/umum", "#/penilaian?buka=ani.1&periode=2026-Q3&unit=umum"],
  ["#/konsol/anggaran/unit/setda/-/bulan/10/tahun/2026", "#/anggaran/unit/setda?bulan=10&tahun=2026"],
  ["#/konsol/rencana", "#/rencana"],
  ["#/konsol/rencana/-/unit", "#/rencana"],
  ["#/konsol", "#/"],
  ["#/konsol//evil.example", "#/evil.example"],
  ["#/konsol/a%26b/-/unit/x%26y%3Dz", "#/a%26b?unit=x%26y%3Dz"],
])("a notice's address of a console page stays within the console: %s", (hash, page) => {
  expect(consoleAddress(hash)).toBe(`/console${page}`);
});

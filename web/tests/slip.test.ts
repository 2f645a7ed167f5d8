import { describe, expect, it, test } from "vitest";
import { address, partsOf } from "../src/route";
import { readSlip, takeSlip } from "../src/slip";

const NIP = "199001012015011001";
const CODE = "ab2de-fgh9k";

/** A page opened at this hash: what its address is afterwards, in which steps. */
function opened(hash: string): string[] {
  const shown: string[] = [];
  const replaceState = (_state: unknown, _title: string, next: string) => void shown.push(next);
  takeSlip({ location: { hash }, history: { state: null, replaceState } } as unknown as Window);
  return shown;
}

describe("the address of a slip's QR", () => {
  it.each([
    [`#/kode/${NIP}/${CODE}`, NIP],
    ["#/kode/BARU-001/ab2de-fgh9k", "BARU-001"],
    ["#/kode/800%2F123.4%2F2024/ab2de-fgh9k", "800/123.4/2024"],
  ])("%s fills in both", (hash, number) => {
    expect(readSlip(hash)).toEqual({ number, code: CODE });
  });

  it.each([
    "#/kode",
    "#/kode/",
    `#/kode/${NIP}`,
    `#/kode/${NIP}/`,
    `#/kode/${NIP}/ab2de-fgh9`, // cut off
    `#/kode/${NIP}/ab2de`,
    `#/kode/${NIP}/ab2de-fgh9kk`,
    `#/kode/${NIP}/${CODE}/lagi`,
    `#/kode//${CODE}`,
    `#/kode/ab/${CODE}`,
    `#/kode/${"1".repeat(21)}/${CODE}`,
    `#/kode/<b>1990</b>/${CODE}`,
    `#/kode/800%2/${CODE}`, // cut off within a sign
    `#/kode/%E0%A4%A/${CODE}`,
    `#/presensi/${NIP}/${CODE}`,
  ])("%s fills in nothing", (hash) => {
    expect(readSlip(hash)).toBeNull();
  });

  it.each([`#/kode/${NIP}/${CODE}`, `#/kode/${NIP}/ab2`, "#/kode/%E0%A4%A", "#/kode/"])(
    "%s is gone from the address at once, whole or not",
    (hash) => {
      expect(opened(hash)).toEqual([address("kode")]);
    },
  );

  it.each(["", "#/", "#/kode", "#/kodefikasi/1", "#/presensi/arrival"])("%s stays as it is", (hash) => {
    expect(opened(hash)).toEqual([]);
  });
});

test("an address that cannot be decoded is none, and breaks no page", () => {
  expect(partsOf("#/berhenti/%E0%A4%A")).toEqual([]);
  expect(partsOf("#/tim/a%20b")).toEqual(["tim", "a b"]);
});

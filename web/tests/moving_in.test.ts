import { describe, expect, it } from "vitest";
import { isWhollyRead, placeOf } from "../src/moving_in/job_faults";
import { KIND_WORDS } from "../src/moving_in/kind_words";
import { balanceYears, kindAt, rosterMonths } from "../src/moving_in/kinds";
import { columnsWanted } from "../src/moving_in/mapping_form";
import { fileFault, MAX_FILE_BYTES } from "../src/moving_in/send_file";
import { inEnglish, inIndonesian } from "../src/moving_in/words";

const fault = (pointer: string, code = "X") => ({ pointer, code, detail: "" });

describe("a file before it is sent", () => {
  it.each([
    ["pegawai.xlsx", 1, null],
    ["PEGAWAI.CSV", MAX_FILE_BYTES, null],
    ["pegawai.xls", 1, "wrongType"],
    ["pegawai.xlsx.pdf", 1, "wrongType"],
    ["pegawai.csv", 0, "emptyFile"],
    ["pegawai.csv", MAX_FILE_BYTES + 1, "tooLarge"],
  ])("%s of %i bytes: %s", (name, size, said) => {
    expect(fileFault({ name, size })).toBe(said);
  });
  it("must be chosen", () => expect(fileFault(undefined)).toBe("noFile"));
});

describe("the place of a fault in words", () => {
  it.each([
    ["/rows/5/unit_id", "Baris 5, kolom unit"],
    ["/rows/5", "Baris 5"],
    ["/rows/1/3", "Baris judul, kolom ke-3"],
    ["/rows/1/number", "Baris judul, kolom nip"],
    ["/rows", "Seluruh berkas"],
    ["", "Seluruh berkas"],
  ])("%s is %s", (pointer, said) => expect(placeOf(pointer, inIndonesian)).toBe(said));

  it("says that rows were read when only rows are faulty", () => {
    expect(isWhollyRead({ faults: [fault("/rows/2/name")] })).toBe(true);
    expect(isWhollyRead({ faults: [fault("/rows/2/name"), fault("/rows/1/4")] })).toBe(false);
    expect(isWhollyRead({ faults: [fault("")] })).toBe(false);
  });
});

describe("the columns to ask for", () => {
  it("are those that are missing", () => {
    expect(columnsWanted({ kind: "people", faults: [fault("/rows/1/number", "COLUMN_MISSING")] })).toEqual(["number"]);
  });
  it("are also the optional ones when the file has a column that nobody knows", () => {
    const faults = [fault("/rows/1/1", "COLUMN_UNKNOWN"), fault("/rows/1/number", "COLUMN_MISSING")];
    expect(columnsWanted({ kind: "people", faults })).toEqual(["number", "email", "starts_on", "roles", "left_on"]);
  });
  it("are none for faults of rows", () =>
    expect(columnsWanted({ kind: "people", faults: [fault("/rows/2/name")] })).toEqual([]));
});

describe("counts in words", () => {
  it("part thousands as the language does", () => {
    expect(KIND_WORDS.id.people.progress(1234, 4810)).toBe("1.234 dari 4.810 orang");
    expect(KIND_WORDS.en.units.progress(1234, 4810)).toBe("1,234 of 4,810 units");
    expect(inEnglish.makeSlips(1)).toBe("Make 1 slip");
  });
  it("say none rather than 0", () => expect(inIndonesian.faulty(0)).toBe("Tidak ada baris yang salah."));
});

describe("kinds of files", () => {
  it.each([
    ["unit", "units"],
    ["jadwal", "roster"],
    ["saldo", "balances"],
    ["", "people"],
    ["01J9ZZ", "people"],
  ])("the address %s is of %s", (path, kind) => expect(kindAt(path)).toBe(kind));
  it("a roster may be written from last month to two ahead", () =>
    expect(rosterMonths("2026-12-31")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]));
  it("balances are of this year, and of the one before until the end of March", () => {
    expect(balanceYears("2027-03-31")).toEqual(["2027", "2026"]);
    expect(balanceYears("2027-04-01")).toEqual(["2027"]);
  });
});

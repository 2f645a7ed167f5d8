import { describe, expect, it } from "vitest";
import { isWhollyRead, placeOf } from "../src/moving_in/job_faults";
import { KIND_WORDS } from "../src/moving_in/kind_words";
import { balanceYears, kindAt, rosterMonths, routeTo } from "../src/moving_in/kinds";
import { choicesFor, columnsWanted, isToMap, leftOver } from "../src/moving_in/mapping_form";
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
  const missing = fault("/rows/1/number", "COLUMN_MISSING");
  const unknown = fault("/rows/1/1", "COLUMN_UNKNOWN");
  const wanted = (faults: ReturnType<typeof fault>[], mapping = {}) =>
    columnsWanted({ kind: "people", faults, mapping });
  it("are those that are missing", () => expect(wanted([missing])).toEqual({ missing: ["number"], others: [] }));
  it("are also the optional ones when the file has a column that nobody knows", () => {
    const others = ["email", "starts_on", "roles", "left_on", "sex"];
    expect(wanted([unknown, missing])).toEqual({ missing: ["number"], others });
  });
  it("are also those that were named before: they may have been named wrongly", () =>
    expect(wanted([missing], { name: "NAMA LENGKAP" }).others).toEqual(["name"]));
  it("are asked for while the header is not understood and the file has others to choose from", () => {
    expect(isToMap({ faults: [missing], unknown_headers: ["NIP BARU"] })).toBe(true);
    expect(isToMap({ faults: [missing], unknown_headers: [] })).toBe(false);
    expect(isToMap({ faults: [fault("/rows/2/name")], unknown_headers: ["NIP BARU"] })).toBe(false);
  });
});

describe("the headers to choose from", () => {
  const headers = ["NIP BARU", "Nama Lengkap", "Golongan", "#4"];
  const mapping = { number: "nip  baru", email: "" };
  it("are those that no other column has, and the column's own", () => {
    expect(choicesFor("name", headers, mapping)).toEqual(["Nama Lengkap", "Golongan", "#4"]);
    expect(choicesFor("number", headers, mapping)).toEqual(["nip  baru", "Nama Lengkap", "Golongan", "#4"]);
  });
  it("leave over what is passed over", () =>
    expect(leftOver(headers, { ...mapping, name: "Nama Lengkap" })).toEqual(["Golongan", "#4"]));
});

describe("counts in words", () => {
  it("part thousands as the language does", () => {
    expect(KIND_WORDS.id.people.progress(1234, 4810)).toBe("1.234 dari 4.810 orang");
    expect(KIND_WORDS.en.units.progress(1234, 4810)).toBe("1,234 of 4,810 units");
    expect(inEnglish.makeSlips(1)).toBe("Make 1 slip");
  });
  it("tell how many rows are to be seen before a file is applied", () => {
    expect(inIndonesian.firstAttention(50)).toContain("50 hal ditampilkan");
    expect(inEnglish.firstAttention(1)).toContain("1 thing about");
  });
  it("tell rows that only wait apart from those with faults", () => {
    expect(inIndonesian.leftOut(9, 2)).toContain("9 baris salah, dan 2 baris yang menunggu atasannya, belum masuk");
    expect(inEnglish.leftOut(1, 0)).toContain("1 row with faults is not in yet");
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
  it("stand in the address, also of one that has begun", () => {
    expect(routeTo("people", "01J9")).toEqual(["kelola", "impor", "pegawai", "01J9"]);
    expect(routeTo("units")).toEqual(["kelola", "impor", "unit"]);
  });
  it("a roster may be written from last month to two ahead", () =>
    expect(rosterMonths("2026-12-31")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]));
  it("balances are of this year, and of the one before until the end of March", () => {
    expect(balanceYears("2027-03-31")).toEqual(["2027", "2026"]);
    expect(balanceYears("2027-04-01")).toEqual(["2027"]);
  });
});

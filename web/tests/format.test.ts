import { describe, expect, it } from "vitest";
import * as format from "../src/words/format";

describe("times and distances as people say them", () => {
  it("writes civil dates without moving them over midnight", () => {
    expect(format.longDate("2026-11-23", "id")).toBe("Senin, 23 November 2026");
    expect(format.longDate("2026-11-23", "en")).toBe("Monday, 23 November 2026");
    expect(format.shortDate("2026-09-01", "id")).toBe("1 Sep 2026");
    expect(format.dayOfMonth("2026-03-01", "id")).toBe("Minggu 1");
    expect(format.monthName("2026-02", "id")).toBe("Februari 2026");
  });
  it("shows the wall of the zone", () => {
    const at = new Date("2026-11-23T00:10:32Z");
    expect(format.clockTime(at, "Asia/Jakarta")).toBe("07:10");
    expect(format.clockTime(at, "Asia/Jayapura")).toBe("09:10");
    expect(format.localDate(new Date("2026-11-22T17:00:00Z"), "Asia/Jakarta")).toBe("2026-11-23");
    expect(format.dateAndTime("2026-11-22T17:00:00Z", "id", "Asia/Jakarta")).toBe("23 Nov 2026, 00:00");
    expect(format.zoneName("Asia/Makassar")).toBe("WITA");
    expect(format.zoneName("America/New_York")).toBe("New York");
  });
  it.each([["id", "id-ID"] as const, ["en", "en-GB"] as const])(
    "names days and months in %s as Intl does",
    (language, locale) => {
      const said = (date: string, options: object) =>
        new Date(date).toLocaleDateString(locale, { ...options, timeZone: "UTC" });
      for (let day = 1; day <= 12; day++) {
        const date = `2026-${String(day).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        expect(format.monthName(date.slice(0, 7), language)).toBe(said(date, { month: "long", year: "numeric" }));
        expect(format.shortDate(date, language)).toBe(said(date, { day: "numeric", month: "short", year: "numeric" }));
        expect(format.dayOfMonth(date, language)).toBe(`${said(date, { weekday: "long" })} ${day}`);
      }
    },
  );
  it.each(["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura", "Asia/Kolkata", undefined])(
    "shows the wall of %s as Intl does, over midnight and the year",
    (zone) => {
      for (const at of ["2026-12-31T16:59:59Z", "2026-12-31T17:00:00Z", "2026-03-01T00:30:00Z"].map(
        (each) => new Date(each),
      )) {
        const said = at.toLocaleString("sv-SE", zone ? { timeZone: zone } : {});
        expect(`${format.localDate(at, zone)} ${format.clockTime(at, zone)}`).toBe(said.slice(0, 16));
      }
    },
  );
  it.each([
    [10_140_000, "2 jam 49 menit"],
    [7_200_000, "2 jam"],
    [300_000, "5 menit"],
    [299_000, "4 menit 59 detik"],
    [60_000, "1 menit 0 detik"],
    [59_000, "59 detik"],
    [-5, "0 detik"],
  ])("counts %i ms down as %s", (ms, words) => expect(format.timeLeft(ms, "id")).toBe(words));
  it("keeps a number and its unit together", () => {
    expect(format.metres(411.6, "id")).toBe("412\u00a0m");
    expect(format.metres(1129, "id")).toBe("1,1\u00a0km");
    expect(format.metres(1129, "en")).toBe("1.1\u00a0km");
    expect(format.metres(15_400, "id")).toBe("15\u00a0km");
  });
  it("steps over years and leap days", () => {
    expect(format.monthBeside("2026-01", -1)).toBe("2025-12");
    expect(format.dateBeside("2028-02-28", 1)).toBe("2028-02-29");
  });
});

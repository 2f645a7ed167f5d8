import { describe, expect, it, vi } from "vitest";
import notices from "../../chalicelib/domain/notice.py?raw";
import { bodyOf, idOf } from "../src/push/browser";
import { KINDS, readTold, sayTold, tagOf } from "../src/push/notification_words";
import { openAt } from "../src/worker/open_at";

const REMINDER = { kind: "reminder", on: "2026-11-23", route: "presensi/arrival" };

describe("what a notification says", () => {
  it("is known for every kind of notice that the server sends, in both languages", () => {
    const source = notices.split("class CopyState")[0] ?? "";
    const kinds = [...source.matchAll(/^ {4}[A-Z]+ = "(\w+)"/gm)].map(([, kind]) => kind).sort();
    expect(kinds.length).toBeGreaterThan(8);
    expect(Object.keys(KINDS.id).sort()).toEqual(kinds);
    expect(Object.keys(KINDS.en).sort()).toEqual(kinds);
  });
  it.each([
    ["id", "arrival", "Presensi datang: waktunya hampir habis"],
    ["id", "departure", "Presensi pulang: waktunya hampir habis"],
    ["en", "midday", "Break: the time is nearly over"],
    ["id", "", "Presensi: waktunya hampir habis"],
  ] as const)("names the slot that closes: %s %s", (language, slot, title) =>
    expect(sayTold({ ...REMINDER, route: `presensi/${slot}` }, language).title).toBe(title),
  );
  it("names the day it is about", () => {
    const told = { kind: "missed", on: "2026-11-23", route: "riwayat/2026-11" };
    expect(sayTold(told, "id").title).toBe("Ada presensi 23 November yang belum tercatat");
    expect(sayTold(told, "en").title).toBe("A check-in of 23 November is not recorded");
  });
  it.each([
    undefined,
    "",
    "null",
    "[]",
    "{",
    '{"kind":"reminder"}',
    '{"kind":1,"on":"x","route":"y"}',
    '{"kind":"decided","on":"2026-11-23","route":"//evil.example"}'.replace("//evil", "javascript:evil"),
    `{"kind":"decided","on":"2026-11-23","route":"${"a".repeat(121)}"}`,
  ])("is something whatever came, and leads to the notices: %s", (text) => {
    const told = readTold(text);
    expect(told.route).toBe("pemberitahuan");
    expect(sayTold(told, "id").body).not.toBe("");
  });
  it("has words for a kind that only a newer server knows", () => {
    const told = readTold('{"kind":"new","on":"2026-11-23","route":"baru"}');
    expect([told.route, sayTold(told, "en").title]).toEqual(["baru", "Presensi"]);
  });
  it("is one notification where it is one notice", () => {
    const others = [
      { ...REMINDER, route: "presensi/midday" },
      { ...REMINDER, on: "2026-11-24" },
      { ...REMINDER, kind: "x" },
    ];
    const tags = new Set([REMINDER, { ...REMINDER }, ...others].map(tagOf));
    expect(tags.size).toBe(1 + others.length);
  });
});

describe("a tapped notification", () => {
  const open = (url: string) => ({ url, focus: vi.fn(async () => undefined), postMessage: vi.fn() });
  const windows = (...pages: ReturnType<typeof open>[]) => ({
    matchAll: vi.fn(async () => pages),
    openWindow: vi.fn(async () => undefined),
  });
  it("brings the page that is open to the front, and tells it where to go", async () => {
    const [other, ours] = [open("https://other.example/"), open("https://presensi.example/#/riwayat")];
    const all = windows(other, ours);
    await openAt(all, "https://presensi.example", "presensi/arrival");
    expect(ours.postMessage).toHaveBeenCalledWith({ route: "presensi/arrival" });
    expect(ours.focus).toHaveBeenCalledOnce();
    expect(other.focus).not.toHaveBeenCalled();
    expect(all.openWindow).not.toHaveBeenCalled();
  });
  it("opens the app there where none is open", async () => {
    const none = windows();
    await openAt(none, "https://presensi.example", "presensi/arrival");
    expect(none.openWindow).toHaveBeenCalledWith("/#/presensi/arrival");
  });
});

describe("a browser's subscription", () => {
  it("goes by the hash of its endpoint, as the server reckons it", async () => {
    expect(await idOf({ endpoint: "https://push.example/a" })).toBe(
      "378f13c84514cc9b2fdf033f09eee9fe06789b7526df2a95bc6d38cf8f2b9a6a",
    );
  });
  it("is sent with its keys and nothing else", () => {
    const toJSON = () => ({ endpoint: "e", expirationTime: null, keys: { p256dh: "p", auth: "a", more: "m" } });
    expect(bodyOf({ endpoint: "e", toJSON })).toEqual({ endpoint: "e", keys: { p256dh: "p", auth: "a" } });
  });
});

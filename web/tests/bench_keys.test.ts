/** The keys of the review bench. */
import { expect, test } from "vitest";
import { STROKES, strokeOf } from "../src/console/reviews/keys";
import { BENCH } from "../src/console/reviews/words";

const plain = { key: "1", ctrlKey: false, altKey: false, metaKey: false, repeat: false };

test("a key does one thing, large or small", () => {
  expect(strokeOf(plain, "BODY")).toBe("valid");
  expect(strokeOf({ ...plain, key: "F" }, undefined)).toBe("look");
  expect(strokeOf({ ...plain, key: "x" }, "BODY")).toBeNull();
  expect(new Set(STROKES.map(([key]) => key)).size).toBe(STROKES.length);
});

test("nothing is decided by who types, holds a key down, or means the browser", () => {
  for (const tag of ["INPUT", "TEXTAREA", "SELECT"]) expect(strokeOf(plain, tag)).toBeNull();
  for (const held of ["ctrlKey", "altKey", "metaKey", "repeat"])
    expect(strokeOf({ ...plain, [held]: true }, "BODY")).toBeNull();
});

test("every key is explained in both languages", () => {
  for (const words of Object.values(BENCH)) {
    expect(Object.keys(words.strokes).sort()).toEqual(STROKES.map(([, stroke]) => stroke).sort());
  }
});

/** The keys of the review bench. */
import { expect, test } from "vitest";
import { STROKES } from "../src/console/reviews/keys";
import { BENCH } from "../src/console/reviews/words";

test("a key does one thing", () => {
  expect(new Set(STROKES.map(([key]) => key)).size).toBe(STROKES.length);
});

test("every key is explained in both languages", () => {
  for (const words of Object.values(BENCH)) {
    expect(Object.keys(words.strokes).sort()).toEqual(STROKES.map(([, stroke]) => stroke).sort());
  }
});

import { expect, test } from "vitest";
import { shownFigure } from "../src/console/parts/figure";

test("numbers are written as the language does, words as they are", () => {
  expect([shownFigure(96.2, "id"), shownFigure(1382, "id")]).toEqual(["96,2", "1.382"]);
  expect([shownFigure(96.2, "en"), shownFigure(1382, "en")]).toEqual(["96.2", "1,382"]);
  expect(shownFigure("–", "id")).toBe("–");
});

import { expect, test } from "vitest";
import { figure } from "../src/console/parts/figure";

test("numbers are written as the language does, words as they are", () => {
  expect([figure(96.2, "id"), figure(1382, "id")]).toEqual(["96,2", "1.382"]);
  expect([figure(96.2, "en"), figure(1382, "en")]).toEqual(["96.2", "1,382"]);
  expect(figure("–", "id")).toBe("–");
});

import { describe, expect, it } from "vitest";
import { encodeWithin, fitSize } from "../src/photo/jpeg";

describe("the photo", () => {
  it("has 1,024 pixels on its longest side and is never enlarged", () => {
    expect(fitSize(4000, 3000)).toEqual({ width: 1024, height: 768 });
    expect(fitSize(720, 1280)).toEqual({ width: 576, height: 1024 });
    expect(fitSize(640, 480)).toEqual({ width: 640, height: 480 });
  });
  it("is coarsened until it is small enough", async () => {
    const asked: number[] = [];
    const jpeg = await encodeWithin(async (quality) => {
      asked.push(quality);
      return new Blob([new Uint8Array(Math.round(600_000 * quality))]);
    });
    expect(asked).toEqual([0.82, 0.7, 0.55]);
    expect(jpeg.size).toBe(330_000);
  });
  it("is refined when a plain scene makes too little of it", async () => {
    const jpeg = await encodeWithin(async (quality) => new Blob([new Uint8Array(quality > 0.9 ? 11_000 : 7_000)]));
    expect(jpeg.size).toBe(11_000);
  });
});

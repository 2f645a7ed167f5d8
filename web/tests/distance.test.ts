import { describe, expect, it } from "vitest";
import { distanceM, edgeDistanceM, polygonHolds, type Ring } from "../src/place/distance";
import { missingM, nearestOffice, officesOf } from "../src/place/fence";

const HALL = [106.042203, -6.009866] as const;
const SQUARE: Ring = [
  [106, -6],
  [106.002, -6],
  [106.002, -5.998],
  [106, -5.998],
  [106, -6],
];
const HOLE: Ring = [
  [106.0008, -5.9992],
  [106.0012, -5.9992],
  [106.0012, -5.9988],
  [106.0008, -5.9988],
  [106.0008, -5.9992],
];

describe("distance for the screen", () => {
  it("is within a metre and a half of the ellipsoid at the fence", () => {
    const [longitude, latitude] = HALL;
    // 150 m by WGS 84: one degree of longitude is 110,720 m here, one of latitude 110,580 m
    expect(distanceM(HALL, [longitude + 150 / 110_720, latitude])).toBeCloseTo(150, -0.5);
    expect(Math.abs(distanceM(HALL, [longitude, latitude + 150 / 110_580]) - 150)).toBeLessThan(1.5);
  });
  it("is nothing from a place to itself", () => expect(distanceM(HALL, HALL)).toBe(0));
  it("knows inside, outside and a hole", () => {
    expect(polygonHolds([SQUARE, HOLE], [106.0005, -5.9995])).toBe(true);
    expect(polygonHolds([SQUARE, HOLE], [106.001, -5.999])).toBe(false);
    expect(polygonHolds([SQUARE, HOLE], [106.003, -5.999])).toBe(false);
  });
  it("measures to the nearest edge", () => {
    expect(edgeDistanceM([SQUARE], [106.003, -5.999])).toBeCloseTo(110.6, 0);
  });
});

describe("the office that counts", () => {
  const circle = (name: string, coordinates: readonly number[], radius_m: number | null) => ({
    properties: { office_id: name, name, radius_m },
    geometry: { type: "Point", coordinates },
  });
  it("is the nearest fence around the phone, else the one the fewest metres away", () => {
    const offices = officesOf([circle("far", [106.0595, -5.9911], 100), circle("hall", HALL, 150)]);
    expect(nearestOffice([106.0423, -6.0099], offices)?.office.name).toBe("hall");
    expect(nearestOffice([106.0423, -6.0099], offices)?.inside).toBe(true);
    expect(nearestOffice([106.0589, -5.9911], offices)?.office.name).toBe("far");
  });
  it("takes 150 m where the office is silent, and says what is missing in whole metres", () => {
    const found = nearestOffice([HALL[0] + 250 / 110_720, HALL[1]], officesOf([circle("hall", HALL, null)]));
    expect(found?.limitM).toBe(150);
    expect(found && missingM(found)).toBe(100);
  });
  it("is inside an area at no distance", () => {
    const area = { properties: { name: "area" }, geometry: { type: "Polygon", coordinates: [SQUARE] } };
    expect(nearestOffice([106.001, -5.9995], officesOf([area]))).toMatchObject({ inside: true, distanceM: 0 });
  });
  it("leaves out what it cannot draw", () => expect(officesOf([{ geometry: { type: "LineString" } }])).toEqual([]));
  it("is nobody where there is no office", () => expect(nearestOffice(HALL, [])).toBeNull());
});

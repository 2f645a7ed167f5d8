/** What the console's map is made of: outlines as text, the grid, the background, distances, an office's file. */
import { describe, expect, test } from "vitest";
import { readBackground } from "../src/console/map/background";
import { gridLines, scaleBar, stepFor } from "../src/console/map/grid";
import { areaOf, degreeOf, positionOf, readRings, ringOf, ringsOf, typedOf, withRing } from "../src/console/map/rings";
import { draftOf, EMPTY, fileOf, lacksOf, shapeOfDraft } from "../src/console/offices/draft";
import { changesIn, heldIn } from "../src/console/offices/held";
import { binsByOffice, shownBins } from "../src/console/offices/nearness";
import { OFFICES } from "../src/console/offices/words";
import type { OfficeReport } from "../src/setting_up/office_file";

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const HOLED = { kind: "area", polygons: [[square(0, 0, 4), square(1, 1, 1)], [square(8, 8, 1)]] } as const;

describe("outlines as text", () => {
  test.each([
    ["106.0421, -6.0099", [106.0421, -6.0099]],
    ["106.0421,-6.0099", [106.0421, -6.0099]],
    ["106,0421; -6,0099", [106.0421, -6.0099]],
    ["106,0421 -6,0099", [106.0421, -6.0099]],
    ["-6.0099, 106.0421", null],
    ["106.0421", null],
    ["106,0421,-6,0099", null],
    ["abc, 1", null],
    ["1e3, 1", null],
  ])("%s", (line, expected) => expect(positionOf(line)).toEqual(expected));

  test("seven decimals, no minus zero, nothing beyond the earth", () => {
    expect(degreeOf("106.04219831")).toBe(106.0421983);
    expect(Object.is(degreeOf("-0.00000001"), 0)).toBe(true);
    expect(degreeOf("180.1")).toBeNull();
    expect(degreeOf("90.1", 90)).toBeNull();
  });

  test("an outline is closed by itself, and too few corners or a bad line are told", () => {
    expect(ringOf("0, 0\n1, 0\n\n1, 1")).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(ringOf("0, 0\n1, 0\n1, 1\n0, 0")).toHaveLength(4);
    expect(ringOf("0, 0\n1, 0")).toBe(0);
    expect(ringOf("0, 0\nx\n1, 1")).toBe(2);
  });

  test("an area with holes and parts comes back as it was", () => {
    const { rings, faults } = readRings(typedOf(ringsOf(HOLED)));
    expect(faults).toEqual([]);
    expect(areaOf(rings)).toEqual(HOLED);
  });

  test("a hole without an outline is told", () => {
    expect(readRings([{ kind: "hole", text: "0, 0\n1, 0\n1, 1" }]).faults).toEqual([{ at: 0, code: "hole", line: 0 }]);
  });

  test("a drawn hole goes to the outline it lies in, behind its other holes", () => {
    const hole = { kind: "hole", ring: square(2.5, 2.5, 1) } as const;
    expect(withRing(ringsOf(HOLED), hole).map(({ kind }) => kind)).toEqual(["shell", "hole", "hole", "shell"]);
    const apart = { kind: "hole", ring: square(8.2, 8.2, 0.1) } as const;
    expect(withRing(ringsOf(HOLED), apart).map(({ kind }) => kind)).toEqual(["shell", "hole", "shell", "hole"]);
  });
});

describe("the grid and the scale", () => {
  const city = { west: 106, south: -6.1, east: 106.1, north: -6 };
  test("some lines, at round degrees", () => {
    expect(stepFor(city)).toBe(0.02);
    expect(gridLines(city).map(({ label }) => label)).toContain("106.02°");
  });
  test("a round bar that fits", () => {
    const bar = scaleBar(city, 1000);
    expect(bar.metres).toBe(1000);
    expect(bar.widthPx).toBeCloseTo(90.4, 0);
  });
});

describe("the background", () => {
  const read = (value: unknown) => readBackground("jalan.geojson", JSON.stringify(value));
  test("keeps the geometry and nothing of its properties", () => {
    const line = { type: "LineString", coordinates: square(0, 0, 1) };
    const found = read({ type: "Feature", properties: { pemilik: "Ani" }, geometry: line });
    expect(found).toMatchObject({ name: "jalan.geojson" });
    expect(JSON.stringify(found)).not.toContain("Ani");
  });
  test("says what is wrong", () => {
    expect(readBackground("x", "{")).toBe("backgroundUnread");
    expect(read({ hello: 1 })).toBe("backgroundNotGeo");
    expect(read({ type: "Point", coordinates: [621000, 9335000] })).toBe("backgroundNotGeo"); // metres
    expect(read({ type: "Point", coordinates: ["a", null] })).toBe("backgroundNotGeo");
    expect(read({ type: "MultiPoint", coordinates: Array(200_001).fill([0, 0]) })).toBe("backgroundLarge");
  });
});

describe("distances", () => {
  test("are counted by office, each edge in the farther ring, other places left out", () => {
    const made = [0, 24, 25, 149, 600].map((distance_m) => ({ office_id: "a", distance_m }));
    const found = binsByOffice([...made, { office_id: "event:x", distance_m: 1 }], new Set(["a"]));
    expect([...found.keys()]).toEqual(["a"]);
    expect(found.get("a")?.map(({ count }) => count)).toEqual([2, 1, 0, 1, 0, 0, 1]);
  });
  test("are shown up to the last one", () => {
    const [bins = []] = binsByOffice([{ office_id: "a", distance_m: 60 }], new Set(["a"])).values();
    expect(shownBins(bins).map(({ toM }) => toM)).toEqual([25, 50, 100]);
    expect(shownBins([])).toEqual([]);
  });
});

describe("an office as it is typed", () => {
  const typed = { ...EMPTY, name: " Pos ", longitude: "106,05", latitude: "-6", radius: "80,5" };
  test("is sent as a file of one", () => {
    expect(fileOf(typed)).toEqual({
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: { name: "Pos", radius_m: 80.5 },
          geometry: { type: "Point", coordinates: [106.05, -6] },
        },
      ],
    });
    expect(shapeOfDraft({ ...typed, radius: "" }, 150)).toEqual({ kind: "circle", center: [106.05, -6], radiusM: 150 });
  });
  test("an area keeps its holes", () => {
    const office = { officeId: "a", name: "A", shape: HOLED, zone: null, version: 1, startsOn: "", inUse: true };
    expect(fileOf(draftOf(office))).toMatchObject({
      features: [{ properties: { office_id: "a" }, geometry: { type: "MultiPolygon", coordinates: HOLED.polygons } }],
    });
  });
  test("what it lacks is told beside its field", () => {
    const wrong = { ...EMPTY, radius: "501" };
    const told = lacksOf(wrong, OFFICES.id).flatMap(([is, pointer]) => (is ? [pointer] : []));
    expect(told).toEqual(["/name", "/longitude", "/latitude", "/radius"]);
    const area = { ...EMPTY, name: "A", kind: "area", rings: [{ kind: "shell", text: "1" }] } as const;
    expect(lacksOf(area, OFFICES.id).flatMap(([is, pointer]) => (is ? [pointer] : []))).toEqual(["/rings/0"]);
  });
});

test("a dry run is told office by office, with the way a moved one goes", () => {
  const feature = (office_id: string, at: number[], moved_m: number | null) => ({
    properties: { office_id, name: office_id, radius_m: 50, moved_m },
    geometry: { type: "Point", coordinates: at },
  });
  const held = heldIn({ features: [feature("a", [0, 0], null)] });
  const drawn = { features: [feature("a", [0, 0.001], 111), feature("b", [1, 1], null)] };
  const report = { added: ["b"], moved: ["a"], drawn } as unknown as OfficeReport;
  const [moved, added] = changesIn(report, held);
  expect(moved).toMatchObject({
    kind: "moved",
    movedM: 111,
    way: [
      [0, 0],
      [0, 0.001],
    ],
  });
  expect(added).toMatchObject({ kind: "added", old: null, way: null });
});

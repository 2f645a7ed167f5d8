import { describe, expect, it } from "vitest";
import { type Draft, EMPTY, withDraft, withEnd, without } from "../src/arranged/change";
import { sentencesOf } from "../src/arranged/say";
import { ARRANGED } from "../src/arranged/words";
import { estimateOf, type SurveyFix } from "../src/office_point/estimate";
import { distanceM } from "../src/place/distance";
import { type Candidate, candidatesFor } from "../src/team_check_in/candidates";
import { wordsIn } from "../src/words/words";

const person = (name: string, day = "working", slots: string[] = []) =>
  ({
    employee_id: name.toLowerCase(),
    name,
    day,
    check_ins: slots.map((slot) => ({ slot })),
  }) as unknown as Candidate;
const names = (found: readonly Candidate[]) => found.map((each) => each.name);
const TEAM = [
  person("Ani", "working", ["arrival"]),
  person("Budi Santoso"),
  person("Citra"),
  person("Eka Santoso", "off"),
  person("Joko", "unknown"),
];

describe("whom a supervisor may check in", () => {
  it("is who works and has not checked in, never oneself", () => {
    const { expected, others, done } = candidatesFor(TEAM, "arrival", "citra", "");
    expect([names(expected), names(others), done]).toEqual([["Budi Santoso"], [], 1]);
  });
  it("is whoever is searched for, off duty too: a night shift may still have to leave", () => {
    const { expected, others } = candidatesFor(TEAM, "departure", "citra", "SANTOSO");
    expect([names(expected), names(others)]).toEqual([["Budi Santoso"], ["Eka Santoso"]]);
  });
});

const HALL = [106.0422, -6.0098] as const;
const near = (east: number, north: number, accuracyM = 8): SurveyFix => ({
  position: [HALL[0] + east, HALL[1] + north],
  accuracyM,
  atS: 0,
});

describe("many fixes as one point", () => {
  it("is none of none", () => expect(estimateOf([])).toBeNull());
  it("is in their middle, and tells how they are spread", () => {
    const found = estimateOf([near(0.0001, 0), near(-0.0001, 0), near(0, 0)]);
    expect(distanceM(found?.position ?? [0, 0], HALL)).toBeLessThan(0.1);
    expect(found?.spreadM).toBeGreaterThan(10);
    expect(found?.accuracyM).toBe(8);
  });
  it("lies with the exact ones", () => {
    const found = estimateOf([near(0, 0, 5), near(0.001, 0, 50)]);
    expect(distanceM(found?.position ?? [0, 0], HALL)).toBeLessThan(2);
  });
});

const t = ARRANGED.id;
const draft: Draft = { ...EMPTY, startsOn: "2026-12-01", endsOn: "2026-12-31", decreeNo: " 800/1 ", noSelfie: true };
const held = withDraft([], { ...draft, startsOn: "2026-10-01", endsOn: "2026-10-31" }, t);

describe("arrangements as they are proposed", () => {
  it("are all of them, the new one last; every slot ticked leaves none out", () => {
    const wanted = withDraft(held, { ...draft, graceMin: "15" }, t);
    expect(wanted).toHaveLength(2);
    expect(wanted[1]).toMatchObject({ decree_no: "800/1", no_selfie: true, grace_min: 15, longer_min: 0, slots: [] });
    expect(withDraft([], { ...draft, slots: ["arrival"] }, t)[0]?.slots).toEqual(["arrival"]);
  });
  it("tell what is missing at its field, all at once", () => {
    const wrong = { ...draft, endsOn: "", decreeNo: " ", longerMin: "1,5", slots: [] };
    expect(() => withDraft(held, wrong, t)).toThrow(
      expect.objectContaining({
        faults: ["ends_on", "decree_no", "longer_min", "slots"].map((name) =>
          expect.objectContaining({ pointer: `/accommodations/1/${name}` }),
        ),
      }),
    );
  });
  it("end earlier or are taken back, the others untouched", () => {
    const two = withDraft(held, draft, t);
    const [first, second] = two;
    if (!first || !second) throw new Error("two were made");
    expect(withEnd(two, second, "2026-12-10").map((each) => each.ends_on)).toEqual(["2026-10-31", "2026-12-10"]);
    expect(without(two, second)).toEqual([first]);
  });
  it("are said in sentences, what and never why", () => {
    const [only] = withDraft([], { ...draft, longerMin: "30", slots: ["departure", "arrival"] }, t);
    if (!only) throw new Error("one was made");
    expect(sentencesOf(only, t, wordsIn("id"))).toEqual([
      "Presensi tanpa foto",
      "Waktu presensi dibuka 30 menit lebih awal dan ditutup 30 menit lebih lambat",
      "Hanya perlu presensi datang dan pulang",
    ]);
  });
});

/** How far from the middle of each office people checked in: counts by distance, and no point of anybody's. */
import { middleOf } from "../map/rings";
import type { HeldOffice } from "./held";

export interface CheckedIn {
  office_id: string;
  /** null where the office's code stood for a position. */
  distance_m: number | null;
}

export interface Bin {
  /** In [from, to) metres; the last one has no end. */
  fromM: number;
  toM: number | null;
  count: number;
}

const EDGES_M = [0, 25, 50, 100, 150, 250, 500];

/** Office id -> counts; what was made at an event's or an order's place is none of the offices. */
export function binsByOffice(checkIns: readonly CheckedIn[], officeIds: ReadonlySet<string>): Map<string, Bin[]> {
  const found = new Map<string, Bin[]>();
  for (const { office_id, distance_m } of checkIns) {
    if (distance_m === null || !officeIds.has(office_id)) continue;
    const bins = found.get(office_id) ?? emptyBins();
    found.set(office_id, bins);
    const bin = bins.find(({ toM }) => toM === null || distance_m < toM);
    if (bin) bin.count += 1;
  }
  return found;
}

/** Up to the last one with somebody in it. */
export function shownBins(bins: readonly Bin[]): readonly Bin[] {
  const last = Math.max(...bins.map(({ count }, at) => (count ? at : -1)));
  return bins.slice(0, last + 1);
}

function emptyBins(): Bin[] {
  return EDGES_M.map((fromM, at) => ({ fromM, toM: EDGES_M[at + 1] ?? null, count: 0 }));
}

/** The bins of an office's check-ins as rings around it, each with its share of them; null where none is near. */
export function ringsAround(office: HeldOffice, found: ReadonlyMap<string, readonly Bin[]>) {
  const bins = shownBins(found.get(office.officeId) ?? []);
  const sum = bins.reduce((all, { count }) => all + count, 0);
  const rings = bins.flatMap(({ toM, count }) =>
    toM === null ? [] : [{ metres: toM, share: count / sum, label: `${toM} m: ${count}` }],
  );
  return rings.length ? { at: middleOf(office.shape), rings } : null;
}

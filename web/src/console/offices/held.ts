/** The offices as the API gives them, with what the table and the map need; and what a file would make of them. */
import { answer, api } from "../../api/client";
import type { Position } from "../../place/distance";
import { officesOf, type Shape } from "../../place/fence";
import type { OfficeReport } from "../../setting_up/office_file";
import { middleOf } from "../map/rings";

export interface HeldOffice {
  officeId: string;
  name: string;
  shape: Shape;
  zone: string | null;
  version: number;
  startsOn: string;
  inUse: boolean;
}

export interface Change {
  officeId: string;
  name: string;
  kind: "added" | "moved" | "renamed";
  /** Null where it is new. */
  old: Shape | null;
  next: Shape;
  movedM: number | null;
  /** From the old middle to the new one, where it moves. */
  way: readonly [Position, Position] | null;
}

interface Properties {
  zone?: string | null;
  fence_version?: number;
  starts_on?: string;
  in_use?: boolean;
}

export async function readHeld(): Promise<HeldOffice[]> {
  return heldIn(await answer(api.GET("/offices")));
}

export async function readFences(officeId: string): Promise<HeldOffice[]> {
  const params = { path: { office_id: officeId } };
  return heldIn(await answer(api.GET("/offices/{office_id}/fences", { params })));
}

export function heldIn(collection: object): HeldOffice[] {
  const { features = [] } = collection as { features?: { properties?: Properties }[] };
  return features.flatMap((feature) => {
    const { zone = null, fence_version = 1, starts_on = "", in_use = false } = feature.properties ?? {};
    return officesOf([feature]).map((office) => ({
      ...office,
      zone,
      version: fence_version,
      startsOn: starts_on,
      inUse: in_use,
    }));
  });
}

/** What the dry run would do, office by office, beside what holds. */
export function changesIn({ added, moved, drawn }: OfficeReport, held: readonly HeldOffice[]): Change[] {
  const known = new Map(held.map((office) => [office.officeId, office.shape]));
  return heldIn(drawn).map(({ officeId, name, shape }, at) => {
    const old = known.get(officeId) ?? null;
    const kind = added.includes(officeId) ? "added" : moved.includes(officeId) ? "moved" : "renamed";
    const movedM = movedOf(drawn, at);
    const way = old && movedM ? ([middleOf(old), middleOf(shape)] as const) : null;
    return { officeId, name, kind, old, next: shape, movedM, way };
  });
}

function movedOf(drawn: object, at: number): number | null {
  const { features = [] } = drawn as { features?: { properties?: { moved_m?: number | null } }[] };
  return features[at]?.properties?.moved_m ?? null;
}

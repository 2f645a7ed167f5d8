import type { Shape } from "../../place/fence";
import { metres } from "../../words/format";
import type { Language } from "../../words/language";
import type { OFFICES } from "./words";

/** `Lingkaran 150 m`, `Area, 2 bagian, 1 lubang`. */
export function fenceText(shape: Shape, t: (typeof OFFICES)["id"], lang: Language): string {
  if (shape.kind === "circle") return t.circle(metres(shape.radiusM, lang));
  const holes = shape.polygons.reduce((sum, rings) => sum + rings.length - 1, 0);
  return t.area(shape.polygons.length, holes);
}

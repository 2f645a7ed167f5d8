/** Our shapes and positions as Leaflet draws them. */
import { circle, type LatLngBounds, type LatLngTuple, type Path, polygon } from "leaflet";
import type { Position } from "../../place/distance";
import type { Shape } from "../../place/fence";

export function pathOf(shape: Shape, className: string, interactive = true): Path {
  const options = { className, interactive, ...(interactive ? {} : { pane: "changes" }) };
  if (shape.kind === "circle") return circle(toLatLng(shape.center), { ...options, radius: shape.radiusM });
  return polygon(
    shape.polygons.map((rings) => rings.map((ring) => ring.map(toLatLng))),
    options,
  );
}

export function toLatLng([longitude, latitude]: Position): LatLngTuple {
  return [latitude, longitude];
}

export function northOf([longitude, latitude]: Position, metres: number): LatLngTuple {
  return [latitude + metres / 110_574, longitude];
}

export function boundsOf(bounds: LatLngBounds) {
  return {
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
  };
}

export function textElement(kind: string, text: string): HTMLElement {
  const element = document.createElement(kind);
  element.textContent = text;
  return element;
}

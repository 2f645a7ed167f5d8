/**
 * Leaflet, as the office page uses it: no tiles, no control that writes HTML, every label an element of ours.
 *
 * The page's policy takes no string for HTML. Popups, attributions, Leaflet's own zoom and scale give it strings, so
 * none of them is here; `build/leaflet_csp.js` mends what Leaflet does when it is loaded.
 */
import "leaflet/dist/leaflet.css";
import {
  canvas,
  circle,
  divIcon,
  type FeatureGroup,
  featureGroup,
  geoJSON,
  type LatLngTuple,
  type Layer,
  layerGroup,
  map as leafletMap,
  marker,
  polyline,
  tooltip,
} from "leaflet";
import type { Position } from "../../place/distance";
import type { Shape } from "../../place/fence";
import { gridLines, scaleBar } from "./grid";
import { middleOf } from "./rings";
import { boundsOf, northOf, pathOf, textElement, toLatLng } from "./shapes";

export interface MapOffice {
  officeId: string;
  name: string;
  shape: Shape;
  inUse: boolean;
}

export interface MapChange {
  officeId: string;
  name: string;
  kind: string;
  old: Shape | null;
  next: Shape;
  way: readonly [Position, Position] | null;
  label: string;
}

/** A circle of distance around an office: `share` of all who were in it, 0 to 1. */
export interface MapRing {
  metres: number;
  share: number;
  label: string;
}

export interface MapAnswers {
  onChoose: (officeId: string) => void;
  onPlace: (at: Position) => void;
  onScale: (metres: number, widthPx: number) => void;
}

const FARTHEST = 21;
const FIRST_VIEW = 13;
const NEAR_VIEW = 18; // one office fills no more of the map than this
const INDONESIA: LatLngTuple = [-2.5, 118];

export type OfficeMap = ReturnType<typeof officeMap>;

export function officeMap(place: HTMLElement, answers: MapAnswers) {
  const map = leafletMap(place, {
    zoomControl: false,
    attributionControl: false,
    maxZoom: FARTHEST,
    zoomSnap: 0.5,
    center: INDONESIA,
    zoom: 5,
  });
  for (const [pane, order] of [
    ["ground", 210],
    ["grid", 220],
    ["changes", 450],
    ["labels", 460],
  ] as const) {
    const element = map.createPane(pane);
    element.style.zIndex = String(order);
    element.style.pointerEvents = "none";
  }
  const ground = layerGroup().addTo(map);
  const grid = layerGroup().addTo(map);
  const rings = layerGroup().addTo(map);
  const offices = featureGroup().addTo(map);
  const changes = featureGroup().addTo(map);
  const draft = featureGroup().addTo(map);
  // One for all: bound to each, it would make every fence a stop of the Tab key.
  const tip = tooltip({ className: "geo-tip", direction: "top" });
  let isPlacing = false;
  let isChoosing = true;
  let isSeen = false;

  map.on("moveend zoomend resize", drawGrid);
  map.on("click", ({ latlng }) => {
    if (isPlacing) answers.onPlace([latlng.lng, latlng.lat]);
  });
  const watching = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  watching.observe(place);

  function drawGrid() {
    const bounds = boundsOf(map.getBounds());
    grid.clearLayers();
    for (const { axis, degrees, label } of gridLines(bounds)) {
      const isUp = axis === "longitude";
      const from: LatLngTuple = isUp ? [bounds.south, degrees] : [degrees, bounds.west];
      const to: LatLngTuple = isUp ? [bounds.north, degrees] : [degrees, bounds.east];
      grid.addLayer(polyline([from, to], { pane: "grid", className: "geo-grid", interactive: false }));
      grid.addLayer(labelAt(from, label, isUp ? "geo-degree up" : "geo-degree"));
    }
    const bar = scaleBar(bounds, map.getSize().x);
    answers.onScale(bar.metres, bar.widthPx);
  }

  function see(layers: FeatureGroup): void {
    const bounds = layers.getBounds();
    if (!bounds.isValid()) return;
    isSeen = true;
    map.fitBounds(bounds, { padding: [32, 32], maxZoom: NEAR_VIEW, animate: false });
  }

  drawGrid();
  return {
    map,
    showGround(geojson: object | null) {
      ground.clearLayers();
      if (!geojson) return;
      const colour = getComputedStyle(place).getPropertyValue("--soft").trim();
      const style = { color: colour, weight: 1.2, fillColor: colour, fillOpacity: 0.08 };
      ground.addLayer(
        geoJSON(geojson as never, {
          pane: "ground",
          interactive: false,
          style: () => style,
          pointToLayer: (_, at) => circle(at, { radius: 4, pane: "ground", interactive: false }),
          ...({ renderer: canvas({ pane: "ground" }) } as object),
        }),
      );
    },
    showOffices(shown: readonly MapOffice[], chosen: string) {
      offices.clearLayers();
      tip.close();
      for (const { officeId, name, shape, inUse } of shown) {
        const kind = officeId === chosen ? "geo-office chosen" : inUse ? "geo-office" : "geo-office unused";
        const drawn = pathOf(shape, kind);
        drawn.on("click", () => isChoosing && answers.onChoose(officeId));
        drawn.on("mouseover", ({ latlng }) => tip.setLatLng(latlng).setContent(textElement("span", name)).openOn(map));
        drawn.on("mouseout", () => tip.close());
        offices.addLayer(drawn);
      }
      if (!isSeen) see(offices);
    },
    showRings(around: Position | null, shown: readonly MapRing[]) {
      rings.clearLayers();
      if (!around) return;
      for (const { metres, share, label } of [...shown].reverse()) {
        const drawn = circle(toLatLng(around), { radius: metres, className: "geo-ring", interactive: false });
        rings.addLayer(drawn.setStyle({ fillOpacity: 0.08 + share * 0.5 }));
        rings.addLayer(labelAt(northOf(around, metres), label, "geo-label"));
      }
    },
    showChanges(shown: readonly MapChange[]) {
      changes.clearLayers();
      for (const { name, kind, old, next, way, label } of shown) {
        if (old) changes.addLayer(pathOf(old, "geo-old", false));
        changes.addLayer(pathOf(next, `geo-new ${kind}`, false));
        if (way) changes.addLayer(polyline(way.map(toLatLng), { className: "geo-way", interactive: false }));
        changes.addLayer(labelAt(toLatLng(middleOf(next)), label ? `${name}: ${label}` : name, "geo-label"));
      }
      if (shown.length) see(changes);
    },
    showDraft(shape: Shape | null) {
      draft.clearLayers();
      if (shape) draft.addLayer(pathOf(shape, "geo-new", false));
    },
    seeShape(shape: Shape) {
      const drawn = featureGroup([pathOf(shape, "geo-unseen", false)]).addTo(map); // a circle has bounds on a map alone
      see(drawn);
      drawn.remove();
    },
    seeAll: () => see(offices),
    /** Whether a click chooses an office, or puts a point, or is somebody else's. */
    answerClicks(chooses: boolean, wanted: boolean) {
      isChoosing = chooses;
      isPlacing = wanted;
      place.classList.toggle("placing", wanted);
      place.classList.toggle("drawing", !chooses); // what draws takes clicks on the map itself alone
    },
    zoom: (by: number) => map.setZoom(map.getZoom() + by),
    end() {
      watching.disconnect();
      map.remove();
    },
    startAt(at: Position) {
      if (!isSeen) map.setView(toLatLng(at), FIRST_VIEW, { animate: false });
    },
  };

  function labelAt(at: LatLngTuple, text: string, className: string): Layer {
    const icon = divIcon({ html: textElement("span", text), className, iconSize: [0, 0] });
    return marker(at, { icon, interactive: false, keyboard: false, pane: "labels" });
  }
}

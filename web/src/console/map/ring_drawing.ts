/** Outlines drawn and moved by hand on the map (terra-draw): each outline and each hole is a shape of its own. */
import { circleMarker, geoJSON, type Map as LeafletMap } from "leaflet";
import { type GeoJSONStoreFeatures, TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from "terra-draw";
import { TerraDrawLeafletAdapter } from "terra-draw-leaflet-adapter";
import type { Position } from "../../place/distance";
import { type DrawnRing, exact, type RingKind, withRing } from "./rings";

export interface RingDrawing {
  /** What the form says now; what is drawn already is left alone. */
  show: (rings: readonly DrawnRing[]) => void;
  /** The next outline is drawn corner by corner. */
  begin: (kind: RingKind) => void;
  /** No more is drawn; corners can be moved. */
  rest: () => void;
  end: () => void;
}

type Colour = `#${string}`;

export function ringDrawing(
  map: LeafletMap,
  colours: { line: Colour; hole: Colour },
  onRings: (rings: DrawnRing[]) => void,
): RingDrawing {
  const adapter = new TerraDrawLeafletAdapter({
    lib: { circleMarker, geoJSON } as unknown as typeof import("leaflet"),
    map,
    coordinatePrecision: 9,
  });
  // The adapter orders its panes by a <style> made of a string, which the page's policy forbids.
  Object.assign(adapter, {
    createPaneStyleSheet(name: string, order: number) {
      const pane = map.getPane(name) ?? map.createPane(name);
      pane.style.zIndex = String(600 + order);
      return { remove: () => undefined };
    },
  });
  const colourOf = ({ properties }: GeoJSONStoreFeatures) => (properties.kind === "hole" ? colours.hole : colours.line);
  const styles = { fillColor: colourOf, outlineColor: colourOf, fillOpacity: 0.12, outlineWidth: 3 };
  const draw = new TerraDraw({
    adapter,
    modes: [
      new TerraDrawPolygonMode({ styles }),
      new TerraDrawSelectMode({
        flags: {
          polygon: {
            feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } },
          },
        },
        styles: {
          selectedPolygonColor: colourOf,
          selectedPolygonFillOpacity: 0.2,
          selectedPolygonOutlineColor: colourOf,
          selectedPolygonOutlineWidth: 3,
          selectionPointColor: colours.line,
          selectionPointWidth: 6,
          midPointColor: colours.hole,
          midPointWidth: 4,
        },
      }),
    ],
  });
  let ids: (string | number)[] = []; // of the outlines, in the form's order
  let shown = "";
  let wanted: RingKind | null = null;

  draw.start();
  draw.setMode("select");
  draw.on("finish", (id, { action }) => {
    const kind = wanted;
    if (action === "draw" && kind) {
      wanted = null;
      draw.setMode("select");
      const added = ringIn(draw.getSnapshotFeature(id), kind);
      draw.removeFeatures([id]);
      if (added) tell(withRing(drawn(), added)); // the form says it, and what it says is drawn
      return;
    }
    tell(drawn());
  });
  draw.on("change", (changed, type) => {
    if (type === "delete" && changed.some((id) => ids.includes(id))) tell(drawn());
  });

  function drawn(): DrawnRing[] {
    return ids.flatMap((id) => {
      const feature = draw.hasFeature(id) ? draw.getSnapshotFeature(id) : undefined;
      const ring = ringIn(feature, feature?.properties.kind as RingKind);
      return ring ? [ring] : [];
    });
  }

  function tell(rings: DrawnRing[]): void {
    shown = JSON.stringify(rings);
    // A hole whose outline was deleted is an outline now.
    onRings(rings.map((ring, at) => (at ? ring : { ...ring, kind: "shell" })));
  }

  return {
    show(rings) {
      if (!draw.enabled || (JSON.stringify(rings) === shown && ids.length === rings.length)) return;
      shown = JSON.stringify(rings);
      const before = ids.filter((id) => draw.hasFeature(id));
      ids = []; // so that nobody takes this for a person's deletion
      draw.removeFeatures(before);
      const features = rings.map(({ kind, ring }) => featureOf(draw.getFeatureId(), kind, ring));
      const sound = draw.addFeatures(features);
      ids = sound.flatMap(({ id, valid }) => (valid && id !== undefined ? [id] : []));
    },
    begin(kind) {
      wanted = kind;
      draw.setMode("polygon");
    },
    rest() {
      wanted = null;
      draw.setMode("select");
    },
    end: () => draw.stop(), // it takes what it drew with it
  };
}

function featureOf(id: string | number, kind: RingKind, ring: readonly Position[]): GeoJSONStoreFeatures {
  const corners = ring.map(([longitude, latitude]) => [longitude, latitude]);
  return {
    id,
    type: "Feature",
    properties: { mode: "polygon", kind },
    geometry: { type: "Polygon", coordinates: [corners] },
  };
}

function ringIn(feature: GeoJSONStoreFeatures | undefined, kind: RingKind): DrawnRing | null {
  if (feature?.geometry.type !== "Polygon") return null;
  const [ring = []] = feature.geometry.coordinates;
  return { kind, ring: ring.map(([longitude = 0, latitude = 0]) => exact([longitude, latitude])) };
}

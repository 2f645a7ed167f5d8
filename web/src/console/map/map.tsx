/** The map of the offices: fetched only here, and nothing waits for it; the table and the forms say the same. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Position } from "../../place/distance";
import type { Shape } from "../../place/fence";
import { metres } from "../../words/format";
import { usePageWords } from "../../words/words";
import type { Background } from "./background";
import type { MapChange, MapOffice, MapRing, OfficeMap } from "./office_map";
import type { RingDrawing } from "./ring_drawing";
import type { DrawnRing, RingKind } from "./rings";
import { MAP } from "./words";
import "./map.css";

export interface MapProps {
  offices: readonly MapOffice[];
  chosen: string;
  /** What is brought into sight. */
  focus: Shape | null;
  onChoose: (officeId: string) => void;
  changes?: readonly MapChange[];
  /** A circle that is being typed. */
  draft?: Shape | null;
  /** Given: a click puts the circle there. */
  onPlace?: ((at: Position) => void) | undefined;
  /** Given: the outlines of an area are drawn by hand. */
  rings?: readonly DrawnRing[];
  onRings?: (rings: DrawnRing[]) => void;
  around?: { at: Position; rings: readonly MapRing[] } | null;
  background: Background | null;
  start: Position | null;
}

export default function GeoMap(props: MapProps) {
  const { t, lang } = usePageWords(MAP);
  const { offices, chosen, focus, changes, draft, onPlace, rings, onRings, around, background, start } = props;
  const place = useRef<HTMLElement>(null);
  const [geo, setGeo] = useState<OfficeMap | null>(null);
  const [failed, setFailed] = useState(false);
  const [bar, setBar] = useState({ metres: 0, widthPx: 0 });
  const [drawing, setDrawing] = useState<RingDrawing | null>(null);
  const [busyWith, setBusyWith] = useState<RingKind | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const hasRings = Boolean(rings && onRings);

  useEffect(() => {
    let made: OfficeMap | null = null;
    let isOver = false;
    import("./office_map").then(
      ({ officeMap }) => {
        if (isOver || !place.current) return;
        made = officeMap(place.current, {
          onChoose: (officeId) => latest.current.onChoose(officeId),
          onPlace: (at) => latest.current.onPlace?.(at),
          onScale: (metres, widthPx) => setBar({ metres, widthPx }),
        });
        setGeo(made);
      },
      () => setFailed(true),
    );
    return () => {
      isOver = true;
      made?.end();
    };
  }, []);

  useEffect(() => geo?.showGround(background?.geojson ?? null), [geo, background]);
  useEffect(() => geo?.showOffices(offices, chosen), [geo, offices, chosen]);
  useEffect(() => {
    if (geo && start && !offices.length) geo.startAt(start);
  }, [geo, start, offices]);
  useEffect(() => {
    if (focus) geo?.seeShape(focus);
  }, [geo, focus]);
  useEffect(() => geo?.showChanges(changes ?? []), [geo, changes]);
  useEffect(() => geo?.showDraft(hasRings ? null : (draft ?? null)), [geo, draft, hasRings]);
  const isPlaced = Boolean(onPlace);
  useEffect(() => geo?.answerClicks(!isPlaced && !hasRings, isPlaced), [geo, isPlaced, hasRings]);
  useEffect(() => geo?.showRings(around?.at ?? null, around?.rings ?? []), [geo, around]);
  useEffect(() => {
    if (!geo || !hasRings) return;
    let made: RingDrawing | null = null;
    let isOver = false;
    import("./ring_drawing").then(
      ({ ringDrawing }) => {
        if (isOver || !place.current) return;
        made = ringDrawing(geo.map, coloursOf(place.current), (found) => {
          setBusyWith(null);
          latest.current.onRings?.(found);
        });
        made.show(latest.current.rings ?? []);
        setDrawing(made);
      },
      () => setFailed(true),
    );
    return () => {
      isOver = true;
      made?.end();
      setDrawing(null);
      setBusyWith(null);
    };
  }, [geo, hasRings]);
  useEffect(() => drawing?.show(rings ?? []), [drawing, rings]);

  function begin(kind: RingKind) {
    setBusyWith(kind);
    drawing?.begin(kind);
  }
  function rest() {
    setBusyWith(null);
    drawing?.rest();
  }
  return (
    <div class="geo">
      <div class="geo-buttons">
        <button type="button" class="quiet" disabled={!geo} aria-label={t.closer} onClick={() => geo?.zoom(1)}>
          +
        </button>
        <button type="button" class="quiet" disabled={!geo} aria-label={t.farther} onClick={() => geo?.zoom(-1)}>
          −
        </button>
        <button type="button" class="quiet" disabled={!geo} onClick={() => geo?.seeAll()}>
          {t.all}
        </button>
      </div>
      {hasRings && (
        <div class="geo-buttons">
          {busyWith ? (
            <button type="button" class="quiet" onClick={rest}>
              {t.rest}
            </button>
          ) : (
            <>
              <button type="button" class="quiet" disabled={!drawing} onClick={() => begin("shell")}>
                {t.drawShell}
              </button>
              <button type="button" class="quiet" disabled={!drawing || !rings?.length} onClick={() => begin("hole")}>
                {t.drawHole}
              </button>
            </>
          )}
        </div>
      )}
      <section ref={place} class="geo-map" aria-label={t.mapHint} />
      <div class="geo-foot">
        {bar.metres > 0 && (
          <p class="geo-scale">
            <span ref={(each) => each?.style.setProperty("inline-size", `${Math.round(bar.widthPx)}px`)} />
            {metres(bar.metres, lang)}
          </p>
        )}
        <p class="hint" role="status">
          {failed ? t.failed : busyWith ? t.drawing[busyWith] : hasRings ? t.move : onPlace ? t.click : ""}
        </p>
      </div>
    </div>
  );
}

function coloursOf(place: HTMLElement): { line: `#${string}`; hole: `#${string}` } {
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim() as `#${string}`;
  return { line: colour("--brand"), hole: colour("--warn") };
}

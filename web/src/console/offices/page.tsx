/** Offices: the table or the form at the left, the map at the right. What is open stands in the address. */
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { useAnswer } from "../../api/use_answer";
import type { Position } from "../../place/distance";
import { useHere } from "../../state/here";
import { useSettings } from "../../state/read_city";
import { metres } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { type Background, keptBackground } from "../map/background";
import GeoMap from "../map/map";
import type { MapChange } from "../map/office_map";
import { type DrawnRing, readRings, typedOf } from "../map/rings";
import { Awaited } from "../parts/states";
import { useQuery } from "../use_query";
import { BackgroundField } from "./background_field";
import { Detail } from "./detail";
import { Download } from "./download";
import { type Draft, draftOf, EMPTY, shapeOfDraft } from "./draft";
import { FilePanel } from "./file_panel";
import { type Change, type HeldOffice, readHeld } from "./held";
import { List } from "./list";
import { NearPanel } from "./near_panel";
import { type Bin, ringsAround } from "./nearness";
import { OfficeForm } from "./office_form";
import { OFFICES } from "./words";

const DEFAULT_RADIUS_M = 150; // chalicelib/rules/geofence.py
const NONE: readonly HeldOffice[] = [];

type View = "" | "ubah" | "baru" | "berkas" | "jarak";

export default function OfficesPage() {
  const { t, lang } = usePageWords(OFFICES);
  const { roles } = useDesk();
  const [query, change] = useQuery();
  const asked = useAnswer("offices held", readHeld);
  const settings = useSettings().data;
  const isAdmin = roles.includes("city_admin");
  const chosen = query.kantor ?? "";
  const wanted = (query.lihat ?? "") as View;
  const view = isAdmin || wanted === "jarak" ? wanted : "";
  const { on: today } = useHere();
  const defaultM = settings?.default_radius_m ?? DEFAULT_RADIUS_M;
  const held = asked.data ?? NONE;
  const office = held.find(({ officeId }) => officeId === chosen);

  const [draft, setDraft] = useState<Draft | null>(null);
  const [changes, setChanges] = useState<Change[]>([]);
  const [bins, setBins] = useState<ReadonlyMap<string, readonly Bin[]>>(new Map());
  const [background, setBackground] = useState<Background | null>(null);
  useEffect(() => void keptBackground().then(setBackground, () => undefined), []);
  const isThere = asked.data !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form begins with what holds when it is opened
  useEffect(() => {
    setChanges([]);
    setDraft(view === "baru" ? EMPTY : view === "ubah" && office ? draftOf(office) : null);
  }, [view, chosen, isThere]);

  const go = (to: View, kantor = chosen) => change({ lihat: to, kantor });
  const choose = (officeId: string) => go(view === "jarak" ? "jarak" : "", officeId);
  const tellBins = useCallback((found: ReadonlyMap<string, readonly Bin[]>) => setBins(found), []);
  const box = settings?.bounding_box;
  const start = useMemo<Position | null>(
    () => (box ? [(box.west + box.east) / 2, (box.south + box.north) / 2] : null),
    [box],
  );
  const drawnChanges = useMemo<MapChange[]>(
    () => changes.map((each) => ({ ...each, label: each.movedM ? metres(each.movedM, lang) : "" })),
    [changes, lang],
  );
  const shape = useMemo(
    () => (draft && !changes.length ? shapeOfDraft(draft, defaultM) : null),
    [draft, changes, defaultM],
  );
  const typed = draft?.kind === "area" && !changes.length ? draft.rings : null;
  const rings = useMemo(() => (typed ? readRings(typed).rings : undefined), [typed]);
  const around = useMemo(() => (view === "jarak" && office ? ringsAround(office, bins) : null), [view, office, bins]);
  const others = useMemo(
    () => (view === "ubah" ? held.filter(({ officeId }) => officeId !== chosen) : held),
    [view, held, chosen],
  );

  return (
    <>
      <p class="lead">{t.lead}</p>
      <div class="office-tools">
        {(view || chosen) && (
          <button type="button" class="quiet" onClick={() => go("", "")}>
            {t.back}
          </button>
        )}
        {isAdmin && (
          <>
            <button type="button" class="quiet" aria-pressed={view === "baru"} onClick={() => go("baru", "")}>
              {t.add}
            </button>
            <button type="button" class="quiet" aria-pressed={view === "berkas"} onClick={() => go("berkas", "")}>
              {t.upload}
            </button>
          </>
        )}
        <button type="button" class="quiet" aria-pressed={view === "jarak"} onClick={() => go("jarak")}>
          {t.distances}
        </button>
        <Download />
      </div>
      <div class="office-page">
        <div class="office-left">
          <Awaited asked={asked}>
            {() =>
              draft ? (
                <OfficeForm
                  key={`${view} ${chosen}`}
                  draft={draft}
                  onDraft={setDraft}
                  held={held}
                  defaultM={defaultM}
                  today={today}
                  tell={setChanges}
                  reload={asked.reload}
                />
              ) : view === "berkas" ? (
                <FilePanel held={held} tell={setChanges} reload={asked.reload} />
              ) : view === "jarak" ? (
                <NearPanel
                  names={new Map(held.map(({ officeId, name }) => [officeId, name]))}
                  today={today}
                  chosen={chosen}
                  choose={choose}
                  tell={tellBins}
                />
              ) : chosen ? (
                <Detail key={chosen} office={office} today={today} edit={isAdmin && office ? () => go("ubah") : null} />
              ) : (
                <List held={held} today={today} choose={choose} />
              )
            }
          </Awaited>
        </div>
        <div class="office-right">
          <GeoMap
            offices={others}
            chosen={chosen}
            focus={office?.shape ?? null}
            onChoose={choose}
            changes={drawnChanges}
            draft={shape}
            onPlace={draft?.kind === "circle" && !changes.length ? placeAt : undefined}
            {...(rings ? { rings, onRings: drawRings } : {})}
            around={around}
            background={background}
            start={start}
          />
          <BackgroundField background={background} onBackground={setBackground} />
        </div>
      </div>
    </>
  );

  function placeAt([longitude, latitude]: Position) {
    const text = (value: number) => String(Number(value.toFixed(7)));
    setDraft((before) => before && { ...before, longitude: text(longitude), latitude: text(latitude) });
  }

  function drawRings(found: DrawnRing[]) {
    setDraft((before) => before && { ...before, rings: typedOf(found) });
  }
}

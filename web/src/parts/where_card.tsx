/** How far the nearest own office is, live, with the map. */
import { missingM, type Nearness, nearestOffice } from "../place/fence";
import { type Fix, isApproximate } from "../place/fix";
import { placeOf, placeWords, type SlotPlace, slotAtHand } from "../place/slot_place";
import { useServerNow } from "../state/clock";
import { useInside } from "../state/inside";
import { metres } from "../words/format";
import type { Language } from "../words/language";
import { useWords, type Words } from "../words/words";
import { FenceMap } from "./fence_map";
import { Icon } from "./icon";
import { PermissionHelp } from "./permission_help";
import { Busy } from "./screen";

export function WhereCard() {
  const { w } = useWords();
  return (
    <section aria-labelledby="where">
      <h2 id="where">{w.home.whereTitle}</h2>
      <div class="card stack">
        <Where />
      </div>
    </section>
  );
}

function Where() {
  const { w } = useWords();
  const { today, whereabouts, watchPosition } = useInside();
  const now = useServerNow(today.offset);
  const place = placeOf(today.data ? slotAtHand(today.data, now) : undefined, today.offices);
  if (place.anywhere) return <p>{w.home.anywhere(place.name || w.slot.anywhere)}</p>;
  if (!place.offices.length) return <p>{w.home.noOffice}</p>;
  switch (whereabouts.state) {
    case "off":
      return (
        <button type="button" class="quiet" onClick={watchPosition}>
          <Icon name="pin" />
          {w.home.showWhere}
        </button>
      );
    case "waiting":
      return <Busy>{w.home.whereWaiting}</Busy>;
    case "unavailable":
      return <p>{w.home.whereUnavailable}</p>;
    case "denied":
      return (
        <>
          <p>{w.home.whereDenied}</p>
          <PermissionHelp about="location" />
        </>
      );
    default:
      return <Measured fix={whereabouts.fix} place={place} />;
  }
}

function Measured({ fix, place }: { fix: Fix; place: SlotPlace }) {
  const { w, lang } = useWords();
  const { today } = useInside();
  const nearness = nearestOffice(fix.position, place.offices);
  if (!nearness) return null;
  const limitM = today.data?.accuracy_limit_m ?? 0;
  const isCoarse = fix.accuracyM > limitM;
  const said = placeWords(place.isUsual, w);
  return (
    <>
      <div class="where">
        <p class={`where-verdict ${nearness.inside ? "ok" : "late"}`}>
          <Icon name={nearness.inside ? "check" : "pin"} />
          {nearness.inside ? said.inside : said.outside(metres(missingM(nearness), lang))}
        </p>
        <p class="strong">{nearness.office.name}</p>
        <p class="soft">
          {distanceWords(nearness, said.fromCentre, w, lang)}
          <br />
          {w.home.accuracy(metres(fix.accuracyM, lang))}
          {isCoarse && <span class="late">, {w.home.coarse(metres(limitM, lang))}</span>}
        </p>
      </div>
      {isApproximate(fix) && <ApproximateHelp />}
      <FenceMap nearness={nearness} fix={fix} />
    </>
  );
}

/** The phone was allowed to tell roughly where it is: no waiting helps, the permission does. */
export function ApproximateHelp() {
  const { w } = useWords();
  return (
    <div role="status">
      <p class="late">{w.home.approximate}</p>
      <PermissionHelp about="location" />
    </div>
  );
}

function distanceWords(nearness: Nearness, fromCentre: Words["home"]["fromCentre"], w: Words, lang: Language): string {
  const distance = metres(nearness.distanceM, lang);
  if (nearness.office.shape.kind === "circle") return fromCentre(distance, metres(nearness.limitM, lang));
  return nearness.inside ? w.home.insideArea : w.home.fromEdge(distance);
}

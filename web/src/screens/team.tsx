/** For supervisors, operators, admins and auditors: their units, a unit's day, and phones to decide on. */
import type { ComponentType } from "preact";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { later } from "../parts/later";
import { Unread } from "../parts/notice";
import { Busy, Screen } from "../parts/screen";
import { TeamDay } from "../parts/team_day";
import { TEAM } from "../parts/team_words";
import { Way } from "../parts/way";
import { address } from "../route";
import { holds, useFrame, useInside } from "../state/inside";
import { BOOKKEEPERS, DECIDERS, LEADERS_WHO_ACT } from "../state/roles";
import { usePageWords } from "../words/words";
import { LENT_PAGES } from "./team_pages";

type Unit = Schemas["UnitView"];
type Part = ComponentType<{ unitId: string; unitName: string }>;

/** By the last part of the address; the unit's day where it names none. */
const PARTS: Readonly<Record<string, Part>> = {
  "": TeamDay,
  orang: later(() => import("../parts/team_people")),
  jadwal: later(() => import("../rosters/unit_roster")),
  tukar: later(() => import("../rosters/unit_swaps")),
  rekap: later(() => import("../rosters/unit_month")),
};
const WIDE = ["jadwal", "rekap"]; // grids of days

export default function TeamScreen({ unitId, part }: { unitId: string; part: string }) {
  const { t, w } = usePageWords(TEAM);
  const frame = useFrame("team");
  const asked = useAnswer("units", () => answer(api.GET("/units")));
  const units = asked.data?.units;
  const only = units?.length === 1 ? units[0] : undefined;
  const unit = units?.find((each) => each.unit_id === unitId) ?? only;
  const isUnderList = unit && !only;
  return (
    <Screen
      key={unit?.unit_id ?? ""}
      title={unit?.name ?? t.title}
      {...frame}
      {...(isUnderList ? { above: ["tim"] } : {})}
      isWide={unit !== undefined && WIDE.includes(part)}
    >
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!units && asked.loading && <Busy>{w.loading}</Busy>}
      {units && (unit ? <UnitParts unit={unit} part={part} /> : <Units units={units} />)}
      {units && !isUnderList && <ImportLink />}
    </Screen>
  );
}

function ImportLink() {
  const { t } = usePageWords(TEAM);
  const { me } = useInside();
  if (!holds(me, BOOKKEEPERS)) return null;
  return <Way route={["kelola", "impor"]} title={t.importPeople} />;
}

function Units({ units }: { units: readonly Unit[] }) {
  const { t, lang } = usePageWords(TEAM);
  if (!units.length) return <p>{t.noUnits}</p>;
  const sorted = [...units].sort((one, other) => one.name.localeCompare(other.name, lang));
  const names = new Map(units.map((unit) => [unit.unit_id, unit.name]));
  return (
    <>
      <p class="soft">{t.units}</p>
      <ul class="rows card">
        {sorted.map((unit) => (
          <li key={unit.unit_id}>
            <a class="row row-link" href={address("tim", unit.unit_id)}>
              <span>
                <span class="row-name">{unit.name}</span>
                {unit.parent_id && names.has(unit.parent_id) && <span class="soft">{names.get(unit.parent_id)}</span>}
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function UnitParts({ unit, part }: { unit: Unit; part: string }) {
  const { t } = usePageWords(TEAM);
  const { me } = useInside();
  const shown = part in PARTS ? part : "";
  const Part = PARTS[shown] ?? TeamDay;
  return (
    <>
      <nav class="tabs" aria-label={t.tabs}>
        {Object.keys(PARTS).map((each) => (
          <a
            key={each}
            href={address("tim", unit.unit_id, ...(each ? [each] : []))}
            aria-current={each === shown ? "page" : undefined}
          >
            {t.sections[each]}
          </a>
        ))}
      </nav>
      {!shown && holds(me, ["supervisor"]) && (
        <Way route={["tim", unit.unit_id, "presensi"]} title={t.checkIn}>
          <span class="soft">{t.checkInHint}</span>
        </Way>
      )}
      {!shown && <DecideLinks unitId={unit.unit_id} />}
      <Part unitId={unit.unit_id} unitName={unit.name} />
    </>
  );
}

function DecideLinks({ unitId }: { unitId: string }) {
  const { t } = usePageWords(TEAM);
  const { me } = useInside();
  const shown = LENT_PAGES.filter((part) => part === "permohonan" || holds(me, DECIDERS));
  return (
    <>
      {shown.map((part) => (
        <Way key={part} route={["tim", unitId, part]} title={t.pages[part] ?? part} />
      ))}
      {holds(me, LEADERS_WHO_ACT) && <Way route={["tim", unitId, "kode"]} title={t.pages.kode ?? ""} />}
    </>
  );
}

/** For supervisors, operators, admins and auditors: their units, a unit's day, and phones to decide on. */
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { later } from "../parts/later";
import { Unread } from "../parts/notice";
import { Busy, Screen } from "../parts/screen";
import { TeamDay } from "../parts/team_day";
import { address } from "../route";
import { holds, IMPORTERS, useFrame, useInside } from "../state/inside";
import { useWords } from "../words/words";

type Unit = Schemas["UnitView"];
const TeamPeople = later(() => import("../parts/team_people"));

export function TeamScreen({ unitId, part }: { unitId: string; part: string }) {
  const { w } = useWords();
  const frame = useFrame("team");
  const asked = useAnswer("units", () => answer(api.GET("/units")));
  const units = asked.data?.units;
  const only = units?.length === 1 ? units[0] : undefined;
  const unit = units?.find((each) => each.unit_id === unitId) ?? only;
  const isUnderList = unit && !only;
  return (
    <Screen
      key={unit?.unit_id ?? ""}
      title={unit?.name ?? w.team.title}
      {...frame}
      {...(isUnderList ? { above: ["tim"] } : {})}
    >
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!units && asked.loading && <Busy>{w.loading}</Busy>}
      {units && (unit ? <UnitParts unit={unit} part={part} /> : <Units units={units} />)}
      {units && !isUnderList && <ImportLink />}
    </Screen>
  );
}

function ImportLink() {
  const { w } = useWords();
  const { me } = useInside();
  if (!holds(me, IMPORTERS)) return null;
  return (
    <a class="card row-link" href={address("kelola", "impor")}>
      <span class="strong">{w.team.importPeople}</span>
      <Icon name="next" />
    </a>
  );
}

function Units({ units }: { units: readonly Unit[] }) {
  const { w, lang } = useWords();
  if (!units.length) return <p>{w.team.noUnits}</p>;
  const sorted = [...units].sort((one, other) => one.name.localeCompare(other.name, lang));
  const names = new Map(units.map((unit) => [unit.unit_id, unit.name]));
  return (
    <>
      <p class="soft">{w.team.units}</p>
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
  const { w } = useWords();
  const isPeople = part === "orang";
  return (
    <>
      <nav class="tabs" aria-label={w.team.tabs}>
        <a href={address("tim", unit.unit_id)} aria-current={isPeople ? undefined : "page"}>
          {w.team.today}
        </a>
        <a href={address("tim", unit.unit_id, "orang")} aria-current={isPeople ? "page" : undefined}>
          {w.team.people}
        </a>
      </nav>
      {isPeople ? <TeamPeople unitId={unit.unit_id} /> : <TeamDay unitId={unit.unit_id} />}
    </>
  );
}

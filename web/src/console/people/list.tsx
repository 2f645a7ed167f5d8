/** The people of a unit and its parts, as a table that keeps what it shows in the address. */
import "../parts/desk.css";
import { Tick } from "../../parts/labelled";
import { PHONE } from "../../parts/phone_words";
import { UnitSelect } from "../../parts/unit_select";
import { PROFILE } from "../../profile/words";
import { address, go } from "../../route";
import { countOf } from "../../setting_up/headcount";
import { inTree, withParts } from "../../setting_up/unit_tree";
import { useMembers } from "../../setting_up/use_members";
import { useHere } from "../../state/here";
import { holds } from "../../state/inside";
import { type Unit, useCalendar } from "../../state/read_city";
import { BOOKKEEPERS, LEADERS_WHO_ACT } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { Reading } from "../parts/reading";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import { useQuery, withQuery } from "../use_query";
import { columnsOf, filtersOf } from "./columns";
import { isSeenWhole, phoneOf, rowsOf } from "./rows";
import { DESK_PEOPLE } from "./words";

/** In place of a unit: all that one sees. No unit has such an id. */
export const ALL = "*";

export function PeopleList({ units, unitId }: { units: readonly Unit[]; unitId: string }) {
  const { t, w, lang } = usePageWords(DESK_PEOPLE);
  const { t: phone } = usePageWords(PHONE);
  const { me, on } = useHere();
  const [query, change] = useQuery();
  const below = unitId === ALL ? new Set(units.map(({ unit_id }) => unit_id)) : withParts(units, unitId);
  const isAlone = query.bagian === "tanpa" && unitId !== ALL;
  const within = inTree(units, lang).map(({ unit }) => unit.unit_id);
  const ids = isAlone ? [unitId] : within.filter((id) => below.has(id));
  const reading = useMembers(ids);
  const patterns = new Map(useCalendar().data?.patterns.map(({ pattern_id, name }) => [pattern_id, name]));
  const rows = rowsOf(ids, units, reading.members);
  const names = new Map(rows.map(({ employee_id, name }) => [employee_id, name]));
  const { people, active, waiting } = countOf(rows);
  const toPhones = (ponsel: string) => withQuery(address("pegawai", unitId), { ...query, ponsel, page: null });
  const sorts = { t, profile: usePageWords(PROFILE).t, w, lang, on, patterns, names };
  return (
    <>
      <p class="lead">{t.lead}</p>
      <div class="unit-choice">
        <UnitSelect
          label={t.unit}
          units={units}
          value={unitId}
          onValue={(unit) => go("pegawai", unit)}
          first={units.length > 1 ? [[ALL, t.all]] : []}
        />
        {unitId !== ALL && below.size > 1 && (
          <Tick
            label={t.withParts(below.size - 1)}
            value={!isAlone}
            onValue={(isWith) => change({ bagian: isWith ? null : "tanpa", page: null })}
          />
        )}
      </div>
      <Stats
        label={t.figures}
        of={[
          { name: t.people, value: people },
          { name: phone.active, value: active, tone: "ok", href: toPhones("active") },
          { name: phone.pending, value: waiting, tone: "warn", href: toPhones("pending") },
          {
            name: phone.none,
            value: rows.filter((each) => phoneOf(each) === "none").length,
            href: toPhones("none"),
          },
        ]}
      />
      <Reading of={reading} />
      {!reading.isReading && (rows.length > 0 || !reading.refusal) && (
        <Table
          caption={t.people}
          rows={rows}
          rowKey={({ unit_id, employee_id }) => `${unit_id} ${employee_id}`}
          empty={t.noPeople}
          textOf={({ name, unit, number_end }) => `${name} ${unit} ${number_end ?? ""}`}
          filters={filtersOf(rows, sorts)}
          columns={columnsOf(sorts, ids.length > 1, rows.some(isSeenWhole))}
          sortedBy="name"
          tools={<Tools unitId={unitId} mayImport={holds(me, BOOKKEEPERS)} leads={holds(me, LEADERS_WHO_ACT)} />}
        />
      )}
    </>
  );
}

function Tools({ unitId, mayImport, leads }: { unitId: string; mayImport: boolean; leads: boolean }) {
  const { t } = usePageWords(DESK_PEOPLE);
  return (
    <>
      {mayImport && (
        <a class="quiet small-button" href={address("impor", "pegawai")}>
          {t.many}
        </a>
      )}
      {leads && unitId !== ALL && (
        <a class="quiet small-button" href={address("impor", "slip", unitId)}>
          {t.slips}
        </a>
      )}
    </>
  );
}

/** The tree of units as a table: people and phones of each, its offices, and whether its days count. */
import "./units.css";
import { address } from "../../route";
import { countOf } from "../../setting_up/headcount";
import { inTree } from "../../setting_up/unit_tree";
import { UNITS } from "../../setting_up/units_words";
import { useMembers } from "../../setting_up/use_members";
import { useHere } from "../../state/here";
import { holds } from "../../state/inside";
import type { Unit } from "../../state/read_city";
import { standing } from "../../state/standing";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Reading } from "../parts/reading";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import type { Column, Filter } from "../parts/table_state";
import { stateOf, type UnitRow, unitRows } from "./rows";
import { DESK_UNITS, type UnitWords } from "./words";

export function UnitTree({ units }: { units: readonly Unit[] }) {
  const { t, lang } = usePageWords(DESK_UNITS);
  const phone = usePageWords(UNITS).t;
  const { me, on } = useHere();
  const placed = inTree(units, lang);
  const going = standing(units, on);
  const reading = useMembers(going.map(({ unit_id }) => unit_id));
  const rows = unitRows(placed, reading.members);
  const { people, active, waiting } = countOf([...reading.members.values()].flat());
  const dated = (from: string | null) => (from ? shortDate(from, lang) : "");
  return (
    <>
      <p class="lead">{phone.lead}</p>
      <Stats
        label={t.figures}
        of={[
          { name: t.units, value: going.length },
          { name: t.people, value: people },
          { name: t.active, value: active, tone: "ok" },
          { name: t.waiting, value: waiting, tone: "warn", href: address("menunggu") },
        ]}
      />
      <Reading of={reading} />
      <Table
        caption={t.units}
        rows={rows}
        rowKey={({ unit }) => unit.unit_id}
        empty={phone.none}
        textOf={({ unit, parent }) => `${unit.name} ${parent}`}
        filters={filtersOf(t, on)}
        columns={columnsOf(t, on, dated).filter(
          ({ key }) => key !== ENROLLING || rows.some((row) => isEnrolling(row, on)),
        )}
        tools={holds(me, ["city_admin"]) && <Tools />}
      />
    </>
  );
}

function Tools() {
  const { t } = usePageWords(DESK_UNITS);
  const phone = usePageWords(UNITS).t;
  return (
    <>
      <a class="quiet small-button" href={address("unit", "baru")}>
        {t.add}
      </a>
      <a class="quiet small-button" href={address("impor", "unit")}>
        {phone.byFile}
      </a>
    </>
  );
}

function filtersOf(t: UnitWords, on: string): Filter<UnitRow>[] {
  const odd: Record<string, (row: UnitRow) => boolean> = {
    kantor: ({ unit }) => !unit.office_ids.length && stateOf(unit, on) !== "ended",
    pegawai: ({ count }) => count?.people === 0,
  };
  return [
    {
      key: "kehadiran",
      label: t.state,
      options: Object.entries(t.states),
      keeps: ({ unit }, value) => stateOf(unit, on) === value,
    },
    {
      key: "lihat",
      label: t.only,
      options: [
        ["kantor", t.noOffice],
        ["pegawai", t.without],
      ],
      keeps: (row, value) => odd[value]?.(row) ?? true,
    },
  ];
}

function columnsOf(t: UnitWords, on: string, dated: (from: string | null) => string): Column<UnitRow>[] {
  const figures: readonly (readonly ["people" | "active" | "waiting", string])[] = [
    ["people", t.people],
    ["active", t.active],
    ["waiting", t.waiting],
  ];
  return [
    {
      key: "unit",
      title: t.unit,
      sort: ({ unit }) => unit.name,
      cell: ({ unit, depth }) => (
        <a class={`tree-${Math.min(depth, 4)}`} href={address("unit", unit.unit_id)}>
          {unit.name}
        </a>
      ),
    },
    { key: "bagian", title: t.partOf, sort: ({ parent }) => parent || null, cell: ({ parent }) => parent },
    ...figures.map(
      ([key, title]): Column<UnitRow> => ({
        key,
        title,
        isNumber: true,
        sort: ({ count }) => count?.[key] ?? null,
        cell: ({ count, unit }) =>
          stateOf(unit, on) === "ended" ? (
            ""
          ) : count ? (
            <a href={address("pegawai", unit.unit_id)}>{count[key]}</a>
          ) : (
            <span class="soft">…</span>
          ),
      }),
    ),
    {
      key: "kantor",
      title: t.offices,
      isNumber: true,
      sort: ({ unit }) => unit.office_ids.length,
      cell: ({ unit }) =>
        unit.office_ids.length || (stateOf(unit, on) !== "ended" && <span class="late">{t.noOffice}</span>),
    },
    {
      key: "kehadiran",
      title: t.state,
      sort: ({ unit }) => unit.counts_from,
      cell: ({ unit }) => {
        const how = stateOf(unit, on);
        return (
          <>
            <span class={`tag nowrap ${TONES[how]}`}>{t.states[how]}</span>
            <span class="row-unit small nowrap">
              {how === "ended" ? t.asOf(dated(unit.ends_on)) : dated(unit.counts_from)}
            </span>
            {how !== "ended" && unit.ends_on && <div class="small late">{t.ended(dated(unit.ends_on))}</div>}
          </>
        );
      },
    },
    {
      key: ENROLLING,
      title: t.enrolling,
      sort: ({ unit }) => unit.enrol_until,
      cell: (row) => (isEnrolling(row, on) ? t.until(dated(row.unit.enrol_until)) : ""),
    },
  ];
}

const ENROLLING = "daftar";

function isEnrolling({ unit: { enrol_until } }: UnitRow, on: string): boolean {
  return enrol_until !== null && enrol_until >= on;
}

const TONES = { trial: "off", willCount: "warn", counts: "ok", ended: "off" };

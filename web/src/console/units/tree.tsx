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
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Reading } from "../parts/reading";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import type { Column, Filter } from "../parts/table_state";
import { countingOf } from "../people/rows";
import { type UnitRow, unitRows } from "./rows";
import { DESK_UNITS, type UnitWords } from "./words";

export function UnitTree({ units }: { units: readonly Unit[] }) {
  const { t, lang } = usePageWords(DESK_UNITS);
  const phone = usePageWords(UNITS).t;
  const { me, on } = useHere();
  const placed = inTree(units, lang);
  const reading = useMembers(placed.map(({ unit }) => unit.unit_id));
  const rows = unitRows(placed, reading.members);
  const { people, active, waiting } = countOf([...reading.members.values()].flat());
  const dated = (from: string | null) => (from ? shortDate(from, lang) : "");
  return (
    <>
      <p class="lead">{phone.lead}</p>
      <Stats
        label={t.figures}
        of={[
          { name: t.units, value: units.length },
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
    kantor: ({ unit }) => !unit.office_ids.length,
    pegawai: ({ count }) => count?.people === 0,
  };
  return [
    {
      key: "kehadiran",
      label: t.state,
      options: Object.entries(t.states),
      keeps: ({ unit }, value) => countingOf(unit.counts_from, on) === value,
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
          count ? <a href={address("pegawai", unit.unit_id)}>{count[key]}</a> : <span class="soft">…</span>,
      }),
    ),
    {
      key: "kantor",
      title: t.offices,
      isNumber: true,
      sort: ({ unit }) => unit.office_ids.length,
      cell: ({ unit }) => unit.office_ids.length || <span class="late">{t.noOffice}</span>,
    },
    {
      key: "kehadiran",
      title: t.state,
      sort: ({ unit }) => unit.counts_from,
      cell: ({ unit }) => {
        const how = countingOf(unit.counts_from, on);
        return (
          <>
            <span class={`tag nowrap ${TONES[how]}`}>{t.states[how]}</span>
            <span class="row-unit small nowrap">{dated(unit.counts_from)}</span>
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

const TONES = { trial: "off", willCount: "warn", counts: "ok" };

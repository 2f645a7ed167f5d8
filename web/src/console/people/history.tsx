/** Where somebody works and worked, with the dates from which each holds; the latest first. */
import { useName } from "../../setting_up/names";
import { useHere } from "../../state/here";
import { useCalendar, useOffices, useUnits } from "../../state/read_city";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import type { Person } from "./person";
import { DESK_PEOPLE } from "./words";

type Assignment = Person["assignments"][number];

export function History({ assignments }: { assignments: readonly Assignment[] }) {
  const { t, lang } = usePageWords(DESK_PEOPLE);
  const { on } = useHere();
  const [units, offices, calendar] = [useUnits(), useOffices(), useCalendar()];
  const unitNames = new Map(units.data?.map(({ unit_id, name }) => [unit_id, name]));
  const officeNames = new Map(offices.data?.map(({ id, name }) => [id, name]));
  const patternNames = new Map(calendar.data?.patterns.map(({ pattern_id, name }) => [pattern_id, name]));
  const patternOf = (id: string | null) => (id === null ? t.byRoster : (patternNames.get(id) ?? id));
  const fromOf = (from: string) => {
    const said = shortDate(from, lang);
    return from > on ? <span class="tag info">{t.comes(said)}</span> : said;
  };
  return (
    <section>
      <h3>{t.history}</h3>
      <Table
        name="riwayat-"
        caption={t.history}
        rows={[...assignments].sort((one, other) => other.starts_on.localeCompare(one.starts_on))}
        rowKey={({ starts_on }) => starts_on}
        empty={t.noHistory}
        columns={[
          { key: "unit", title: t.unit, cell: ({ unit_id }) => unitNames.get(unit_id) ?? unit_id },
          { key: "from", title: t.from, cell: ({ starts_on }) => fromOf(starts_on) },
          { key: "until", title: t.until, cell: ({ ends_on }) => (ends_on ? shortDate(ends_on, lang) : t.still) },
          {
            key: "offices",
            title: t.offices,
            cell: ({ office_ids }) => office_ids.map((id) => officeNames.get(id) ?? id).join(", ") || t.none,
          },
          { key: "pattern", title: t.pattern, cell: ({ pattern_id }) => patternOf(pattern_id) },
          { key: "supervisor", title: t.supervisor, cell: ({ supervisor_id }) => <Name id={supervisor_id} /> },
        ]}
      />
    </section>
  );
}

function Name({ id }: { id: string | null }) {
  return <>{useName(id) || "–"}</>;
}

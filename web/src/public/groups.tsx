/** How groups of at least ten people kept their hours: shares of a locked month, and their sum. */
import type { Schemas } from "../api/client";
import { Stats } from "../console/parts/stats";
import { Table } from "../console/parts/table";
import { usePageWords } from "../words/words";
import { PUBLIC } from "./words";

type Share = Schemas["ShareView"];

export function Groups({ month, least }: { month: Schemas["PublicMonthView"]; least: number }) {
  const { t } = usePageWords(PUBLIC);
  const nameOf = ({ unit_name, parts }: Share) =>
    unit_name === null ? t.together(parts) : parts ? t.withParts(unit_name, parts) : unit_name;
  return (
    <>
      {month.total && (
        <Stats
          label={t.all}
          of={[
            { name: t.onTime, value: `${month.total.on_time_percent}%`, tone: "ok" },
            { name: t.absent, value: `${month.total.absent_percent}%` },
            { name: t.people, value: month.total.people },
          ]}
        />
      )}
      <Table<Share>
        caption={t.units}
        rows={month.groups}
        rowKey={nameOf}
        empty={t.noGroups(least)}
        textOf={nameOf}
        sortedBy="name"
        columns={[
          { key: "name", title: t.unit, cell: nameOf, sort: nameOf },
          {
            key: "people",
            title: t.people,
            cell: ({ people }) => people,
            sort: ({ people }) => people,
            isNumber: true,
          },
          {
            key: "on_time",
            title: t.onTime,
            cell: ({ on_time_percent: part }) => <Part part={part} />,
            sort: ({ on_time_percent }) => on_time_percent,
            isNumber: true,
          },
          {
            key: "absent",
            title: t.absent,
            cell: ({ absent_percent }) => `${absent_percent}%`,
            sort: ({ absent_percent }) => absent_percent,
            isNumber: true,
          },
        ]}
      />
      <p class="soft">{t.suppressed(least)}</p>
    </>
  );
}

function Part({ part }: { part: number }) {
  return (
    <span class="share">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="share-all" width="100" height="8" />
        <rect class="share-part" width={part} height="8" />
      </svg>
      {part}%
    </span>
  );
}

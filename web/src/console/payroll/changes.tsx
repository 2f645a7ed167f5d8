/** Days of locked months that were judged again: what they took off, what they take off now, and the difference. */

import { shortDate } from "../../words/format";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import type { Deduction, Person } from "./read";
import { PAYROLL } from "./words";

export function Changes({ person, events }: { person: Person; events: Readonly<Record<string, string>> }) {
  const { t, lang } = usePageWords(PAYROLL);
  const told = (lines: readonly Deduction[]) =>
    lines.map(({ event, percent_bp }) => {
      const name = events[event] ?? event;
      return percent_bp === null ? name : `${name} ${percent(percent_bp, lang)}`;
    });
  const joined = (lines: readonly Deduction[]) => told(lines).join(", ") || t.nothing;
  return (
    <>
      <h3>{t.changes}</h3>
      <Table
        name="ubah-"
        caption={t.changes}
        rows={person.changes}
        rowKey={({ on, unit_id }) => `${on} ${unit_id}`}
        empty=""
        columns={[
          { key: "on", title: t.date, sort: ({ on }) => on, cell: ({ on }) => shortDate(on, lang) },
          { key: "was", title: t.was, cell: ({ was }) => joined(was) },
          { key: "now", title: t.now, cell: ({ now }) => joined(now) },
          {
            key: "difference",
            title: t.difference,
            isNumber: true,
            cell: ({ changed_bp }) => (changed_bp === null ? "–" : percent(changed_bp, lang)),
          },
          {
            key: "rupiah",
            title: t.rupiah,
            isNumber: true,
            cell: ({ changed_idr }) => (changed_idr === null ? "–" : rupiah(changed_idr, lang)),
          },
        ]}
      />
    </>
  );
}

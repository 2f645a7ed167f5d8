/** All offices of the city as a table. */
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import { fenceText } from "./fence_text";
import type { HeldOffice } from "./held";
import { OFFICES } from "./words";

interface ListProps {
  held: readonly HeldOffice[];
  today: string;
  choose: (officeId: string) => void;
}

export function List({ held, today, choose }: ListProps) {
  const { t, lang } = usePageWords(OFFICES);
  return (
    <Table
      caption={t.caption}
      rows={held}
      rowKey={({ officeId }) => officeId}
      empty={t.empty}
      textOf={({ name, officeId }) => `${name} ${officeId}`}
      sortedBy="nama"
      pageSize={15}
      filters={[
        {
          key: "pakai",
          label: t.use,
          options: [
            ["ya", t.inUse],
            ["tidak", t.unused],
          ],
          keeps: ({ inUse }, value) => inUse === (value === "ya"),
        },
      ]}
      columns={[
        {
          key: "nama",
          title: t.name,
          sort: ({ name }) => name,
          cell: ({ officeId, name }) => (
            <button type="button" class="link office-name" onClick={() => choose(officeId)}>
              {name}
            </button>
          ),
        },
        { key: "batas", title: t.fence, sort: sizeOf, cell: ({ shape }) => fenceText(shape, t, lang) },
        {
          key: "sejak",
          title: t.since,
          sort: ({ startsOn }) => startsOn,
          cell: ({ startsOn }) => (
            <span class="nowrap">
              {startsOn > today ? t.planned(shortDate(startsOn, lang)) : shortDate(startsOn, lang)}
            </span>
          ),
        },
        {
          key: "dipakai",
          title: t.use,
          sort: ({ inUse }) => (inUse ? 0 : 1),
          cell: ({ inUse }) => (inUse ? t.inUse : <span class="soft">{t.unused}</span>),
        },
      ]}
    />
  );
}

/** Areas stand behind the circles. */
function sizeOf({ shape }: HeldOffice): number {
  return shape.kind === "circle" ? shape.radiusM : Number.MAX_SAFE_INTEGER;
}

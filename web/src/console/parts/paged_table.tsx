/** A table whose rows the server sorts and gives a page at a time; like parts/table.tsx it keeps both in the address. */
import type { ComponentChildren } from "preact";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import { CONSOLE } from "../words";
import { Empty } from "./states";
import { Grid, Pager } from "./table";
import { type Column, nextSort, PAGE_SIZE } from "./table_state";

/** What the server sorts by has the column's key; the value itself is its own to know. */
export type PagedColumn<Row> = Omit<Column<Row>, "sort"> & { isSorted?: boolean };

interface PagedTableProps<Row> {
  caption: string;
  columns: readonly PagedColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  page: number;
  pages: number;
  total: number;
  /** As it was asked for: `key`, or `-key` for downwards. */
  sort: string;
  empty: string;
  children?: ComponentChildren;
}

export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { caption, columns, rows, rowKey, page, pages, total, sort, empty, children } = props;
  const { t } = usePageWords(CONSOLE);
  const [, change] = useQuery();
  const first = rows.length ? (page - 1) * PAGE_SIZE + 1 : 0;
  const shown = { rows, total, page, pages, first, sort };
  const sorted = columns.map(({ isSorted, ...each }) => (isSorted ? { ...each, sort: () => null } : each));
  return (
    <div class="table-part">
      {rows.length ? (
        <Grid
          caption={caption}
          columns={sorted}
          shown={shown}
          rowKey={rowKey}
          sortBy={(key) => change({ sort: nextSort(sort, key), page: null })}
        />
      ) : (
        <Empty text={empty} />
      )}
      <div class="table-foot">
        <p role="status" class="soft">
          {t.rows(first, first + Math.max(0, rows.length - 1), total)}
        </p>
        {children}
        {(pages > 1 || page > 1) && (
          <Pager shown={shown} caption={caption} goTo={(to) => change({ page: to > 1 ? String(to) : null })} />
        )}
      </div>
    </div>
  );
}

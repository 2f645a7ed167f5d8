/**
 * A table that sorts, searches, filters and pages, and keeps all of that in the address.
 *
 * Give every page's rows whole: what lies on the server in parts is asked for in parts, by the page.
 */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Input, Select } from "../../parts/labelled";
import { usePageWords, useWords } from "../../words/words";
import { useQuery } from "../use_query";
import { CONSOLE } from "../words";
import { shownFigure } from "./figure";
import { Empty } from "./states";
import { type Column, nextSort, type Shown, shownOf, type TablePlan } from "./table_state";

interface TableProps<Row> extends TablePlan<Row> {
  /** What the table is of; its caption. */
  caption: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Said where there is no row at all. */
  empty: string;
  /** Before the names in the address, where a page has several tables. */
  name?: string;
  /** Beside the search and the filters. */
  tools?: ComponentChildren;
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, rows, rowKey, empty, name = "", tools, ...plan } = props;
  const { t } = usePageWords(CONSOLE);
  const [query, change] = useQuery();
  const shown = shownOf(rows, plan, query, name);
  const isNarrowed = [`${name}q`, ...(plan.filters ?? []).map(({ key }) => name + key)].some((key) => query[key]);
  const clear = Object.fromEntries(
    ["q", "page", ...(plan.filters ?? []).map(({ key }) => key)].map((key) => [name + key, null]),
  );
  if (!rows.length) return <Empty text={empty} />;
  return (
    <div class="table-part">
      <Tools plan={plan} name={name} query={query} change={change}>
        {tools}
      </Tools>
      {shown.total ? (
        <Grid caption={caption} columns={plan.columns} shown={shown} rowKey={rowKey} sortBy={sortBy} />
      ) : (
        <Empty text={t.noMatch} />
      )}
      <div class="table-foot">
        <p role="status" class="soft">
          {t.rows(shown.first, shown.first + Math.max(0, shown.rows.length - 1), shown.total)}
        </p>
        {isNarrowed && (
          <button type="button" class="link" onClick={() => change(clear)}>
            {t.clear}
          </button>
        )}
        {shown.pages > 1 && <Pager shown={shown} caption={caption} goTo={goTo} />}
      </div>
    </div>
  );

  function sortBy(key: string) {
    change({ [`${name}sort`]: nextSort(shown.sort, key), [`${name}page`]: null });
  }

  function goTo(page: number) {
    change({ [`${name}page`]: page > 1 ? String(page) : null });
  }
}

interface ToolsProps<Row> {
  plan: TablePlan<Row>;
  name: string;
  query: ReturnType<typeof useQuery>[0];
  change: ReturnType<typeof useQuery>[1];
  children: ComponentChildren;
}

function Tools<Row>({ plan: { textOf, filters = [] }, name, query, change, children }: ToolsProps<Row>) {
  const { t } = usePageWords(CONSOLE);
  if (!textOf && !filters.length && !children) return null;
  const set = (key: string) => (value: string) => change({ [name + key]: value, [`${name}page`]: null });
  return (
    <div class="table-tools">
      {textOf && <Input type="search" label={t.search} value={query[`${name}q`] ?? ""} onValue={set("q")} />}
      {filters.map(({ key, label, options }) => (
        <Select
          key={key}
          label={label}
          value={query[name + key] ?? ""}
          onValue={set(key)}
          options={[["", t.all], ...options]}
        />
      ))}
      {children}
    </div>
  );
}

interface GridProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  shown: Shown<Row>;
  rowKey: (row: Row) => string;
  sortBy: (key: string) => void;
}

export function Grid<Row>({ caption, columns, shown: { rows, sort }, rowKey, sortBy }: GridProps<Row>) {
  const { lang } = useWords();
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section class="table-scroll" tabIndex={0} aria-labelledby={id}>
      <table class="table">
        <caption id={id} class="unseen">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} sortBy={sortBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, cell, isNumber }, at) =>
                at === 0 ? (
                  <th key={key} scope="row">
                    {shownFigure(cell(row), lang)}
                  </th>
                ) : (
                  <td key={key} class={isNumber ? "figure" : ""}>
                    {shownFigure(cell(row), lang)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  sort: string;
  sortBy: (key: string) => void;
}

function Head<Row>({ column: { key, title, sort: by, isNumber }, sort, sortBy }: HeadProps<Row>) {
  const tone = isNumber ? "figure" : "";
  if (!by) {
    return (
      <th scope="col" class={tone}>
        {title}
      </th>
    );
  }
  const isUp = sort === key;
  const isDown = sort === `-${key}`;
  return (
    <th scope="col" class={tone} aria-sort={isUp ? "ascending" : isDown ? "descending" : "none"}>
      <button type="button" onClick={() => sortBy(key)}>
        {title}
        <span aria-hidden="true">{isUp ? "▲" : isDown ? "▼" : ""}</span>
      </button>
    </th>
  );
}

export function Pager({
  shown,
  caption,
  goTo,
}: {
  shown: Shown<never> | Shown<unknown>;
  caption: string;
  goTo: (page: number) => void;
}) {
  const { t } = usePageWords(CONSOLE);
  const { page, pages } = shown;
  return (
    <nav class="pager" aria-label={caption}>
      <button type="button" class="quiet small-button" disabled={page <= 1} onClick={() => goTo(page - 1)}>
        {t.before}
      </button>
      <span class="nowrap">
        {page} / {pages}
      </span>
      <button type="button" class="quiet small-button" disabled={page >= pages} onClick={() => goTo(page + 1)}>
        {t.after}
      </button>
    </nav>
  );
}

/** What a table shows of its rows: pure, from the rows and what stands in the address. */
import type { ComponentChildren } from "preact";
import type { Query } from "../use_query";

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** By what it sorts; without it, it does not. Null goes last either way. */
  sort?: (row: Row) => string | number | null;
  /** Figures stand to the right. */
  isNumber?: boolean;
}

/** A choice above the table: the rows of one option, or all. */
export interface Filter<Row> {
  key: string;
  label: string;
  options: readonly (readonly [value: string, name: string])[];
  keeps: (row: Row, value: string) => boolean;
}

export interface TablePlan<Row> {
  columns: readonly Column<Row>[];
  /** What the search looks through. */
  textOf?: (row: Row) => string;
  filters?: readonly Filter<Row>[];
  /** `key`, or `-key` for downwards, while the address says nothing. */
  sortedBy?: string;
  pageSize?: number;
}

export interface Shown<Row> {
  rows: readonly Row[];
  /** Of those that match. */
  total: number;
  page: number;
  pages: number;
  /** Counting from one; 0 where nothing matches. */
  first: number;
  sort: string;
}

export const PAGE_SIZE = 50;

/** The rows of one page. `name` stands before the names in the address where a page has several tables. */
export function shownOf<Row>(rows: readonly Row[], plan: TablePlan<Row>, query: Query, name = ""): Shown<Row> {
  const { pageSize = PAGE_SIZE } = plan;
  const sort = query[`${name}sort`] ?? plan.sortedBy ?? "";
  const found = sorted(matching(rows, plan, query, name), plan.columns, sort);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query[`${name}page`] ?? "1", 10) || 1));
  const start = (page - 1) * pageSize;
  const first = found.length ? start + 1 : 0;
  return { rows: found.slice(start, start + pageSize), total: found.length, page, pages, first, sort };
}

/** All rows that match, in the table's order, whatever page is open. */
export function allShown<Row>(rows: readonly Row[], plan: TablePlan<Row>, query: Query): readonly Row[] {
  return shownOf(rows, { ...plan, pageSize: rows.length || 1 }, { ...query, page: "1" }).rows;
}

/** What a press on a column's head asks for: upwards first, then downwards. */
export function nextSort(sort: string, key: string): string {
  return sort === key ? `-${key}` : key;
}

function matching<Row>(rows: readonly Row[], plan: TablePlan<Row>, query: Query, name: string): readonly Row[] {
  const { textOf, filters = [] } = plan;
  const words = (textOf ? (query[`${name}q`] ?? "") : "").toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = filters.flatMap((filter) => {
    const value = query[name + filter.key];
    return value && filter.options.some(([option]) => option === value) ? [{ filter, value }] : [];
  });
  return rows.filter((row) => {
    const text = words.length ? (textOf?.(row).toLowerCase() ?? "") : "";
    return words.every((word) => text.includes(word)) && chosen.every(({ filter, value }) => filter.keeps(row, value));
  });
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  const by = columns.find(({ key }) => key === sort.replace(/^-/, ""))?.sort;
  if (!by) return rows;
  const sign = sort.startsWith("-") ? -1 : 1;
  const valued = rows.map((row) => ({ row, value: by(row) }));
  return valued.sort((one, other) => compared(one.value, other.value, sign)).map(({ row }) => row);
}

function compared(one: string | number | null, other: string | number | null, sign: number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === "number" && typeof other === "number") return sign * (one - other);
  return sign * String(one).localeCompare(String(other), "id", { numeric: true });
}

/** A report's rows on the screen: its columns by name, its cells in words, a month's days as marks. */
import type { Schemas } from "../../api/client";
import { VERDICTS } from "../../requests/verdict_words";
import { shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import type { Column, Filter } from "../parts/table_state";
import { REPORTS, type ReportWords } from "./words";

type Report = Schemas["ReportView"];
type Cell = string | number;
interface Row {
  id: string;
  name: string;
  cells: readonly Cell[];
}

interface InWords {
  t: ReportWords;
  statuses: Record<string, string>;
  lang: Language;
}

const DAY = /^d(\d\d)$/;
/** By which a report is narrowed: the column and the words of its values. */
const FILTERED = ["status", "signal", "outcome"];

export function Grid({ report, caption }: { report: Report; caption: string }) {
  const { t, lang } = usePageWords(REPORTS);
  const { t: verdicts } = usePageWords(VERDICTS);
  const words = { t, statuses: verdicts.statuses, lang };
  const rows = report.rows.map(({ employee_id, name, cells }, at) => ({ id: `${employee_id} ${at}`, name, cells }));
  return (
    <div class={report.kind === "month" ? "matrix" : ""}>
      <Table
        caption={caption}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columnsOf(report, words)}
        filters={filtersOf(report, words)}
        textOf={({ name }) => name}
        empty={t.empty[report.kind] ?? ""}
      />
    </div>
  );
}

function columnsOf(report: Report, words: InWords): Column<Row>[] {
  const name: Column<Row> = { key: "name", title: words.t.name, cell: (row) => row.name, sort: (row) => row.name };
  return [name, ...report.columns.map((column, at) => columnOf(column, at, words))];
}

function columnOf({ name, number }: Report["columns"][number], at: number, words: InWords): Column<Row> {
  const value = (row: Row) => row.cells[at] ?? "";
  const day = DAY.exec(name)?.[1];
  if (day)
    return { key: name, title: String(Number(day)), cell: (row) => <Mark of={String(value(row))} words={words} /> };
  return {
    key: name,
    title: words.t.columns[name] ?? name,
    cell: (row) => said(name, value(row), words),
    sort: (row) => (value(row) === "" ? null : number ? value(row) : said(name, value(row), words, true)),
    isNumber: number,
  };
}

function Mark({ of: mark, words: { t } }: { of: string; words: InWords }) {
  if (!mark) return null;
  const whole = mark.toUpperCase();
  const meant = `${t.marks[whole] ?? ""}${whole === mark ? "" : ` (${t.trial})`}`;
  return (
    <abbr class={`mark mark-${whole === "?" ? "none" : whole}`} title={meant}>
      {mark}
    </abbr>
  );
}

/** A stable word in words; `raw`: dates as they sort. */
export function said(name: string, value: Cell, { t, statuses, lang }: InWords, raw = false): Cell {
  if (name === "status") return value === "" ? t.open : (statuses[value] ?? value);
  if (name === "signal") return t.signals[value] ?? value;
  if (name === "outcome") return t.outcomes[value] ?? value;
  if (name === "slot") return t.slots[value] ?? value;
  if (value === "") return "";
  if (name === "missing")
    return String(value)
      .split(" ")
      .map((slot) => t.slots[slot] ?? slot)
      .join(", ");
  if (/^(on|starts_on|ends_on)$/.test(name) && !raw) return shortDate(String(value), lang);
  return value;
}

/** One for each column of few stable words, with those that there are. */
function filtersOf(report: Report, words: InWords): Filter<Row>[] {
  return report.columns.flatMap(({ name }, at) => {
    if (!FILTERED.includes(name)) return [];
    const values = [...new Set(report.rows.map(({ cells }) => String(cells[at] ?? "")))].filter(Boolean);
    if (values.length < 2) return [];
    const options = values.map((value) => [value, String(said(name, value, words))] as const);
    return [
      {
        key: name,
        label: words.t.columns[name] ?? name,
        options,
        keeps: (row: Row, value: string) => row.cells[at] === value,
      },
    ];
  });
}

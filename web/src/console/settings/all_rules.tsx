/** Every rule of docs/rules.md with its number, source and certainty, to be searched. */
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import { type Book, isUnconfirmed, type Rule } from "./book";
import { Certainty } from "./certainty";
import { sourceText } from "./source_text";
import { SETTINGS } from "./words";

interface Line extends Rule {
  section: string;
  key: string;
}

const MARKS = ["V", "N", "C", "M", "own"];

export function AllRules({ book }: { book: Book }) {
  const { t, lang } = usePageWords(SETTINGS);
  const lines = book.sections.flatMap(({ title, rows }) =>
    rows.map((row, at): Line => ({ ...row, section: title, key: `${title} ${at}` })),
  );
  return (
    <div lang="en">
      <Table
        name="r"
        caption={t.rulesTable}
        rows={lines}
        rowKey={({ key }) => key}
        empty={t.empty}
        textOf={({ rule, name, source, certainty, section }) =>
          `${rule} ${name} ${sourceText(source, certainty, lang)} ${section}`
        }
        pageSize={20}
        filters={[
          {
            key: "bab",
            label: t.section,
            options: book.sections.map(({ title }) => [title, title] as const),
            keeps: ({ section }, value) => section === value,
          },
          {
            key: "pasti",
            label: t.certainty,
            options: MARKS.map((mark) => [mark, t.certainties[mark] ?? mark] as const),
            keeps: ({ certainty }, value) =>
              value === "M" ? isUnconfirmed(certainty) : new RegExp(`\\b${value}\\b`).test(certainty),
          },
        ]}
        columns={[
          { key: "aturan", title: t.rule, cell: ({ rule }) => <span class="rule-text">{rule}</span> },
          {
            key: "angka",
            title: t.number,
            cell: ({ value, unit }) =>
              value && value !== "-" ? `${value}${unit && unit !== "-" ? ` ${unit}` : ""}` : "–",
          },
          { key: "bab", title: t.section, sort: ({ section }) => section, cell: ({ section }) => section },
          { key: "sumber", title: t.source, cell: ({ source, certainty }) => sourceText(source, certainty, lang) },
          { key: "pasti", title: t.certainty, cell: ({ certainty }) => <Certainty of={certainty} t={t} /> },
        ]}
      />
    </div>
  );
}

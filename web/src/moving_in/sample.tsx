/** A file to begin with, where the server makes none: the columns' names and one row as an example, as CSV. */
import { useState } from "preact/hooks";
import { save } from "../parts/hand_on";
import type { ImportKind } from "./kinds";
import SAMPLES from "./samples.json";
import { useMovingIn } from "./words";

/** By kind: each column with what stands in it as an example. */
const ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = SAMPLES;

export function Sample({ kind, name }: { kind: ImportKind; name: string }) {
  const { m } = useMovingIn();
  const [isMade, setMade] = useState(false);
  const row = ROWS[kind];
  if (!row) return null;
  const rows = [Object.keys(row), Object.values(row)];
  function get() {
    save(new File([csvOf(rows)], `contoh-${name.toLowerCase().replaceAll(" ", "-")}.csv`, { type: "text/csv" }));
    setMade(true);
  }
  return (
    <>
      <p>{m.sampleLead}</p>
      <button type="button" class="quiet" onClick={get}>
        {m.getSample}
      </button>
      <p class="live" role="status">
        {isMade ? m.sampleMade : ""}
      </p>
    </>
  );
}

/** With the mark of UTF-8 and semicolons, as a spreadsheet in Indonesian opens it in columns. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `\uFEFF${rows.map((cells) => cells.map(quoted).join(";")).join("\r\n")}\r\n`;
}

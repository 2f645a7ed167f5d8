/**
 * docs/rules.md as data for the console: every rule with its number, source and certainty. `npm run types` writes it.
 *
 * The document is the source of truth and is never copied by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FIELDS = {
  rule: "rule",
  setting: "rule",
  what: "rule",
  number: "value",
  default: "value",
  "value today": "value",
  unit: "unit",
  constant: "name",
  "setting or constant": "name",
  source: "source",
  certainty: "certainty",
};

/**
 * Sections in the document's order, each with the rows of its tables that tell a certainty; and of the table
 * "Settings", setting -> its row, by the name that it has in the API (`retention.selfie_days`).
 */
export function bookOf(markdown) {
  const sections = [];
  let heads = null;
  for (const line of markdown.split("\n")) {
    if (line.startsWith("## ")) {
      sections.push({ title: line.slice(3).trim(), rows: [] });
      heads = null;
    } else if (!line.startsWith("|")) {
      heads = null;
    } else if (!heads) {
      heads = cellsOf(line).map((head) => FIELDS[head]);
    } else if (!/^\|[\s|:-]+\|$/.test(line) && heads.includes("certainty")) {
      sections.at(-1)?.rows.push(rowOf(cellsOf(line), heads));
    }
  }
  const settings = sections.find(({ title }) => title === "Settings");
  return { settings: settingsOf(settings?.rows ?? []), sections: sections.filter(({ rows }) => rows.length) };
}

function cellsOf(line) {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.replaceAll("\\|", "|").trim());
}

function rowOf(cells, heads) {
  const row = { rule: "", value: "", unit: "", name: "", source: "", certainty: "" };
  for (const [at, head] of heads.entries()) {
    if (head) row[head] = plain(cells[at] ?? "");
  }
  return row;
}

function settingsOf(rows) {
  return Object.fromEntries(
    rows.map(({ rule, value, unit, source, certainty }) => [rule.split(" ")[0], { value, unit, source, certainty }]),
  );
}

function plain(text) {
  return text.replace(/`/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const book = bookOf(readFileSync("../docs/rules.md", "utf8"));
  writeFileSync("src/console/settings/rules.gen.json", `${JSON.stringify(book)}\n`);
}

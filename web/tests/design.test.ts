/** The colours of tokens.css: the same dark by both ways, and legible in light and dark. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const SHEET = readFileSync("src/tokens.css", "utf8");
const LIGHT = colours(block(":root {"));
const DARK = { ...LIGHT, ...colours(block(':root[data-theme="dark"] {')) };

/** What is read on what, and how much must lie between (WCAG 2.2: 4.5 for words, 3 for edges and marks). */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...["ink", "soft", "brand", "ok", "warn", "bad"].flatMap((ink) =>
    ["bg", "card"].map((ground) => [ink, ground, 4.5] as const),
  ),
  ...["brand", "ok", "warn", "bad"].flatMap((tone) =>
    [tone, "ink", "soft"].map((ink) => [ink, `${tone}-soft`, 4.5] as const),
  ),
  ["soft", "off-soft", 4.5],
  ["ink", "off-soft", 4.5],
  ["bar-ink", "bar", 4.5],
  ["brand-ink", "brand", 4.5],
  ["edge", "card", 3],
  ["edge", "bg", 3],
  ["focus", "bg", 3],
  ["focus", "card", 3],
  ["bar-focus", "bar", 3],
];

describe.each([
  ["by day", LIGHT],
  ["by night", DARK],
])("%s", (_, colour) => {
  test.each(PAIRS)("%s can be told from %s", (ink, ground, least) => {
    expect(contrast(colour[ink], colour[ground])).toBeGreaterThanOrEqual(least);
  });
});

test("the night is the same whether the phone or the person asks for it", () => {
  const asked = block(':root:not([data-theme="light"]) {');
  expect(colours(asked)).toEqual(colours(block(':root[data-theme="dark"] {')));
  expect(Object.keys(colours(asked)).length).toBeGreaterThan(15);
});

test("no other sheet has a colour of its own, but white on pictures", () => {
  const names = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  expect(names.length).toBeGreaterThan(3);
  const sheets = names.filter((name) => name !== "tokens.css").map((name) => readFileSync(`src/${name}`, "utf8"));
  const own = sheets.flatMap((sheet) => sheet.match(/#[0-9a-f]{3,8}\b|\brgba?\([^)]*\)/gi) ?? []);
  expect([...new Set(own)]).toEqual(["#fff"]);
});

function block(head: string): string {
  const [, rest = ""] = SHEET.split(`${head}\n`);
  return rest.slice(0, rest.indexOf("}"));
}

function colours(declarations: string): Record<string, string> {
  const found = declarations.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]));
}

function contrast(one = "", other = ""): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG's relative luminance of #rgb or #rrggbb. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

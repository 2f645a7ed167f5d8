/** Where everything stands on the picture of a receipt, in pixels; pure, so that it can be looked at without a canvas. */
import type { PictureFacts } from "./facts";

export const WIDTH = 1080;
const HEADER = 210;
const MARGIN = 56;
const PADDING = 64;
const LEFT = MARGIN + PADDING;
const INNER = WIDTH - 2 * LEFT;
const CENTRE = WIDTH / 2;

/** A picture goes to somebody else's screen: always by day, whatever the phone's own choice. */
const INK = { bar: "#12466b", onBar: "#ffffff", paper: "#f2f5f7", card: "#ffffff", ink: "#16212b", soft: "#4f5e6b" };
const LINE = "#d6dee4";
const TONES = {
  ok: { ink: "#17643a", soft: "#e2f3e8" },
  warn: { ink: "#764700", soft: "#fdf0d5" },
  bad: { ink: "#a11f1a", soft: "#fdeae8" },
};
const MARKS = { ok: "✓", warn: "…", bad: "×" };

export type Font = { size: number; weight: 400 | 600 | 700; mono?: boolean };
export type Piece =
  | { kind: "box"; x: number; y: number; width: number; height: number; fill: string; round?: number }
  | { kind: "text"; text: string; x: number; y: number; fill: string; font: Font; align?: "center" | "right" };

/** How wide a text is in this font. */
export type Measure = (text: string, font: Font) => number;

export interface Layout {
  height: number;
  pieces: Piece[];
}

export function layoutOf(facts: PictureFacts, measure: Measure): Layout {
  const tone = TONES[facts.tone];
  const below: Piece[] = [];
  let y = HEADER + 132;
  const centred = (text: string, size: number, weight: Font["weight"], fill: string) =>
    below.push({ kind: "text", text, x: CENTRE, y, fill, font: { size, weight }, align: "center" });

  centred(facts.slot, 46, 600, INK.soft);
  y += 176;
  below.push(...timeLine(facts, y, measure));
  y += 76;
  if (facts.punctuality) centred(facts.punctuality, 40, 600, facts.isLate ? TONES.warn.ink : INK.soft);
  y += 44;
  const state = `${MARKS[facts.tone]}  ${facts.state}`;
  const font: Font = { size: 38, weight: 700 };
  const width = measure(state, font) + 72;
  below.push({ kind: "box", x: CENTRE - width / 2, y, width, height: 76, fill: tone.soft, round: 38 });
  below.push({ kind: "text", text: state, x: CENTRE, y: y + 52, fill: tone.ink, font, align: "center" });
  y += 76 + 52;
  for (const [label, value] of facts.rows) {
    below.push({ kind: "box", x: LEFT, y, width: INNER, height: 2, fill: LINE });
    y += 50;
    below.push({ kind: "text", text: label, x: LEFT, y, fill: INK.soft, font: { size: 30, weight: 400 } });
    const isCode = value === facts.rows.at(-1)?.[1];
    const valueFont: Font = { size: 42, weight: 600, mono: isCode };
    for (const line of linesOf(value, INNER, valueFont, measure, 3)) {
      y += 54;
      below.push({ kind: "text", text: line, x: LEFT, y, fill: INK.ink, font: valueFont });
    }
    y += 30;
  }
  const cardEnds = y + 24;
  const footFont: Font = { size: 28, weight: 400 };
  y = cardEnds + 60;
  const foot = linesOf(facts.foot, WIDTH - 2 * MARGIN, footFont, measure, 3).map((text, at): Piece => {
    return { kind: "text", text, x: CENTRE, y: y + at * 40, fill: INK.soft, font: footFont, align: "center" };
  });
  const height = y + (foot.length - 1) * 40 + 52;
  return { height, pieces: [...paper(facts, height, cardEnds, tone.ink, measure), ...below, ...foot] };
}

/** The time in the middle with its zone beside it. */
function timeLine({ time, zone }: PictureFacts, y: number, measure: Measure): Piece[] {
  const big: Font = { size: 184, weight: 700 };
  const small: Font = { size: 60, weight: 600 };
  const gap = 24;
  const wide = measure(time, big);
  const x = CENTRE - (wide + gap + measure(zone, small)) / 2;
  return [
    { kind: "text", text: time, x, y, fill: INK.ink, font: big },
    { kind: "text", text: zone, x: x + wide + gap, y, fill: INK.soft, font: small },
  ];
}

function paper(
  { city, agency }: PictureFacts,
  height: number,
  cardEnds: number,
  band: string,
  measure: Measure,
): Piece[] {
  const cityFont: Font = { size: 50, weight: 700 };
  const agencyFont: Font = { size: 34, weight: 400 };
  const wide = WIDTH - 2 * MARGIN;
  const [name = ""] = linesOf(city, wide, cityFont, measure, 1);
  const [office = ""] = linesOf(agency, wide, agencyFont, measure, 1);
  const card = { x: MARGIN, width: WIDTH - 2 * MARGIN };
  return [
    { kind: "box", x: 0, y: 0, width: WIDTH, height, fill: INK.paper },
    { kind: "box", x: 0, y: 0, width: WIDTH, height: HEADER, fill: INK.bar },
    { kind: "text", text: name, x: MARGIN, y: 96, fill: INK.onBar, font: cityFont },
    { kind: "text", text: office, x: MARGIN, y: 150, fill: INK.onBar, font: agencyFont },
    { kind: "box", ...card, y: HEADER + 32, height: cardEnds - HEADER - 32, fill: band, round: 36 },
    { kind: "box", ...card, y: HEADER + 46, height: 80, fill: INK.card },
    { kind: "box", ...card, y: HEADER + 46, height: cardEnds - HEADER - 46, fill: INK.card, round: 36 },
  ];
}

/** The text in lines no wider than this; what does not fit into so many ends with an ellipsis. */
export function linesOf(text: string, width: number, font: Font, measure: Measure, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer, font) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = `${shown[most - 1]} ${lines[most]}`;
  return shown.map((each) => cut(each, width, font, measure));
}

function cut(text: string, width: number, font: Font, measure: Measure): string {
  if (measure(text, font) <= width) return text;
  let kept = text;
  while (kept && measure(`${kept.trimEnd()}…`, font) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

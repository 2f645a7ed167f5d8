/** The picture of a receipt, drawn on a canvas: a PNG to send or to keep. */
import { Refusal } from "../api/refusal";
import type { PictureFacts } from "./facts";
import { type Font, layoutOf, type Piece, WIDTH } from "./layout";

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const MONO = 'ui-monospace, "SF Mono", "Roboto Mono", monospace';

/** Throws where the browser draws no picture. */
export async function draw(facts: PictureFacts, name: string): Promise<File> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Refusal("PICTURE_FAILED");
  const { height, pieces } = layoutOf(facts, (text, font) => {
    context.font = cssOf(font);
    return context.measureText(text).width;
  });
  canvas.width = WIDTH;
  canvas.height = height;
  for (const piece of pieces) paint(context, piece);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Refusal("PICTURE_FAILED");
  return new File([blob], name, { type: "image/png" });
}

function paint(context: CanvasRenderingContext2D, piece: Piece): void {
  context.fillStyle = piece.fill;
  if (piece.kind === "box") {
    box(context, piece);
  } else {
    context.font = cssOf(piece.font);
    context.textAlign = piece.align ?? "left";
    context.fillText(piece.text, piece.x, piece.y);
  }
}

/** With arcs: `roundRect` is younger than the phones this runs on. */
function box(context: CanvasRenderingContext2D, { x, y, width, height, round = 0 }: Extract<Piece, { kind: "box" }>) {
  const [right, foot] = [x + width, y + height];
  context.beginPath();
  context.moveTo(x + round, y);
  context.arcTo(right, y, right, foot, round);
  context.arcTo(right, foot, x, foot, round);
  context.arcTo(x, foot, x, y, round);
  context.arcTo(x, y, right, y, round);
  context.fill();
}

function cssOf({ size, weight, mono }: Font): string {
  return `${weight} ${size}px ${mono ? MONO : SANS}`;
}

/** Figures of a budget: what a typed one means, how one is written, what a plot shows. */
import type { Schemas } from "../api/client";
import { hundredthsOf } from "../plans/amounts";
import type { Language } from "../words/language";
import { percent, rupiah } from "../words/number";

const WHOLE_BP = 10_000; // hundredths of a percent

export type Sums = Schemas["SumView"];

/** `1.234.567`, `1234567`, either behind Rp; null for all else. */
export function readRupiah(text: string): number | null {
  const plain = text.trim().replace(/^rp\.?\s*/i, "");
  if (!/^\d{1,14}$|^\d{1,3}(\.\d{3})+$/.test(plain)) return null;
  return Number(plain.replaceAll(".", ""));
}

/** Hundredths of a percent of `37`, `37,5` or `37.25`; null for all else. */
export function readShare(text: string): number | null {
  const share = hundredthsOf(text.trim().replace(/\s?%$/, ""));
  return share === null || share > WHOLE_BP ? null : share;
}

/** As it is typed again: 3750 as `37,5`. */
export function shareText(share: number, lang: Language): string {
  const text = String(share / 100);
  return lang === "id" ? text.replace(".", ",") : text;
}

/** `−12,5` points: the sign always there, for a deviation has a side. */
export function pointsText(hundredths: number, lang: Language): string {
  const text = percent(hundredths, lang).replace(/\s?%$/, "");
  return hundredths > 0 ? `+${text}` : text;
}

/** Percent for a plot; null where nothing is known. */
export function percents(values: readonly (number | null)[]): (number | null)[] {
  return values.map((each) => (each === null ? null : each / 100));
}

type Told = Pick<Schemas["ToldView"], "month" | "realised_idr" | "physical_bp">;

/** The last month before this one that was told. */
export function lastTold<T extends Told>(told: readonly T[], month: number): T | undefined {
  return told.filter((each) => each.month < month).sort((one, other) => other.month - one.month)[0];
}

/** Whether a figure falls below what the month, or the last one before it, was told as: that needs a note. */
export function isBelow(told: readonly Told[], month: number, realised: number | null, share: number | null): boolean {
  const before = lastTold(told, month);
  const held = told.filter((each) => each === before || each.month === month);
  return held.some(
    ({ realised_idr, physical_bp }) =>
      (realised !== null && realised < realised_idr) || (share !== null && share < physical_bp),
  );
}

/** Rupiah and percent as they are said. */
export function figuresOf({ realised_idr, physical_bp }: Told, lang: Language): [rupiah: string, physical: string] {
  return [rupiah(realised_idr, lang), percent(physical_bp, lang)];
}

export function isSilent({ lines, reported }: Sums): boolean {
  return reported < lines;
}

export function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}`;
}

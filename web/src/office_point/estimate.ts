/** What many fixes of a phone that stands still tell together: for the screen only, the server reckons again. */
import { distanceM, type Position } from "../place/distance";

export interface SurveyFix {
  position: Position;
  accuracyM: number;
  /** Since the first fix. */
  atS: number;
}

export interface Estimate {
  position: Position;
  /** Radius around it that holds 68 % of the fixes. */
  spreadM: number;
  /** The middle one of the fixes' own accuracies. */
  accuracyM: number;
}

const FINEST_M = 1; // no fix weighs more than one of this accuracy
const SPREAD_SHARE = 0.68;

/** The mean, each fix weighing 1/accuracy²; null of none. */
export function estimateOf(fixes: readonly SurveyFix[]): Estimate | null {
  if (!fixes.length) return null;
  const weights = fixes.map(({ accuracyM }) => Math.max(accuracyM, FINEST_M) ** -2);
  const total = weights.reduce((sum, each) => sum + each, 0);
  const mean = (of: (fix: SurveyFix) => number) =>
    fixes.reduce((sum, fix, at) => sum + of(fix) * (weights[at] ?? 0), 0) / total;
  const position: Position = [mean((each) => each.position[0]), mean((each) => each.position[1])];
  return {
    position,
    spreadM: quantile(
      fixes.map((each) => distanceM(each.position, position)),
      SPREAD_SHARE,
    ),
    accuracyM: quantile(
      fixes.map((each) => each.accuracyM),
      0.5,
    ),
  };
}

/** The smallest of the values that at least this share of them does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

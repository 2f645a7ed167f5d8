/** The spreads of an organisation's standing, each beside the people it came to: only shown, never applied. */
import type { Schemas } from "../../api/client";
import { EVALUATIONS } from "../../evaluations/words";
import { usePageWords } from "../../words/words";
import { UNIT_EVALUATIONS } from "./words";

export function Verdicts({ of }: { of: readonly Schemas["SpreadVerdict"][] }) {
  const { t: named } = usePageWords(EVALUATIONS);
  const { t } = usePageWords(UNIT_EVALUATIONS);
  if (!of.length) return null;
  return (
    <ul>
      {of.map(({ spread, people, of: whole, fits }) => {
        const predicate = named.predicates[spread.predicate] ?? spread.predicate;
        const bound = [
          spread.least_percent !== null && t.atLeast(spread.least_percent, predicate),
          spread.most_percent !== null && t.atMost(spread.most_percent, predicate),
        ].filter(Boolean);
        return (
          <li key={spread.predicate}>
            {bound.join(", ")}: {t.verdict(people, whole)}, <strong>{fits ? t.fits : t.beyond}</strong>
          </li>
        );
      })}
    </ul>
  );
}

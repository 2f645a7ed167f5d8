/** What is arranged for oneself, in plain words with its dates; never why. */
import { useHere } from "../state/here";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { type Arrangement, sentencesOf } from "./say";
import { ARRANGED } from "./words";

export default function Arrangements({ arranged }: { arranged: readonly Arrangement[] }) {
  const { t } = usePageWords(ARRANGED);
  return (
    <section class="card stack" aria-labelledby="arranged">
      <h2 id="arranged">{t.mine}</h2>
      {arranged.map((each) => (
        <Arranged key={each.starts_on} arrangement={each} />
      ))}
      <p class="hint">{t.mineHint}</p>
    </section>
  );
}

export function Arranged({ arrangement }: { arrangement: Arrangement }) {
  const { t, w, lang } = usePageWords(ARRANGED);
  const { on } = useHere();
  const { starts_on, ends_on, decree_no } = arrangement;
  const isOver = ends_on < on;
  const isHolding = starts_on <= on && !isOver;
  return (
    <div class="arranged">
      <p>
        <span class={`tag ${isHolding ? "ok" : "off"}`}>{isHolding ? t.holds : isOver ? t.over : t.coming}</span>
      </p>
      <ul class="plain-list">
        {sentencesOf(arrangement, t, w).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p class="soft">
        {t.dates(shortDate(starts_on, lang), shortDate(ends_on, lang))}
        <br />
        {t.decree(decree_no)}
      </p>
    </div>
  );
}

/** What a reviewer accepts, and by which keys. */
import { Tick } from "../../parts/labelled";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import { STROKES, type Stroke } from "./keys";
import { BENCH } from "./words";

export function Guide() {
  const { t } = usePageWords(BENCH);
  return (
    <section class="card stack" aria-labelledby="guide">
      <h2 id="guide">{t.guide}</h2>
      <ul class="bench-guide">
        {t.guidance.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}

/** `only`: what these keys do here; none given: all of them. */
export function Keys({ only }: { only?: readonly Stroke[] | undefined }) {
  const { t } = usePageWords(BENCH);
  const [{ keys }, change] = useQuery();
  return (
    <section class="card stack" aria-labelledby="keys">
      <h2 id="keys">{t.keys}</h2>
      <Tick label={t.useKeys} value={keys !== "0"} onValue={(isOn) => change({ keys: isOn ? null : "0" })} />
      <dl class="bench-keys">
        {STROKES.filter(([, stroke]) => !only || only.includes(stroke)).map(([key, stroke]) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t.strokes[stroke]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

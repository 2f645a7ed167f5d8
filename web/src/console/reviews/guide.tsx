/** What a reviewer accepts, and by which keys. */
import { usePageWords } from "../../words/words";
import { Keys } from "../parts/key_help";
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
export function BenchKeys({ only }: { only?: readonly Stroke[] | undefined }) {
  const { t } = usePageWords(BENCH);
  const shown = STROKES.filter(([, stroke]) => !only || only.includes(stroke));
  return <Keys keys={shown.map(([key, stroke]) => [key, t.strokes[stroke]])} />;
}

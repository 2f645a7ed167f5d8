/** How an auditor verifies without this service: one file, plain Python. */
import { usePageWords } from "../../words/words";
import { AUDIT, COMMANDS } from "./words";

export function Alone() {
  const { t } = usePageWords(AUDIT);
  return (
    <>
      <p class="lead">{t.aloneLead}</p>
      <ol class="audit-steps">
        {t.steps.map(([step, command]) => (
          <li key={command} class="card stack">
            <p>{step}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
            <pre tabIndex={0}>
              <code>{COMMANDS[command]}</code>
            </pre>
          </li>
        ))}
      </ol>
      <section class="card stack" aria-labelledby="finds">
        <h2 id="finds">{t.finds}</h2>
        <ul class="audit-finds">
          {t.findings.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p class="soft">{t.exits}</p>
      </section>
    </>
  );
}

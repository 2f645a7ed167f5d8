/** A paper for each date, to be printed: one A4 page each. */
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { spaced } from "./digits";
import type { ShownCode } from "./put";
import { OFFICE_CODE } from "./words";

export function Papers({ shown }: { shown: ShownCode }) {
  const { t, lang } = usePageWords(OFFICE_CODE);
  return (
    <>
      <p class="soft">{t.printHint(shown.shown.length)}</p>
      <button type="button" class="main" onClick={() => print()}>
        {t.print}
      </button>
      <div class="to-print code-papers">
        {shown.shown.map((each) => (
          <section key={each.on} class="card code-paper">
            <p class="code-unit">{shown.unit_name}</p>
            <h2>{longDate(each.on, lang)}</h2>
            <p class="code-digits">{spaced(each.digits)}</p>
            <p class="code-how">{t.howTo}</p>
            <p class="soft">{t.onlyOn}</p>
          </section>
        ))}
      </div>
    </>
  );
}

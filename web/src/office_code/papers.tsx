/** A paper for each date, to be printed: one A4 page each. */
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { spaced } from "./digits";
import { OfficeChoice } from "./office_choice";
import type { ShownCode } from "./put";
import { OFFICE_CODE } from "./words";

export function Papers({ shown, unitId }: { shown: ShownCode; unitId: string }) {
  const { t, lang } = usePageWords(OFFICE_CODE);
  return (
    <>
      <p class="soft">{shown.office ? t.printHint(shown.shown.length) : t.noOffice}</p>
      <OfficeChoice shown={shown} unitId={unitId} />
      <button type="button" class="main" onClick={() => print()}>
        {t.print}
      </button>
      <div class="to-print code-papers">
        {shown.shown.map((each) => (
          <section key={each.on} class="card code-paper">
            <p class="code-unit">
              {shown.unit_name}
              {shown.office && <span class="soft code-office">{shown.office.name}</span>}
            </p>
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

/** What the pages of compliance share: printing, the note on what counts, the choice of a measure. */

import { Select } from "../../parts/labelled";
import { Notice } from "../../parts/notice";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import { CONSOLE } from "../words";
import { MEASURES, type Measure } from "./figures";
import { COMPLIANCE } from "./words";

function PrintButton() {
  const { t } = usePageWords(CONSOLE);
  return (
    <button type="button" class="quiet small-button" onClick={() => print()}>
      {t.print}
    </button>
  );
}

export function Counting({ is }: { is: boolean }) {
  const { t } = usePageWords(COMPLIANCE);
  return (
    <>
      <p class="soft">{t.what}</p>
      {is && (
        <div role="status">
          <Notice tone="info" icon="clock">
            <p>{t.counting}</p>
          </Notice>
        </div>
      )}
    </>
  );
}

export function useMeasure(): Measure {
  const [{ ukuran = "" }] = useQuery();
  return MEASURES.find((each) => each === ukuran) ?? "present";
}

export function MeasureChoice() {
  const { t } = usePageWords(COMPLIANCE);
  const [, change] = useQuery();
  return (
    <Select
      label={t.measure}
      value={useMeasure()}
      onValue={(ukuran) => change({ ukuran })}
      options={MEASURES.map((each) => [each, t.measures[each]] as const)}
    />
  );
}

/** Back and forth through months or years; what stands last is now. */
export function Steps({ label, before, after }: { label: string; before: () => void; after: (() => void) | null }) {
  const { t } = usePageWords(COMPLIANCE);
  return (
    <div class="day-choice">
      <p class="strong day-name">{label}</p>
      <button type="button" class="quiet small-button" onClick={before}>
        {t.before}
      </button>
      <button type="button" class="quiet small-button" disabled={!after} onClick={() => after?.()}>
        {t.after}
      </button>
      <PrintButton />
    </div>
  );
}

/** `#/kepatuhan`: one's own record, days and performance year by year, and the signed data of it to keep. */
import "../own_count/own_count.css";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { save } from "../parts/hand_on";
import { address } from "../route";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import { hasPerformance } from "./performance";
import { RECORD } from "./words";
import { RecordYear } from "./year";

export default function RecordPage() {
  const { t } = usePageWords(RECORD);
  const asked = useAnswer("own record", () => answer(api.GET("/me/compliance-record")));
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={asked}>{(found) => <Years found={found} />}</Awaited>
    </>
  );
}

/** The newest first. Years of which nothing is known are no more than a blank, and this one is always there. */
function Years({ found }: { found: Schemas["ComplianceView"] }) {
  const { t } = usePageWords(RECORD);
  const [latest, ...before] = [...found.years].reverse();
  const told = before.filter(isTold);
  return (
    <>
      {[latest, ...told].map((each) => each && <RecordYear key={each.year} found={each} />)}
      <section class="card stack" aria-labelledby="check">
        <h2 id="check">{t.check}</h2>
        <p>{t.checkHint}</p>
        <button type="button" class="quiet" onClick={() => save(fileOf(found))}>
          {t.save}
        </button>
        <p class="hint">{t.wrong}</p>
        <a class="quiet" href={address("riwayat")}>
          {t.toHistory}
        </a>
      </section>
    </>
  );
}

function isTold({ judged_through, unexcused_days, outcomes, performance }: Schemas["ComplianceYearView"]): boolean {
  return Boolean(judged_through || unexcused_days || outcomes.length) || hasPerformance(performance);
}

function fileOf({ signed, made_at }: Schemas["ComplianceView"]): File {
  const name = `riwayat-kepatuhan-${made_at.slice(0, 10)}.json`;
  return new File([JSON.stringify({ signed })], name, { type: "application/json" });
}

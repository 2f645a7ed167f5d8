/** On a city admin's home screen: what waits for them. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Notice } from "../parts/notice";
import { address } from "../route";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { awaits } from "./awaits";
import { CHANGES } from "./changes_words";

export default function WaitingCard() {
  const { t } = usePageWords(CHANGES);
  const { me } = useInside();
  const proposals = useAnswer("proposals", () => answer(api.GET("/proposals"))).data?.proposals ?? [];
  const outages = useAnswer("outages", () => answer(api.GET("/outages"))).data?.outages ?? [];
  const changes = proposals.filter((each) => awaits(each, me.employee.employee_id)).length;
  const suspected = outages.filter(({ state }) => state === "suspected").length;
  return (
    <>
      {suspected > 0 && (
        <Notice tone="warn">
          <p>{t.suspected(suspected)}</p>
          <a class="quiet" href={address("kota", "gangguan")}>
            {t.seeOutages}
          </a>
        </Notice>
      )}
      {changes > 0 && (
        <Notice tone="warn">
          <p>{t.awaitYou(changes)}</p>
          <a class="quiet" href={address("kota", "perubahan")}>
            {t.seeThem}
          </a>
        </Notice>
      )}
    </>
  );
}

/** What one did: `#/kinerja[/<month>|/<id>|/baru[/ulang/<id>|/draf/<id>]|/tim[/<unit>]|/laporan[/<month>]|/orang/<employee>[/<month>]]`. */
import "./performance.css";
import { useEffect } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { OwnReport } from "../given_out/own";
import { Notice } from "../parts/notice";
import { Sure } from "../parts/sure";
import { address, goInstead, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { ActivityCard } from "./card";
import { type Draft, offered, readDraft, sendDrafts, settled, takeInHand } from "./drafts";
import { ReportForm } from "./form";
import { Month } from "./month";
import { PersonsMonth } from "./person";
import { emptyTold, type Told, toldOf } from "./report";
import { TeamActivities } from "./team";
import { ACTIVITIES } from "./words";

const MONTH = /^20\d\d-\d\d$/;

export default function PerformancePage() {
  const [, part = "", how = "", id = ""] = useRoute();
  const { on } = useHere();
  if (part === "baru") return <NewReport key={`${how} ${id}`} how={how} id={id} />;
  if (part === "tim") return <TeamActivities key={how} unitId={how} />;
  if (part === "laporan") return <OwnReport key={how} month={how} />;
  if (part === "orang") {
    return <PersonsMonth key={how} employeeId={how} month={MONTH.test(id) ? id : on.slice(0, 7)} />;
  }
  if (part && !MONTH.test(part)) return <One key={part} activityId={part} />;
  return <Month month={part} />;
}

/** A new one: empty, as one before it, or one that waits here. */
function NewReport({ how, id }: { how: string; id: string }) {
  const { me, on } = useHere();
  const employeeId = me.employee.employee_id;
  useInHand(employeeId, how === "draf" ? id : "");
  const asked = useAnswer(`report ${how} ${id} ${on}`, async (): Promise<{ told: Told; draft?: Draft } | null> => {
    const held = await offered(employeeId).catch(() => null);
    if (how === "draf") {
      await settled(employeeId);
      const draft = await readDraft(employeeId, id);
      return draft && { told: draft.told, draft };
    }
    if (how !== "ulang") return { told: emptyTold(on) };
    const choices = held?.choices?.on === on ? held.choices : null;
    if (held?.last?.activity_id === id) return { told: toldOf(held.last, { on, choices }) };
    const path = { activity_id: id };
    const found = await answer(api.GET("/me/activities/{activity_id}", { params: { path } }));
    return { told: toldOf(found, { on, choices }) };
  });
  const { data } = asked;
  if (!data) return asked.loading || asked.refusal ? <Awaited asked={asked}>{() => null}</Awaited> : <Sent />;
  const { told, draft } = data;
  return (
    <ReportForm told={told} {...(draft ? { draft } : {})} done={() => goInstead("kinerja", told.on.slice(0, 7))} />
  );
}

/** While this draft is being changed, nothing sends it as it was. */
function useInHand(employeeId: string, id: string): void {
  useEffect(() => {
    if (!id) return;
    const letGo = takeInHand(id);
    return () => {
      letGo();
      void sendDrafts(employeeId).catch(() => undefined);
    };
  }, [employeeId, id]);
}

/** The draft that was to be changed is no longer here. */
function Sent() {
  const { t } = usePageWords(ACTIVITIES);
  return (
    <>
      <Notice tone="ok">
        <p>{t.sentMeanwhile}</p>
      </Notice>
      <a class="quiet" href={address("kinerja")}>
        {t.toMonth}
      </a>
    </>
  );
}

function One({ activityId }: { activityId: string }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const path = { activity_id: activityId };
  const asked = useAnswer(`activity ${activityId}`, () =>
    answer(api.GET("/me/activities/{activity_id}", { params: { path } })),
  );
  async function withdraw() {
    await answer(api.DELETE("/me/activities/{activity_id}", { params: { path } }));
    await asked.reload();
  }
  return (
    <Awaited asked={asked}>
      {(activity) => (
        <>
          <ul class="stack">
            <ActivityCard activity={activity} isWhole>
              {activity.state === "approved" && <p class="hint">{t.approvedStays}</p>}
            </ActivityCard>
          </ul>
          {(activity.state === "waiting" || activity.state === "returned") && (
            <section class="stack" aria-labelledby="again">
              <h2 id="again">{t.sendAgain}</h2>
              <ReportForm
                key={activity.revision}
                told={toldOf(activity)}
                activity={activity}
                done={() => void asked.reload()}
              />
              <Sure
                label={t.withdraw}
                longLabel={`${t.withdraw}: ${shortDate(activity.on, lang)}`}
                consequence={t.withdrawSure}
                yes={t.withdrawYes}
                busyLabel={t.acting}
                act={withdraw}
              />
            </section>
          )}
        </>
      )}
    </Awaited>
  );
}

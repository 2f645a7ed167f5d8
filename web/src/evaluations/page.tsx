/** `#/kinerja/penilaian[/<year>]`: my assessments of a year, period by period; what came of my indicators; my objection. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Select } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { Said } from "../parts/said";
import { TextArea } from "../parts/text_area";
import { useAct } from "../parts/use_act";
import { useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { FeedbackWords } from "./feedback_words";
import { type Evaluation, EvidenceShown, Indicators, Outcome, Steps, Who } from "./shown";
import { ToldForm } from "./told_form";
import { EVALUATIONS } from "./words";

const DAY_MS = 86_400_000;

type Reload = (said: string) => Promise<void>;

export default function OwnEvaluations() {
  const { t } = usePageWords(EVALUATIONS);
  const [, , wanted] = useRoute();
  const now = Number(useHere().on.slice(0, 4));
  const years = [now, now - 1].map(String);
  const [year, setYear] = useState(wanted && years.includes(wanted) ? wanted : String(now));
  const [said, setSaid] = useState({ text: "", at: 0 });
  const params = { path: { year } };
  const asked = useAnswer(`own evaluations ${year}`, () => answer(api.GET("/me/evaluations/{year}", { params })));
  const reload: Reload = async (text) => {
    await asked.reload();
    setSaid(({ at }) => ({ text, at: at + 1 }));
  };
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Select label={t.year} value={year} onValue={setYear} options={years.map((each) => [each, each])} />
      {said.text && <Said key={said.at} text={said.text} />}
      <Awaited asked={asked}>
        {({ evaluations }) =>
          evaluations.length ? (
            [...evaluations]
              .reverse()
              .map((each) => <OwnPeriod key={`${each.period_id} ${each.number}`} of={each} reload={reload} />)
          ) : (
            <p>{t.none}</p>
          )
        }
      </Awaited>
      <Feedback key={`words ${year}`} year={year} />
    </>
  );
}

function OwnPeriod({ of, reload }: { of: Evaluation; reload: Reload }) {
  const { t } = usePageWords(EVALUATIONS);
  const [opened, setOpened] = useState<"" | "tell" | "object">("");
  const id = `period-${of.period_id}-${of.number}`;
  const done = (said: string) => async () => {
    setOpened("");
    await reload(said);
  };
  const cancel = () => setOpened("");
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>
        {t.period(of.period_id)}
        {of.number > 1 && `, ${t.part(of.number)}`} · {t.states[of.state]}
      </h2>
      <Who of={of} />
      <Outcome of={of} />
      {opened === "tell" ? (
        <ToldForm key={of.revision} of={of} saved={done(t.saved)} cancel={cancel} />
      ) : (
        <Indicators of={of} />
      )}
      <EvidenceShown of={of} />
      {opened !== "object" && <ObjectionTime of={of} />}
      {opened === "object" && <Objection of={of} sent={done(t.objected)} cancel={cancel} />}
      <Steps of={of} />
      {!opened && of.may.length > 0 && (
        <div class="plan-acts">
          {of.may.includes("told") && (
            <button type="button" class="quiet" onClick={() => setOpened("tell")}>
              {t.tell}
            </button>
          )}
          {of.may.includes("objected") && (
            <button type="button" class="quiet" onClick={() => setOpened("object")}>
              {t.object}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

/** Until when one may object, while one may; or that it is over. */
function ObjectionTime({ of: { object_until, may, state } }: { of: Evaluation }) {
  const { t, lang } = usePageWords(EVALUATIONS);
  const { on } = useHere();
  if (!object_until || state !== "approved") return null;
  const until = longDate(object_until, lang);
  if (may.includes("objected")) {
    return (
      <p>
        {t.objectLead(until)}{" "}
        <strong>{t.daysLeft(Math.round((Date.parse(object_until) - Date.parse(on)) / DAY_MS))}</strong>
      </p>
    );
  }
  return object_until < on ? <p class="soft">{t.objectOver(until)}</p> : null;
}

function Objection({ of, sent, cancel }: { of: Evaluation; sent: () => Promise<void>; cancel: () => void }) {
  const { t, lang } = usePageWords(EVALUATIONS);
  const { busy, refusal, run } = useAct();
  const [text, setText] = useState("");
  async function send() {
    const path = { year: String(of.year), number: String(of.number), period: of.period_id };
    const body = { text: text.trim(), revision: of.revision };
    await answer(api.POST("/me/evaluations/{year}/{number}/{period}/objection", { params: { path }, body }));
    await sent();
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void run(send);
      }}
    >
      {refusal && <NoNotice refusal={refusal} />}
      <TextArea
        label={t.objectText}
        hint={of.object_until ? t.objectLead(longDate(of.object_until, lang)) : undefined}
        value={text}
        onValue={setText}
        fault={refusal?.faultAt("/text")?.detail}
      />
      <div class="plan-acts">
        <button type="submit" class="main" disabled={busy}>
          {t.objectSend}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}

function Feedback({ year }: { year: string }) {
  const params = { path: { year } };
  const asked = useAnswer(`own feedback ${year}`, () => answer(api.GET("/me/feedback/{year}", { params })));
  return <FeedbackWords asked={asked} />;
}

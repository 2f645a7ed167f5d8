/** One assessment opened beside the list: its evidence, two ratings by single keys, or the answer to them. */
import type { MutableRef } from "preact/hooks";
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { type Evaluation, EvidenceShown, Indicators, Outcome, Steps, Who } from "../../evaluations/shown";
import { EVALUATIONS } from "../../evaluations/words";
import { NoNotice } from "../../parts/notice";
import { TextArea } from "../../parts/text_area";
import { useAct } from "../../parts/use_act";
import { useHere } from "../../state/here";
import { longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Opened } from "../parts/opened";
import { Awaited } from "../parts/states";
import { FeedbackBeside } from "./feedback_beside";
import { type Given, RATINGS, Ratings } from "./ratings";
import { UNIT_EVALUATIONS } from "./words";

export interface Chosen {
  employeeId: string;
  number: number;
  name: string;
}

interface OneProps {
  chosen: Chosen;
  period: string;
  ids: readonly string[];
  id: string;
  open: (id: string | null) => void;
  isAtOnce: MutableRef<boolean>;
  done: (said: string) => Promise<void>;
}

const NOTHING: Given = { result: "", behaviour: "", behaviours: {} };

export function One(props: OneProps) {
  const { chosen, period, ids, id, open, isAtOnce, done } = props;
  const { t } = usePageWords(EVALUATIONS);
  const { t: ours } = usePageWords(UNIT_EVALUATIONS);
  const [given, setGiven] = useState<Given>(NOTHING);
  const change = (changed: Partial<Given>) => setGiven((before) => ({ ...before, ...changed }));
  const year = period.slice(0, 4);
  const path = { employee_id: chosen.employeeId, year, number: String(chosen.number), period };
  const asked = useAnswer(`evaluation ${id} ${period}`, () =>
    answer(api.GET("/employees/{employee_id}/evaluations/{year}/{number}/{period}", { params: { path } })),
  );
  async function after(said: string) {
    await asked.reload();
    await done(said);
  }
  const keys = (["result", "behaviour"] as const).flatMap((what, place) =>
    RATINGS.map(
      (rating, at) =>
        [
          String(place * RATINGS.length + at + 1),
          ours.keys(t[what], t.ratings[rating] ?? rating),
          () => change({ [what]: rating }),
        ] as const,
    ),
  );
  return (
    <Opened title={chosen.name} ids={ids} id={id} open={open} isAtOnce={isAtOnce} keys={keys}>
      <Awaited asked={asked}>
        {(found) => (
          <>
            <p class="strong">{t.states[found.state]}</p>
            <Who of={found} />
            <Outcome of={found} />
            <Acts key={found.revision} of={found} given={given} change={change} after={after} name={chosen.name} />
            <EvidenceShown of={found} />
            <Indicators of={found} />
            <Steps of={found} />
          </>
        )}
      </Awaited>
      <FeedbackBeside key={chosen.employeeId} employeeId={chosen.employeeId} year={year} name={chosen.name} />
    </Opened>
  );
}

interface ActsProps {
  of: Evaluation;
  given: Given;
  change: (changed: Partial<Given>) => void;
  after: (said: string) => Promise<void>;
  name: string;
}

function Acts({ of, given, change, after, name }: ActsProps) {
  const { t, lang } = usePageWords(UNIT_EVALUATIONS);
  const { on } = useHere();
  if (of.may.includes("rated")) return <Rate of={of} given={given} change={change} after={after} name={name} />;
  if (of.may.length) return <Answer of={of} given={given} change={change} after={after} name={name} />;
  return of.state === "open" && of.opens_on > on ? <p>{t.notYet(longDate(of.opens_on, lang))}</p> : null;
}

function Rate({ of, given, change, after, name }: ActsProps) {
  const { t: named } = usePageWords(EVALUATIONS);
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const { busy, refusal, run } = useAct();
  const [reason, setReason] = useState(of.ratings?.reason ?? "");
  const { result, behaviour, behaviours } = given;

  async function send() {
    if (!result || !behaviour) return;
    const body = { result, behaviour, behaviours, reason: reason.trim() || null, revision: of.revision };
    await answer(
      api.PUT("/employees/{employee_id}/evaluations/{year}/{number}/{period}", { params: { path: pathOf(of) }, body }),
    );
    await after(t.sent(name));
  }

  return (
    <form
      class="stack"
      noValidate
      aria-label={t.rate}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void run(send);
      }}
    >
      <h3>{t.rate}</h3>
      {refusal && <NoNotice refusal={refusal} />}
      <Ratings given={given} change={change} />
      <TextArea
        label={named.reason}
        hint={t.reasonHint}
        rows={3}
        value={reason}
        onValue={setReason}
        fault={refusal?.faultAt("/reason")?.detail}
      />
      <div class="plan-acts">
        <button type="submit" class="main" disabled={busy || !result || !behaviour}>
          {busy ? t.sending : t.send}
        </button>
      </div>
    </form>
  );
}

type Kind = "approved" | "returned" | "kept" | "changed";

function Answer({ of, given, change, after, name }: ActsProps) {
  const { t: named } = usePageWords(EVALUATIONS);
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const { busy, refusal, run } = useAct();
  const [text, setText] = useState("");
  const [isChanging, setChanging] = useState(false);
  const { result, behaviour, behaviours } = given;

  async function send(answered: Kind) {
    const ratings = answered === "changed" && result && behaviour ? { result, behaviour, behaviours } : null;
    const body = { answer: answered, revision: of.revision, text: text.trim() || null, ratings };
    const params = { path: pathOf(of) };
    await answer(api.POST("/employees/{employee_id}/evaluations/{year}/{number}/{period}/answers", { params, body }));
    await after(t.answered(name));
  }

  const button = (kind: Kind, label: string, tone: string) =>
    of.may.includes(kind) && (
      <button type="button" class={tone} disabled={busy} onClick={() => void run(() => send(kind))}>
        {label}
      </button>
    );
  return (
    <section class="stack" aria-labelledby="answer">
      <h3 id="answer">{of.state === "objected" ? t.decide : t.answer}</h3>
      {refusal && <NoNotice refusal={refusal} />}
      {isChanging && <Ratings given={given} change={change} />}
      <TextArea
        label={t.word}
        hint={t.wordHint}
        rows={3}
        value={text}
        onValue={setText}
        fault={refusal?.faultAt("/text")?.detail}
      />
      <div class="plan-acts">
        {button("approved", t.approve, "main")}
        {button("returned", t.return, "quiet")}
        {!isChanging && button("kept", t.keep, "main")}
        {isChanging && result && behaviour && button("changed", t.change, "main")}
        {of.may.includes("changed") && (
          <button type="button" class="quiet" disabled={busy} onClick={() => setChanging(!isChanging)}>
            {isChanging ? named.cancel : t.changeOpen}
          </button>
        )}
      </div>
    </section>
  );
}

function pathOf({ employee_id, year, number, period_id }: Evaluation) {
  return { employee_id, year: String(year), number: String(number), period: period_id };
}

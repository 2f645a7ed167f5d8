/** Discipline cases about oneself, each with its steps and room for one's own words. Nothing where there is none. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { NoNotice, Notice } from "../parts/notice";
import { TextArea } from "../parts/text_area";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import { CaseSteps } from "./steps";
import { CASES } from "./words";

export default function OwnCases() {
  const asked = useAnswer("own cases", () => answer(api.GET("/me/discipline-cases")));
  return (
    <Awaited asked={asked}>
      {({ cases }) =>
        cases.map((each) => <OwnCase key={each.case_id} found={each} reload={() => void asked.reload()} />)
      }
    </Awaited>
  );
}

interface OwnCaseProps {
  found: Schemas["CaseView"];
  reload: () => void;
}

function OwnCase({ found, reload }: OwnCaseProps) {
  const { t } = usePageWords(CASES);
  const id = `case-${found.case_id}`;
  const isOpen = found.next.includes("statement");
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>
        {t.title(found.case_id)} · {t.states[found.state] ?? found.state}
      </h2>
      <p>{t.evidence(found.evidence.sums.counted_days, found.year)}</p>
      {found.state !== "closed" && (
        <Notice tone="info">
          <p>{t.unfair}</p>
        </Notice>
      )}
      <CaseSteps steps={found.steps} />
      {isOpen ? <Statement found={found} reload={reload} /> : found.state !== "closed" && <p class="hint">{t.over}</p>}
    </section>
  );
}

function Statement({ found, reload }: OwnCaseProps) {
  const { t } = usePageWords(CASES);
  const { busy, refusal, run } = useAct();
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  const [isSent, setSent] = useState(false);
  const path = { case_id: found.case_id };

  async function send() {
    const body = { text: text.trim(), revision: found.revision };
    await answer(api.POST("/me/discipline-cases/{case_id}/statements", { params: { path }, body }));
    setText("");
    setSent(true);
    reload();
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSent(false);
        setFault(text.trim() ? "" : t.sayEmpty);
        if (text.trim() && !busy) void run(send);
      }}
    >
      <p>{t.lead}</p>
      {refusal && <NoNotice refusal={refusal} />}
      <TextArea
        label={t.say}
        hint={t.sayHint}
        value={text}
        onValue={setText}
        fault={fault || refusal?.faultAt("/text")?.detail}
      />
      <button type="submit" class="main" disabled={busy}>
        {busy ? t.sending : t.send}
      </button>
      <p class="live" role="status">
        {isSent ? t.sent : ""}
      </p>
    </form>
  );
}

/** The answer to somebody's plan: agreed, returned with a word, or opened again. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { NoNotice } from "../parts/notice";
import { TextArea } from "../parts/text_area";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import type { Plan } from "./draft";
import { PLANS } from "./words";

type Kind = "agreed" | "returned" | "reopened";

export function AnswerForm({ plan, answered }: { plan: Plan; answered: () => Promise<void> }) {
  const { t } = usePageWords(PLANS);
  const { busy, refusal, run } = useAct();
  const [text, setText] = useState("");
  const id = `answer-${plan.number}`;

  async function send(kind: Kind) {
    const path = { employee_id: plan.employee_id, year: String(plan.year), number: String(plan.number) };
    const body = { answer: kind, revision: plan.revision, text: text.trim() || null };
    await answer(api.POST("/employees/{employee_id}/plans/{year}/{number}/answers", { params: { path }, body }));
    await answered();
  }

  const button = (kind: Kind, label: string, tone: string) => (
    <button type="button" class={tone} disabled={busy} onClick={() => void run(() => send(kind))}>
      {label}
    </button>
  );
  return (
    <section class="card stack" aria-labelledby={id}>
      <h3 id={id}>{t.answerTitle}</h3>
      {refusal && <NoNotice refusal={refusal} />}
      <TextArea
        label={t.word}
        hint={t.wordHint}
        rows={3}
        value={text}
        onValue={setText}
        fault={refusal?.faultAt("/text")?.detail}
      />
      <div class="plan-acts">
        {plan.state === "proposed" && button("agreed", t.agree, "main")}
        {plan.state === "proposed" && button("returned", t.return, "quiet")}
        {plan.state === "agreed" && button("reopened", t.reopen, "quiet")}
      </div>
    </section>
  );
}

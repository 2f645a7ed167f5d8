/** One's own plans of a year: read, written, proposed, copied from last year, gone on with after a move. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { onceOnly } from "../api/job";
import { useAnswer } from "../api/use_answer";
import { Input, Select } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { Said } from "../parts/said";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import type { Plan } from "./draft";
import { PlanEditor } from "./editor";
import { PlanShown } from "./shown";
import { PLANS } from "./words";

type OwnYear = Schemas["OwnPlansView"];
type Reload = (said?: string) => Promise<void>;

/** `asked`: the year that a notice is about. */
export function OwnPlans({ asked: wanted }: { asked?: string | undefined }) {
  const { t } = usePageWords(PLANS);
  const now = Number(useHere().on.slice(0, 4));
  const years = [now + 1, now, now - 1].map(String);
  const [year, setYear] = useState(wanted && years.includes(wanted) ? wanted : String(now));
  const [said, setSaid] = useState({ text: "", at: 0 });
  const asked = useAnswer(`own plans ${year}`, () =>
    answer(api.GET("/me/plans/{year}", { params: { path: { year } } })),
  );
  const reload: Reload = async (text = "") => {
    await asked.reload();
    setSaid(({ at }) => ({ text, at: at + 1 }));
  };
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Select label={t.year} value={year} onValue={setYear} options={years.map((each) => [each, each])} />
      {said.text && <Said key={said.at} text={said.text} />}
      <Awaited asked={asked}>{(found) => <Year key={found.year} found={found} reload={reload} />}</Awaited>
    </>
  );
}

function Year({ found, reload }: { found: OwnYear; reload: Reload }) {
  const { t } = usePageWords(PLANS);
  const [isBegun, setBegun] = useState(false);
  const { busy, refusal, run } = useAct();
  const { year, plans, above } = found;
  if (isBegun && !plans.length) {
    const saved = () => reload(t.saved);
    return <PlanEditor year={year} plan={null} above={above} saved={saved} cancel={() => setBegun(false)} />;
  }
  const copy = async () => {
    await answer(api.POST("/me/plan-copies", { params: onceOnly(), body: { year } }));
    await reload(t.saved);
  };
  return (
    <>
      {!plans.length && <p class="soft">{found.assessor_name ? t.assessor(found.assessor_name) : t.byAdmin}</p>}
      {plans.map((plan) => (
        <OwnPlan key={plan.number} plan={plan} above={above} reload={reload} />
      ))}
      {refusal && <NoNotice refusal={refusal} />}
      {!plans.length && (
        <section class="card stack">
          <p class="strong">{t.none}</p>
          <p>{t.howToBegin}</p>
          <div class="plan-acts">
            <button type="button" class="main" onClick={() => setBegun(true)}>
              {t.begin}
            </button>
            <button type="button" class="quiet" disabled={busy} onClick={() => void run(copy)}>
              {t.copy}
            </button>
          </div>
        </section>
      )}
      {found.may_go_on && <GoOn found={found} reload={reload} />}
    </>
  );
}

function OwnPlan({ plan, above, reload }: { plan: Plan; above: OwnYear["above"]; reload: Reload }) {
  const { t } = usePageWords(PLANS);
  const [isOpen, setOpen] = useState(false);
  const { busy, refusal, run } = useAct();
  const mayWrite = plan.state === "draft" || plan.state === "returned";

  async function saved() {
    setOpen(false);
    await reload(t.saved);
  }

  async function propose() {
    const path = { year: String(plan.year), number: String(plan.number) };
    const body = { revision: plan.revision };
    await answer(api.POST("/me/plans/{year}/{number}/proposal", { params: { path }, body }));
    await reload(t.proposed);
  }

  if (isOpen) {
    return <PlanEditor year={plan.year} plan={plan} above={above} saved={saved} cancel={() => setOpen(false)} />;
  }
  return (
    <>
      <PlanShown plan={plan} isOwn />
      {refusal && (
        <NoNotice refusal={refusal}>
          <ul>
            {refusal.faults.map(({ pointer, detail }) => (
              <li key={pointer}>{detail}</li>
            ))}
          </ul>
        </NoNotice>
      )}
      {mayWrite && (
        <div class="plan-acts">
          <button type="button" class="main" disabled={busy} onClick={() => void run(propose)}>
            {busy ? t.proposing : t.propose}
          </button>
          <button type="button" class="quiet" onClick={() => setOpen(true)}>
            {t.edit}
          </button>
        </div>
      )}
    </>
  );
}

function GoOn({ found, reload }: { found: OwnYear; reload: Reload }) {
  const { t } = usePageWords(PLANS);
  const [post, setPost] = useState("");
  const { busy, refusal, run } = useAct();
  const last = found.plans[found.plans.length - 1];
  if (!last) return null;

  async function goOn(revision: number) {
    const params = { path: { year: String(found.year) }, ...onceOnly() };
    await answer(api.POST("/me/plans/{year}", { params, body: { post: post.trim(), revision } }));
    await reload(t.saved);
  }

  return (
    <form
      class="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void run(() => goOn(last.revision));
      }}
    >
      <p>{t.goOnLead}</p>
      {refusal && <NoNotice refusal={refusal} />}
      <Input label={t.newPost} value={post} onValue={setPost} fault={refusal?.faultAt("/post")?.detail} />
      <button type="submit" class="main" disabled={busy}>
        {t.goOn}
      </button>
    </form>
  );
}

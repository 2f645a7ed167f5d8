/** One case: what it rests on, its steps, and what may follow. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { CaseSteps } from "../../own_cases/steps";
import { CASES } from "../../own_cases/words";
import { Said } from "../../parts/said";
import { address } from "../../route";
import { DECIDERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { OrderFile } from "../parts/order_file";
import { Awaited } from "../parts/states";
import { withQuery } from "../use_query";
import { Evidence } from "./evidence";
import { StepForm } from "./step_form";
import { DISCIPLINE } from "./words";

export function CasePage({ employeeId, caseId }: { employeeId: string; caseId: string }) {
  const { t } = usePageWords(DISCIPLINE);
  const path = { employee_id: employeeId, case_id: caseId };
  const asked = useAnswer(`case ${employeeId} ${caseId}`, () =>
    answer(api.GET("/employees/{employee_id}/discipline-cases/{case_id}", { params: { path } })),
  );
  return (
    <>
      <p>
        <a href={address("disiplin")}>{t.back}</a>
      </p>
      <Awaited asked={asked}>{(found) => <Case found={found} reload={asked.reload} />}</Awaited>
    </>
  );
}

interface CaseProps {
  found: Schemas["CaseView"];
  reload: () => Promise<void>;
}

function Case({ found, reload }: CaseProps) {
  const { t } = usePageWords(DISCIPLINE);
  const { t: named } = usePageWords(CASES);
  const { roles, me } = useDesk();
  const isHandler = roles.some((role) => DECIDERS.includes(role)) && me.employee.employee_id !== found.employee_id;
  const [isSaved, setSaved] = useState(false);
  const next = found.next.filter((kind) => kind !== "statement");
  async function saved() {
    await reload();
    setSaved(true);
  }
  return (
    <>
      <section class="stack" aria-labelledby="case">
        <h2 id="case">
          {found.name} · {named.title(found.case_id)} · {named.states[found.state]}
        </h2>
        <p>
          <a href={withQuery(address("disiplin", found.employee_id), { tahun: String(found.year) })}>{t.toPerson}</a>
        </p>
      </section>
      <section class="card narrow stack" aria-labelledby="steps">
        <h2 id="steps">{t.steps}</h2>
        {isSaved && <Said key={found.revision} text={t.saved} />}
        <CaseSteps steps={found.steps} />
        {found.steps.some(({ kind }) => kind === "summons") && isHandler && <Letter found={found} />}
      </section>
      {isHandler && next.length > 0 ? (
        <div class="narrow">
          <StepForm key={found.revision} found={found} kinds={next} saved={saved} />
        </div>
      ) : (
        <p class="hint">{found.state === "closed" ? t.closedNow : t.readOnly}</p>
      )}
      <section class="stack" aria-labelledby="evidence">
        <h2 id="evidence">{t.evidence}</h2>
        <Evidence found={found.evidence} />
      </section>
    </>
  );
}

function Letter({ found }: { found: Schemas["CaseView"] }) {
  const { t } = usePageWords(DISCIPLINE);
  const path = { employee_id: found.employee_id, case_id: found.case_id };
  return (
    <OrderFile
      label={t.letter}
      hint={t.letterHint}
      wayOn={({ code }) => code === "RULE_UNCONFIRMED" && <a href={address("pengaturan")}>{t.toRules}</a>}
      order={(once) =>
        answer(
          api.POST("/employees/{employee_id}/discipline-cases/{case_id}/letters", {
            params: { path, ...once },
            body: { revision: found.revision },
          }),
        )
      }
    />
  );
}

/** A unit's office codes, on the phone and at a desk: those that hold, and one more proposed. */
import { useMemo, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { refuse } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { base64url } from "../device/base64url";
import { Input, Select } from "../parts/labelled";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { Sure } from "../parts/sure";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { dateBeside, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import "./office_code.css";
import { BOOKKEEPERS } from "../state/roles";
import { OFFICE_CODE } from "./words";

type Code = Schemas["OfficeCodeView"];
type Proposal = Schemas["ProposalView"];

interface ListProps {
  unitId: string;
  /** The address of the screen or paper of a code. */
  putUpAt: (codeId: string) => string;
}

const WORKDAYS = 4; // after the first: a week is what is mostly wanted

export function CodeList({ unitId, putUpAt }: ListProps) {
  const { me, on } = useHere();
  const mayPropose = holds(me, BOOKKEEPERS);
  const { t, w } = usePageWords(OFFICE_CODE);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const path = { unit_id: unitId };
  const asked = useAnswer(`codes ${unitId}`, () =>
    answer(api.GET("/units/{unit_id}/office-codes", { params: { path } })),
  );
  async function done(made: Proposal) {
    setProposal(made);
    await asked.reload();
  }
  return (
    <>
      <p class="soft">{t.lead}</p>
      {proposal && (
        <div role="status">
          <Notice tone="ok">
            <p>{proposal.state === "applied" ? t.applied : t.proposed}</p>
          </Notice>
        </div>
      )}
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!asked.data && asked.loading && <Busy>{w.loading}</Busy>}
      {asked.data?.codes.length === 0 && <p>{t.none}</p>}
      {asked.data && asked.data.codes.length > 0 && (
        <ul class="rows card">
          {asked.data.codes.map((code) => (
            <Row key={code.code_id} code={code} unitId={unitId} mayPropose={mayPropose} putUpAt={putUpAt} done={done} />
          ))}
        </ul>
      )}
      {mayPropose && asked.data && <Declare key={on} unitId={unitId} today={on} done={done} />}
    </>
  );
}

interface RowProps extends ListProps {
  mayPropose: boolean;
  code: Code;
  done: (proposal: Proposal) => Promise<void>;
}

function Row({ code, unitId, mayPropose, putUpAt, done }: RowProps) {
  const { t, lang } = usePageWords(OFFICE_CODE);
  const span = t.span(shortDate(code.starts_on, lang), shortDate(code.ends_on, lang));
  const isOwn = code.unit_id === unitId;
  async function withdraw() {
    const path = { unit_id: unitId, code_id: code.code_id };
    await done(await answer(api.DELETE("/units/{unit_id}/office-codes/{code_id}", { params: { path } })));
  }
  return (
    <li class="row">
      <p class="row-name">{span}</p>
      <p class="soft">{t.kinds[code.kind]}</p>
      {!isOwn && <p class="soft">{t.ofUnit(code.unit_id)}</p>}
      <div class="code-row">
        <a class="quiet" href={putUpAt(code.code_id)}>
          {t.open[code.kind]}
        </a>
        {mayPropose && isOwn && (
          <Sure
            isLink
            label={t.withdraw}
            longLabel={t.withdrawOf(span)}
            consequence={t.withdrawSure}
            yes={t.withdrawYes}
            busyLabel={t.saving}
            act={withdraw}
          />
        )}
      </div>
    </li>
  );
}

interface DeclareProps {
  unitId: string;
  today: string;
  done: (proposal: Proposal) => Promise<void>;
}

function Declare({ unitId, today, done }: DeclareProps) {
  const { t } = usePageWords(OFFICE_CODE);
  const [made, setMade] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each one made has an id of its own
  const codeId = useMemo(() => `k${base64url(crypto.getRandomValues(new Uint8Array(9))).toLowerCase()}`, [made]);
  const [typed, setTyped] = useState({
    kind: "screen",
    starts_on: today,
    ends_on: today && dateBeside(today, WORKDAYS),
  });
  const change = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  async function send() {
    refuse([!typed.starts_on, "/starts_on", t.dateMissing], [!typed.ends_on, "/ends_on", t.dateMissing]);
    const params = { path: { unit_id: unitId, code_id: codeId } };
    const body = typed as Schemas["OfficeCodeBody"];
    const proposal = await answer(api.PUT("/units/{unit_id}/office-codes/{code_id}", { params, body }));
    setMade(made + 1);
    await done(proposal);
  }
  return (
    <section class="card stack" aria-labelledby="declare">
      <h2 id="declare">{t.declare}</h2>
      <Sheet send={send} submit={t.submit} busyLabel={t.saving}>
        {(faultAt) => (
          <>
            <Select
              label={t.kind}
              value={typed.kind}
              onValue={(kind) => change({ kind })}
              options={Object.entries(t.kinds)}
              fault={faultAt("/kind")}
            />
            <Input
              type="date"
              label={t.from}
              value={typed.starts_on}
              onValue={(starts_on) => change({ starts_on })}
              fault={faultAt("/starts_on")}
            />
            <Input
              type="date"
              label={t.until}
              hint={t.untilHint}
              value={typed.ends_on}
              onValue={(ends_on) => change({ ends_on })}
              fault={faultAt("/ends_on")}
            />
          </>
        )}
      </Sheet>
    </section>
  );
}

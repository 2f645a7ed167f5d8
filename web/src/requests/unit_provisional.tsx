/** Check-ins of a unit that await a person, with why; several are decided at once. */
import "./requests.css";
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { type Refusal, refuse } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { Input, Tick } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { Look } from "../selfies/look";
import { SELFIES } from "../selfies/words";
import { Awaited } from "../setting_up/asked";
import { longDate, metres } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { toggled } from "./decide";
import { DECIDING } from "./decide_words";
import { type Provisional, type Ruling, type RulingOutcome, useRuling } from "./use_ruling";

/** `since`: the first of the dates that are listed; "" lists those up to today. */
export default function UnitProvisional({ unitId, since }: { unitId: string; since: string }) {
  const { t, lang } = usePageWords(DECIDING);
  const params = { path: { unit_id: unitId }, query: since ? { since } : {} };
  const asked = useAnswer(`provisional ${unitId} ${since} ${lang}`, () =>
    answer(api.GET("/units/{unit_id}/provisional", { params })),
  );
  return (
    <>
      <p class="lead">{t.provisionalLead}</p>
      <Awaited asked={asked}>
        {({ check_ins, since: first, until }) => (
          <>
            {since && <p class="soft">{t.provisionalDates(longDate(first, lang), longDate(until, lang))}</p>}
            <Decide unitId={unitId} checkIns={check_ins} reload={asked.reload} />
          </>
        )}
      </Awaited>
    </>
  );
}

interface DecideProps {
  unitId: string;
  checkIns: readonly Provisional[];
  reload: () => Promise<void>;
}

function Decide({ unitId, checkIns, reload }: DecideProps) {
  const { t } = usePageWords(DECIDING);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const ruling = useRuling(unitId);
  const picked = checkIns.filter((each) => each.may_decide && chosen.includes(each.challenge_id));
  const rule = (valid: boolean) =>
    ruling.rule(valid, picked, reason, async () => {
      setChosen([]);
      setReason("");
      await reload();
    });
  return (
    <>
      <Outcomes outcomes={ruling.outcomes} />
      {checkIns.length ? <h2 class="unseen">{t.provisional}</h2> : <p class="soft">{t.noProvisional}</p>}
      <ul class="stack">
        {checkIns.map((each) => (
          <ProvisionalCard
            key={each.challenge_id}
            unitId={unitId}
            found={each}
            isChosen={chosen.includes(each.challenge_id)}
            choose={(isIn) => setChosen(toggled(chosen, each.challenge_id, isIn))}
          />
        ))}
      </ul>
      {checkIns.some((each) => each.may_decide) && (
        <RulingBar
          count={picked.length}
          reason={reason}
          onReason={setReason}
          ruling={ruling}
          rule={(valid) => void rule(valid)}
        />
      )}
    </>
  );
}

interface BarProps {
  count: number;
  reason: string;
  onReason: (reason: string) => void;
  ruling: Ruling;
  rule: (valid: boolean) => void;
}

/** Below the list: how many are chosen, why, and whether they are valid. */
export function RulingBar({ count, reason, onReason, ruling: { busy, refusal }, rule }: BarProps) {
  const { t } = usePageWords(DECIDING);
  const fault = refusal?.faultAt("/reason")?.detail;
  return (
    <div class="card stack">
      <p role="status">{t.chosen(count)}</p>
      <Input label={t.yourReason} hint={t.refusalReasonHint} value={reason} onValue={onReason} fault={fault} />
      {refusal && !fault && <NoNotice refusal={refusal} />}
      <div class="side">
        <button type="button" class="main" disabled={busy || !count} onClick={() => rule(true)}>
          {busy ? t.acting : t.accept}
        </button>
        <button type="button" class="danger" disabled={busy || !count} onClick={() => rule(false)}>
          {t.refuse}
        </button>
      </div>
    </div>
  );
}

interface CardProps {
  unitId: string;
  found: Provisional;
  isChosen?: boolean;
  /** Without it the card stands alone and is not one of several to choose from. */
  choose?: (isIn: boolean) => void;
}

export function ProvisionalCard({ unitId, found, isChosen = false, choose }: CardProps) {
  const { t, w, lang } = usePageWords(DECIDING);
  const when = t.at(slotName(found.slot, w), found.local_time);
  return (
    <li class="card stack">
      <h3>
        {found.name} {found.undecided && <span class="tag warn">{t.undecided}</span>}
      </h3>
      <div>
        <p class="strong">
          {longDate(found.on, lang)}, {when}
        </p>
        {found.late_min > 0 && <p class="late">{w.history.lateLong(found.late_min)}</p>}
        {found.early_min > 0 && <p class="late">{w.history.earlyLong(found.early_min)}</p>}
        {found.office_name && (
          <p class="soft">
            {found.distance_m === null ? found.office_name : t.near(found.office_name, metres(found.distance_m, lang))}
          </p>
        )}
        <ul class="bullets">
          {found.why.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
      {found.may_decide && found.photo === "known" && <LookAt unitId={unitId} found={found} when={when} />}
      {!found.may_decide && <p class="hint">{t.notYours}</p>}
      {found.may_decide && choose && (
        <Tick label={t.pick(`${found.name}, ${when}`)} value={isChosen} onValue={choose} />
      )}
    </li>
  );
}

/** To decide on it is the reason, or a case where a superior decides first; who is on it reads that it was opened. */
function LookAt({ unitId, found, when }: { unitId: string; found: Provisional; when: string }) {
  const { t, lang } = usePageWords(SELFIES);
  const [caseNumber, setCaseNumber] = useState("");
  const { employee_id, on, slot, challenge_id, name, photo_by_case: isByCase } = found;
  const params = { path: { unit_id: unitId } };
  const why = isByCase ? { reason: "case", case_number: caseNumber.trim() } : { reason: "decision", case_number: null };
  const body = { employee_id, on, slot, challenge_id, ...why };
  const numberField = (refusal: Refusal | null) => (
    <Input
      label={t.caseLabel}
      hint={t.caseFirst}
      value={caseNumber}
      onValue={setCaseNumber}
      maxLength={40}
      fault={refusal?.faultAt("/case_number")?.detail}
    />
  );
  async function ask() {
    refuse([isByCase && !caseNumber.trim(), "/case_number", t.caseMissing]);
    return answer(api.POST("/units/{unit_id}/selfie-views", { params, body }));
  }
  return (
    <div class="stack">
      <Look
        alt={t.alt(name, `${when}, ${longDate(on, lang)}`)}
        of={`${name}, ${when}`}
        ask={ask}
        {...(isByCase ? { first: numberField } : {})}
      />
      <p class="hint">{t.logged}</p>
    </div>
  );
}

/** A code that is neither valid nor invalid: somebody else was quicker, or the check-in is another now. */
export function Outcomes({ outcomes }: { outcomes: readonly RulingOutcome[] }) {
  const { t } = usePageWords(DECIDING);
  const done = outcomes.filter(({ outcome }) => outcome === "valid" || outcome === "invalid").length;
  const rest = outcomes.length - done;
  return (
    <div role="status" class="live">
      {done > 0 && (
        <Notice tone="ok">
          <p>{t.ruled(done)}</p>
        </Notice>
      )}
      {rest > 0 && (
        <Notice tone="warn">
          <p>{t.notRuled(rest)}</p>
        </Notice>
      )}
    </div>
  );
}

/** One proposal: old beside new, and the second person's decision. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { ARRANGED } from "../arranged/words";
import { Input } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { address } from "../route";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { type PatternVersion, useCalendar, useOffices, useUnits } from "../state/read_city";
import { dateAndTime, metres } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { type Difference, type Names, orderedOf, type Said, sayChange } from "./change_text";
import { TONES, useProposer } from "./changes";
import { CHANGES } from "./changes_words";
import { versionBefore } from "./hours_text";
import { HOURS } from "./hours_words";
import { useName } from "./names";

export type Whole = Schemas["WholeProposalView"];
const AT_FIRST = 40;

export function ChangePage({ proposalId }: { proposalId: string }) {
  const { me, zone } = useHere();
  return <WholeChange proposalId={proposalId} me={me} zone={zone} back={["kota", "perubahan"]} />;
}

interface WholeChangeProps {
  proposalId: string;
  me: Schemas["MeView"];
  zone: string | undefined;
  /** The page of all changes. */
  back: readonly string[];
  /** Beside the differences of one that waits. */
  look?: ((proposal: Whole) => ComponentChildren) | undefined;
}

export function WholeChange({ proposalId, me, zone, back, look }: WholeChangeProps) {
  const params = { path: { proposal_id: proposalId } };
  const { t } = usePageWords(CHANGES);
  const asked = useAnswer(`proposal ${proposalId}`, () => answer(api.GET("/proposals/{proposal_id}", { params })));
  return (
    <>
      <Awaited asked={asked}>
        {(proposal) => (
          <>
            <Facts proposal={proposal} zone={zone} back={back} />
            <Differences proposal={proposal} />
            {proposal.state === "waiting" && look?.(proposal)}
            {proposal.state === "waiting" && holds(me, ["city_admin"]) && (
              <Decision proposal={proposal} me={me} reload={asked.reload} />
            )}
          </>
        )}
      </Awaited>
      <a class="quiet" href={address(...back)}>
        {t.back}
      </a>
    </>
  );
}

function Facts({ proposal, zone, back }: { proposal: Whole } & Pick<WholeChangeProps, "zone" | "back">) {
  const { t, lang } = usePageWords(CHANGES);
  const { subject, state, proposed_by, proposed_at, decided_by, decided_at, reason, emergency } = proposal;
  const about = (proposal.summary as Record<string, unknown>).employee_id;
  const name = useName(typeof about === "string" ? about : null);
  const by = useProposer(proposed_by);
  const decider = useName(decided_by);
  return (
    <section class="card" aria-labelledby="subject" role="status">
      <h2 id="subject">
        {t.subjects[subject] ?? subject}
        {name && `: ${name}`}
      </h2>
      <p>
        <span class={`tag ${TONES[state] ?? "off"}`}>{t.states[state] ?? state}</span>
      </p>
      {emergency && <p class="late">{t.emergency}</p>}
      <p class="soft">{t.by(by, dateAndTime(proposed_at, lang, zone))}</p>
      {decided_by && decided_at && <p class="soft">{t.decidedBy(decider, dateAndTime(decided_at, lang, zone))}</p>}
      {reason && <p>{t.reason(reason)}</p>}
      <Origin summary={proposal.summary as Record<string, unknown>} back={back} />
    </section>
  );
}

/** How an office's new point came about: measured by somebody, or found by where people are refused; what is odd. */
function Origin({ summary, back }: { summary: Record<string, unknown>; back: readonly string[] }) {
  const { t, lang } = usePageWords(CHANGES);
  const { fixes, spread_m, people, of_people, days, distance_m, moved_far, identical_fixes, replaced_by } = summary;
  return (
    <>
      {typeof fixes === "number" && <p>{t.surveyed(fixes, metres(Number(spread_m), lang))}</p>}
      {typeof people === "number" && <p>{t.clustered(people, Number(of_people), Number(days))}</p>}
      {moved_far === true && <p class="late">{t.movedFar(metres(Number(distance_m), lang))}</p>}
      {identical_fixes === true && <p class="late">{t.identicalFixes}</p>}
      {typeof replaced_by === "string" && <a href={address(...back, replaced_by)}>{t.replaced}</a>}
    </>
  );
}

function Differences({ proposal: { subject, changes, summary } }: { proposal: Whole }) {
  const { t } = usePageWords(CHANGES);
  const [most, setMost] = useState(AT_FIRST);
  const names = useNames(summary as Record<string, unknown>);
  const calendar = useCalendar();
  const patterns = calendar.data?.patterns ?? [];
  // What a pattern's new version is held against must be there first.
  if (subject === "calendar" && !calendar.data) return <Awaited asked={calendar}>{() => null}</Awaited>;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t.whatChanges}</h2>
      {!changes.length && <p class="soft">{t.nothing}</p>}
      {changes.length > 0 && (
        <ul class="rows card">
          {changes.slice(0, most).map((change) => (
            <li class="row" key={change.path}>
              <Changed
                subject={subject}
                change={change}
                before={versionBefore(change, patterns, changes)}
                names={names}
              />
            </li>
          ))}
        </ul>
      )}
      {changes.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + 200)}>
          {t.more(Math.min(200, changes.length - most))}
        </button>
      )}
    </section>
  );
}

interface ChangedProps {
  subject: string;
  change: Difference;
  before: PatternVersion | null;
  names: Names;
}

function Changed({ subject, change, before, names }: ChangedProps) {
  const isAdded = change.old === null && !before;
  return (
    <>
      {sayChange(subject, change, before, names).map((said) => (
        <Beside key={said.about} said={said} isAdded={isAdded} isRemoved={change.new === null} />
      ))}
    </>
  );
}

export function Beside({ said, isAdded, isRemoved }: { said: Said; isAdded: boolean; isRemoved: boolean }) {
  const { t } = usePageWords(CHANGES);
  const { about, old, now } = said;
  const both: [string, string][] = now
    ? [
        [t.old, old],
        [t.new, now],
      ]
    : [[t.stays, old]];
  const pairs = isAdded ? ([[t.added, now]] as const) : isRemoved ? ([[t.removed, old]] as const) : both;
  return (
    <>
      <p class="row-name starts">{about}</p>
      <dl class="beside">
        {pairs.map(([label, said]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="lines">{said}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function useNames(summary: Record<string, unknown>): Names {
  const { t, w, lang } = usePageWords(CHANGES);
  const [calendar, offices, units] = [useCalendar(), useOffices(), useUnits()];
  return {
    t,
    hours: usePageWords(HOURS).t,
    arranged: usePageWords(ARRANGED).t,
    w,
    lang,
    offices: new Map(offices.data?.map(({ id, name }) => [id, name])),
    units: new Map(units.data?.map(({ unit_id, name }) => [unit_id, name])),
    patterns: new Map(calendar.data?.patterns.map(({ pattern_id, name }) => [pattern_id, name])),
    ordered: orderedOf(summary),
  };
}

interface DecisionProps {
  proposal: Whole;
  me: Schemas["MeView"];
  reload: () => Promise<void>;
}

function Decision({ proposal, me, reload }: DecisionProps) {
  const { t } = usePageWords(CHANGES);
  const { busy, refusal, run } = useAct();
  const [reason, setReason] = useState("");
  const [isReasonless, setReasonless] = useState(false);
  const mine = me.employee.employee_id;
  const isOwn = proposal.proposed_by === mine;
  if ((proposal.summary as Record<string, unknown>).employee_id === mine) return <p>{t.ownRole}</p>;
  const params = { path: { proposal_id: proposal.proposal_id } };
  function decide(approve: boolean) {
    const isMissing = !approve && !isOwn && !reason.trim();
    setReasonless(isMissing);
    if (isMissing) return;
    const body = { approve, reason: reason.trim() || null };
    void run(async () => {
      await answer(api.POST("/proposals/{proposal_id}/decision", { params, body }));
      await reload();
    });
  }
  return (
    <section class="card stack" aria-labelledby="decide">
      <h2 id="decide">{t.decide}</h2>
      {isOwn && <p>{t.own}</p>}
      {!isOwn && (
        <Input
          label={t.reasonLabel}
          value={reason}
          onValue={setReason}
          fault={isReasonless ? t.reasonNeeded : refusal?.faultAt("/reason")?.detail}
        />
      )}
      {refusal && <NoNotice refusal={refusal} />}
      {busy && <Busy>{t.deciding}</Busy>}
      <div class="side">
        {!isOwn && (
          <button type="button" class="main" disabled={busy} onClick={() => decide(true)}>
            {t.approve}
          </button>
        )}
        <button type="button" class="danger" disabled={busy} onClick={() => decide(false)}>
          {isOwn ? t.withdraw : t.reject}
        </button>
      </div>
    </section>
  );
}

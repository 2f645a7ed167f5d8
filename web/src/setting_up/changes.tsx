/** What was proposed: those that wait first, then what was decided. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { useHere } from "../state/here";
import { useCalendar } from "../state/read_city";
import { dateAndTime, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { ChangePage } from "./change";
import { sayNamed } from "./change_text";
import { CHANGES } from "./changes_words";
import { useName } from "./names";
import type { Proposal } from "./outcome";

const AT_FIRST = 20;
export const TONES: Record<string, string> = { waiting: "warn", applied: "ok", rejected: "off" };

export default function Changes({ proposalId }: { proposalId: string }) {
  return proposalId ? <ChangePage proposalId={proposalId} /> : <List />;
}

function List() {
  const { t } = usePageWords(CHANGES);
  const [most, setMost] = useState(AT_FIRST);
  const patterns = new Map(useCalendar().data?.patterns.map(({ pattern_id, name }) => [pattern_id, name]));
  const asked = useAnswer("proposals", () => answer(api.GET("/proposals")));
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={asked}>
        {({ proposals }) => {
          const waiting = proposals.filter(({ state }) => state === "waiting");
          const decided = proposals.filter(({ state }) => state !== "waiting");
          return (
            <>
              <section aria-labelledby="waiting">
                <h2 id="waiting">{t.waiting(waiting.length)}</h2>
                {waiting.length ? (
                  <Rows proposals={waiting} patterns={patterns} />
                ) : (
                  <p class="soft">{t.noneWaiting}</p>
                )}
              </section>
              <section aria-labelledby="decided">
                <h2 id="decided">{t.decided}</h2>
                {decided.length ? (
                  <Rows proposals={decided.slice(0, most)} patterns={patterns} />
                ) : (
                  <p class="soft">{t.noneDecided}</p>
                )}
                {decided.length > most && (
                  <button type="button" class="quiet" onClick={() => setMost(most + 50)}>
                    {t.more(Math.min(50, decided.length - most))}
                  </button>
                )}
              </section>
            </>
          );
        }}
      </Awaited>
    </>
  );
}

interface RowsProps {
  proposals: readonly Proposal[];
  patterns: ReadonlyMap<string, string>;
}

function Rows({ proposals, patterns }: RowsProps) {
  return (
    <ul class="rows card">
      {proposals.map((proposal) => (
        <li key={proposal.proposal_id}>
          <Entry proposal={proposal} patterns={patterns} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ proposal, patterns }: Pick<RowsProps, "patterns"> & { proposal: Proposal }) {
  const { t, lang } = usePageWords(CHANGES);
  const { zone, wayTo } = useHere();
  const { proposal_id, subject, state, proposed_by, proposed_at, emergency } = proposal;
  const by = useProposer(proposed_by);
  const about = useSummary(proposal, patterns);
  return (
    <a class="row row-link" href={wayTo("kota", "perubahan", proposal_id)}>
      <span class="grow">
        <span class="row-name">
          {t.subjects[subject] ?? subject}
          <span class="unseen"> </span>
          <span class={`tag ${TONES[state] ?? "off"}`}>{t.states[state] ?? state}</span>
        </span>
        {about && <span>{about}</span>}
        {emergency && <span class="late">{t.emergency}</span>}
        <span class="soft small">{t.by(by, dateAndTime(proposed_at, lang, zone))}</span>
      </span>
      <Icon name="next" />
    </a>
  );
}

export function useProposer(id: string): string {
  const { t } = usePageWords(CHANGES);
  const name = useName(id === "system" ? null : id);
  return id === "system" ? t.system : name;
}

/** What it is about, in a line. */
export function useSummary({ subject, summary }: Proposal, patterns: ReadonlyMap<string, string>): string {
  const { t, lang } = usePageWords(CHANGES);
  const found = summary as Record<string, unknown>;
  const name = useName(typeof found.employee_id === "string" ? found.employee_id : null);
  if (name) return name;
  if (subject === "offices") return t.offices(Number(found.added), Number(found.moved), Number(found.renamed));
  if (found.pattern) return t.pattern(patterns.get(String(found.pattern)) ?? String(found.pattern));
  const named = sayNamed(found, lang);
  if (found.override) return t.override(named || String(found.override));
  if (Array.isArray(found.holidays)) return t.holidays(found.holidays.length);
  if (found.event) return t.event(named || String(found.event));
  if (found.office_code) return t.officeCode(named || String(found.office_code));
  if (found.office_code_removed) return t.officeCodeOff(named || String(found.office_code_removed));
  const calledOff = found.event_removed ?? found.event_withdrawn;
  if (calledOff) return t.eventOff(named || String(calledOff));
  return found.holiday_removed ? t.removedHoliday(shortDate(String(found.holiday_removed), lang)) : "";
}

/** What was proposed of the calendar: who decides sees old beside new, and approves or rejects. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { address } from "../../route";
import { type Whole, WholeChange } from "../../setting_up/change";
import { TONES, useProposer, useSummary } from "../../setting_up/changes";
import { CHANGES } from "../../setting_up/changes_words";
import type { Proposal } from "../../setting_up/outcome";
import { useCalendar } from "../../state/read_city";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { changeOf } from "./change_of";
import { PARTS, type PartProps } from "./page";
import { Rehearsal } from "./rehearsal";
import { CALENDAR } from "./words";

export function CalendarChanges({ id, now, isAdmin }: PartProps) {
  const { me } = useDesk();
  if (!id) return <List now={now} />;
  return (
    <WholeChange
      proposalId={id}
      me={me}
      zone={now.zone}
      back={["kalender", PARTS.changes]}
      look={(proposal) => isAdmin && <Look proposal={proposal} today={now.on} />}
    />
  );
}

/** Who decides may rehearse it; nothing waits for that. */
function Look({ proposal, today }: { proposal: Whole; today: string }) {
  const calendar = useCalendar();
  const change = calendar.data && proposal.subject === "calendar" ? changeOf(proposal.changes, calendar.data) : null;
  return change && <Rehearsal change={change} today={today} />;
}

function List({ now }: Pick<PartProps, "now">) {
  const { t } = usePageWords(CALENDAR);
  const asked = useAnswer("proposals", () => answer(api.GET("/proposals")));
  return (
    <>
      <p class="lead">{t.changesLead}</p>
      <Awaited asked={asked}>
        {({ proposals }) => {
          const ours = proposals.filter(({ subject }) => subject === "calendar");
          const waiting = ours.filter(({ state }) => state === "waiting");
          const decided = ours.filter(({ state }) => state !== "waiting");
          return (
            <>
              <Part id="waiting" title={t.waiting(waiting.length)} rows={waiting} empty={t.noneWaiting} now={now} />
              <Part id="decided" title={t.decided} rows={decided} empty={t.noneDecided} now={now} />
            </>
          );
        }}
      </Awaited>
    </>
  );
}

interface ListPartProps extends Pick<PartProps, "now"> {
  id: string;
  title: string;
  rows: readonly Proposal[];
  empty: string;
}

function Part({ id, title, rows, empty, now }: ListPartProps) {
  const { t, lang } = usePageWords(CALENDAR);
  const changes = usePageWords(CHANGES).t;
  return (
    <section>
      <h2>{title}</h2>
      <Table
        name={`${id}-`}
        caption={title}
        rows={rows}
        rowKey={({ proposal_id }) => proposal_id}
        empty={empty}
        sortedBy="-at"
        pageSize={20}
        columns={[
          { key: "about", title: t.about, cell: (each) => <About proposal={each} /> },
          {
            key: "state",
            title: t.state,
            cell: ({ state, emergency }) => (
              <>
                <span class={`tag ${TONES[state] ?? "off"}`}>{changes.states[state] ?? state}</span>
                {emergency && <span class="late"> {changes.emergency}</span>}
              </>
            ),
          },
          { key: "by", title: t.by, cell: ({ proposed_by }) => <By id={proposed_by} /> },
          {
            key: "at",
            title: t.at,
            cell: ({ proposed_at }) => dateAndTime(proposed_at, lang, now.zone),
            sort: ({ proposed_at }) => proposed_at,
          },
        ]}
      />
    </section>
  );
}

function About({ proposal }: { proposal: Proposal }) {
  const { t } = usePageWords(CHANGES);
  const patterns = new Map(useCalendar().data?.patterns.map(({ pattern_id, name }) => [pattern_id, name]));
  const said = useSummary(proposal, patterns);
  return <a href={address("kalender", PARTS.changes, proposal.proposal_id)}>{said || t.subjects[proposal.subject]}</a>;
}

function By({ id }: { id: string }) {
  return <>{useProposer(id)}</>;
}

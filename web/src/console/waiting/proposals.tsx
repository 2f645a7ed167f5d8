/** Proposals that wait for a second person, the oldest first. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { address } from "../../route";
import { awaits } from "../../setting_up/awaits";
import { useProposer, useSummary } from "../../setting_up/changes";
import { CHANGES } from "../../setting_up/changes_words";
import type { Proposal } from "../../setting_up/outcome";
import { useHere } from "../../state/here";
import { useCalendar } from "../../state/read_city";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { WAITING } from "./words";

export function Proposals() {
  const { t, lang } = usePageWords(WAITING);
  const changes = usePageWords(CHANGES).t;
  const { me, zone } = useHere();
  const asked = useAnswer("proposals", () => answer(api.GET("/proposals")));
  const patterns = new Map(useCalendar().data?.patterns.map(({ pattern_id, name }) => [pattern_id, name]));
  const decides = (each: Proposal) => (awaits(each, me.employee.employee_id) ? t.byYou : t.byOther);
  const said = ({ subject }: Proposal) => changes.subjects[subject] ?? subject;
  return (
    <section>
      <h2>{t.proposals}</h2>
      <p class="soft">{t.proposalsLead}</p>
      <Awaited asked={asked}>
        {({ proposals }) => (
          <Table
            name="usulan-"
            caption={t.proposals}
            rows={proposals.filter(({ state }) => state === "waiting")}
            rowKey={({ proposal_id }) => proposal_id}
            empty={t.noProposals}
            sortedBy="pada"
            pageSize={20}
            columns={[
              {
                key: "hal",
                title: t.subject,
                sort: said,
                cell: (each) => <a href={placeOf(each)}>{said(each)}</a>,
              },
              { key: "tentang", title: t.about, cell: (each) => <About proposal={each} patterns={patterns} /> },
              { key: "oleh", title: t.by, cell: ({ proposed_by }) => <By id={proposed_by} /> },
              {
                key: "pada",
                title: t.at,
                sort: ({ proposed_at }) => proposed_at,
                cell: ({ proposed_at }) => dateAndTime(proposed_at, lang, zone),
              },
              { key: "pemutus", title: t.decides, sort: decides, cell: decides },
            ]}
          />
        )}
      </Awaited>
    </section>
  );
}

/** The calendar's own page rehearses what is proposed of it. */
function placeOf({ subject, proposal_id }: Proposal): string {
  return subject === "calendar"
    ? address("kalender", "usulan", proposal_id)
    : address("menunggu", "usulan", proposal_id);
}

function About({ proposal, patterns }: { proposal: Proposal; patterns: ReadonlyMap<string, string> }) {
  return <>{useSummary(proposal, patterns)}</>;
}

function By({ id }: { id: string }) {
  return <>{useProposer(id)}</>;
}

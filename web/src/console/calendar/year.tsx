/** A year at a glance, its declared holidays, and those proposed to declare by one decree. */
import { useState } from "preact/hooks";
import { Stepper } from "../../parts/stepper";
import { address } from "../../route";
import { AddHoliday } from "../../setting_up/holiday_add";
import type { Look } from "../../setting_up/holiday_send";
import { Withdraw } from "../../setting_up/holiday_withdraw";
import { Proposed } from "../../setting_up/holidays_proposed";
import { HOLIDAYS } from "../../setting_up/holidays_words";
import { type Proposal, Told } from "../../setting_up/outcome";
import { type Holiday, useCalendar } from "../../state/read_city";
import { longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { PARTS, type PartProps } from "./page";
import { Rehearsal } from "./rehearsal";
import { CALENDAR } from "./words";
import { Months } from "./year_months";

export function Year({ now, isAdmin }: PartProps) {
  const { t } = usePageWords(CALENDAR);
  const words = usePageWords(HOLIDAYS).t;
  const [query, change] = useQuery();
  const year = /^20\d\d$/.test(query.tahun ?? "") ? (query.tahun as string) : now.on.slice(0, 4);
  const calendar = useCalendar();
  const [done, setDone] = useState<{ proposal: Proposal; said: string } | null>(null);
  const step = (by: number) => {
    setDone(null);
    change({ tahun: String(Number(year) + by) });
  };
  async function declared(proposal: Proposal, said = words.saved) {
    setDone({ proposal, said });
    await calendar.reload();
  }
  const look: Look = (holidays, setLookedAt) => (
    <Rehearsal change={{ holidays: [...holidays] }} today={now.on} onReady={setLookedAt} />
  );
  return (
    <>
      <p class="lead">{t.yearLead}</p>
      <Stepper
        label={t.yearOf(year)}
        previous={t.previousYear}
        next={t.nextYear}
        onPrevious={() => step(-1)}
        onNext={() => step(1)}
        isLast={Number(year) > Number(now.on.slice(0, 4)) + 1}
      />
      {done && (
        <Told
          key={done.proposal.proposal_id}
          {...done}
          href={address("kalender", PARTS.changes, done.proposal.proposal_id)}
        />
      )}
      <Awaited asked={calendar}>
        {(found) => (
          <>
            <Months year={year} calendar={found} today={now.on} />
            <Declared
              year={year}
              holidays={found.holidays.filter(({ on }) => on.startsWith(year))}
              isOpen={(on) => isAdmin && on > now.on}
              withdrawn={(proposal) => declared(proposal, words.withdrawn)}
            />
            {isAdmin && (
              <Proposed key={year} year={year} today={now.on} calendar={found} declared={declared} look={look} />
            )}
            {isAdmin && <AddHoliday declared={declared} look={look} />}
          </>
        )}
      </Awaited>
    </>
  );
}

interface DeclaredProps {
  year: string;
  holidays: readonly Holiday[];
  isOpen: (on: string) => boolean;
  withdrawn: (proposal: Proposal) => Promise<void>;
}

function Declared({ year, holidays, isOpen, withdrawn }: DeclaredProps) {
  const { t, lang } = usePageWords(CALENDAR);
  return (
    <section>
      <h2>{t.declared(year)}</h2>
      <Table
        caption={t.declared(year)}
        rows={holidays}
        rowKey={({ on }) => on}
        empty={t.noneDeclared}
        sortedBy="on"
        columns={[
          { key: "name", title: t.name, cell: ({ name }) => name, sort: ({ name }) => name },
          { key: "on", title: t.date, cell: ({ on }) => longDate(on, lang), sort: ({ on }) => on },
          {
            key: "kind",
            title: t.kind,
            cell: ({ kind }) => t.kinds[kind] ?? kind,
            sort: ({ kind }) => t.kinds[kind] ?? kind,
          },
          { key: "decree", title: t.decree, cell: ({ decree_no }) => decree_no },
          ...(holidays.some(({ on }) => isOpen(on))
            ? [
                {
                  key: "act",
                  title: t.act,
                  cell: ({ on, name }: Holiday) => isOpen(on) && <Withdraw on={on} name={name} withdrawn={withdrawn} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

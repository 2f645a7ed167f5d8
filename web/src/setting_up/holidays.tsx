/** A year's holidays: those declared, and the proposed ones to declare with one decree. */
import { useState } from "preact/hooks";
import { Select } from "../parts/labelled";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { type CityCalendar, useCalendar } from "../state/read_city";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { AddHoliday } from "./holiday_add";
import { Withdraw } from "./holiday_withdraw";
import { Proposed } from "./holidays_proposed";
import { HOLIDAYS } from "./holidays_words";
import { type Proposal, Told } from "./outcome";

export default function Holidays() {
  const { t } = usePageWords(HOLIDAYS);
  const { me, on } = useHere();
  const now = Number(on.slice(0, 4));
  const [year, setYear] = useState(String(now));
  const calendar = useCalendar();
  const [done, setDone] = useState<{ proposal: Proposal; said: string } | null>(null);
  const isAdmin = holds(me, ["city_admin"]);
  async function declared(proposal: Proposal, said = t.saved) {
    setDone({ proposal, said });
    await calendar.reload();
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Select
        label={t.year}
        value={year}
        onValue={(chosen) => {
          setYear(chosen);
          setDone(null);
        }}
        options={[now, now + 1].map((each) => [String(each), String(each)] as const)}
      />
      {done && <Told key={done.proposal.proposal_id} {...done} />}
      <Awaited asked={calendar}>
        {(found) => (
          <>
            <Declared
              calendar={found}
              year={year}
              isOpen={(each) => isAdmin && each > on}
              withdrawn={(proposal) => declared(proposal, t.withdrawn)}
            />
            {isAdmin && <Proposed key={year} year={year} today={on} calendar={found} declared={declared} />}
            {isAdmin && <AddHoliday declared={declared} />}
          </>
        )}
      </Awaited>
    </>
  );
}

interface DeclaredProps {
  calendar: CityCalendar;
  year: string;
  /** Whether that date may still be taken back, by this person. */
  isOpen: (on: string) => boolean;
  withdrawn: (proposal: Proposal) => Promise<void>;
}

function Declared({ calendar, year, isOpen, withdrawn }: DeclaredProps) {
  const { t, lang } = usePageWords(HOLIDAYS);
  const found = calendar.holidays.filter(({ on }) => on.startsWith(year));
  return (
    <section aria-labelledby="declared">
      <h2 id="declared">{t.have(year)}</h2>
      {!found.length && <p class="soft">{t.none}</p>}
      {found.length > 0 && (
        <ul class="rows card">
          {found.map(({ on, name, kind, decree_no }) => (
            <li class="row" key={on}>
              <p class="row-name">{name}</p>
              <p>
                {longDate(on, lang)} · {t.kinds[kind] ?? kind}
              </p>
              <p class="soft small">{t.decreeOf(decree_no)}</p>
              {isOpen(on) && <Withdraw on={on} name={name} withdrawn={withdrawn} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A year's holidays: those declared, and the proposed ones to declare with one decree. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Select } from "../parts/labelled";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { type CityCalendar, useCalendar } from "../state/read_city";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { AddHoliday } from "./holiday_add";
import { Declare } from "./holiday_declare";
import { Withdraw } from "./holiday_withdraw";
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
            {isAdmin && <Proposals key={year} year={year} today={on} calendar={found} declared={declared} />}
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

interface ProposalsProps {
  year: string;
  today: string;
  calendar: CityCalendar;
  declared: (proposal: Proposal) => Promise<void>;
}

function Proposals({ year, today, calendar, declared }: ProposalsProps) {
  const { t } = usePageWords(HOLIDAYS);
  const query = { year: Number(year) };
  const asked = useAnswer(`holidays ${year} ${calendar.holidays.length}`, () =>
    answer(api.GET("/calendar/holiday-proposals", { params: { query } })),
  );
  // Before the city's first calendar no day is judged, and past dates may be declared as well.
  const isFirst = !calendar.patterns.length && !calendar.holidays.length;
  return (
    <section aria-labelledby="proposed">
      <h2 id="proposed">{t.propose(year)}</h2>
      <Awaited asked={asked}>
        {({ holidays }) => {
          const open = holidays.filter(({ on }) => isFirst || on >= today);
          const passed = holidays.length - open.length;
          return (
            <>
              {open.length > 0 ? (
                <Declare open={open} have={calendar.holidays} declared={declared} />
              ) : (
                <p class="soft">{t.nothing}</p>
              )}
              {passed > 0 && <p class="hint">{t.passed(passed)}</p>}
            </>
          );
        }}
      </Awaited>
    </section>
  );
}

/** The holidays of a year that may be declared by one decree. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import type { CityCalendar } from "../state/read_city";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { Declare } from "./holiday_declare";
import type { Look } from "./holiday_send";
import { HOLIDAYS } from "./holidays_words";
import type { Proposal } from "./outcome";

interface ProposedProps {
  year: string;
  today: string;
  calendar: CityCalendar;
  declared: (proposal: Proposal) => Promise<void>;
  /** What is to be looked at before they are declared. */
  look?: Look;
}

export function Proposed({ year, today, calendar, declared, look }: ProposedProps) {
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
                <Declare open={open} have={calendar.holidays} declared={declared} look={isFirst ? undefined : look} />
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

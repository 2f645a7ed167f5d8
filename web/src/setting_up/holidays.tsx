/** A year's holidays: those declared, and the proposed ones to declare with one decree. */
import { useMemo, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { onceOnly } from "../moving_in/job";
import { Input, Select, Tick } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { holds, useInside } from "../state/inside";
import { localDate, longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { HOLIDAYS } from "./holidays_words";
import { Outcome, type Proposal } from "./outcome";
import { type CityCalendar, useCalendar } from "./read_city";

type Proposed = Schemas["HolidayProposalView"];

export default function Holidays() {
  const { t } = usePageWords(HOLIDAYS);
  const { me, today } = useInside();
  const on = today.data?.local_date ?? localDate(new Date());
  const now = Number(on.slice(0, 4));
  const [year, setYear] = useState(String(now));
  const calendar = useCalendar();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const isAdmin = holds(me, ["city_admin"]);
  async function declared(found: Proposal) {
    setProposal(found);
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
          setProposal(null);
        }}
        options={[now, now + 1].map((each) => [String(each), String(each)] as const)}
      />
      <Outcome proposal={proposal}>{t.saved}</Outcome>
      <Awaited asked={calendar}>
        {(found) => (
          <>
            <Declared calendar={found} year={year} />
            {isAdmin && <Proposals key={year} year={year} today={on} calendar={found} declared={declared} />}
          </>
        )}
      </Awaited>
    </>
  );
}

function Declared({ calendar, year }: { calendar: CityCalendar; year: string }) {
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
              {open.length > 0 ? <Declare open={open} declared={declared} /> : <p class="soft">{t.nothing}</p>}
              {passed > 0 && <p class="hint">{t.passed(passed)}</p>}
            </>
          );
        }}
      </Awaited>
    </section>
  );
}

function Declare({ open, declared }: Pick<ProposalsProps, "declared"> & { open: readonly Proposed[] }) {
  const { t, lang } = usePageWords(HOLIDAYS);
  const [left, setLeft] = useState<readonly string[]>(() => open.filter((each) => each.estimated).map(({ on }) => on));
  const [decree, setDecree] = useState("");
  const chosen = open.filter(({ on }) => !left.includes(on));
  const key = JSON.stringify([chosen.map(({ on }) => on), decree]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another request, the same one is not
  const params = useMemo(onceOnly, [key]);
  async function save() {
    const holidays = chosen.map(({ on, name, kind }) => ({
      on,
      name,
      kind: kind as "public",
      decree_no: decree.trim(),
    }));
    const body = { holidays, emergency_reason: null };
    await declared(await answer(api.POST("/calendar/holidays", { params, body })));
  }
  return (
    <Sheet send={save} submit={t.save(chosen.length)} busyLabel={t.saving} disabled={!chosen.length}>
      {(faultAt) => (
        <>
          <p>{t.proposed}</p>
          <ul class="card ticks">
            {open.map(({ on, name, kind, estimated }) => (
              <li key={on}>
                <Tick
                  label={`${longDate(on, lang)}: ${name}${kind === "collective" ? ` (${t.kinds.collective})` : ""}${estimated ? ` · ${t.estimated}` : ""}`}
                  value={!left.includes(on)}
                  onValue={(wanted) => setLeft(wanted ? left.filter((each) => each !== on) : [...left, on])}
                />
              </li>
            ))}
          </ul>
          <Input
            label={t.decree}
            hint={t.decreeHint}
            value={decree}
            onValue={setDecree}
            fault={faultAt("/holidays/0/decree_no")}
          />
        </>
      )}
    </Sheet>
  );
}

/** `#/predikat`: how a period's approved predicates spread over the city, unit by unit; figures, nobody's name. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { UnconfirmedMatrix } from "../../evaluations/unconfirmed";
import { EVALUATIONS } from "../../evaluations/words";
import { Select } from "../../parts/labelled";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { useSettings } from "../../state/read_city";
import { OVERSEERS } from "../../state/roles";
import { numberIn } from "../../words/number";
import { usePageWords } from "../../words/words";
import { periodsUntil } from "../evaluations/periods";
import { useDesk } from "../inside";
import { Plot } from "../parts/plot";
import { Awaited, Empty } from "../parts/states";
import { Stats } from "../parts/stats";
import { useQuery } from "../use_query";
import { Units } from "./units";
import { PREDICATE_WORDS } from "./words";

type Found = Schemas["CityPredicatesView"];

export default function Predicates() {
  const { t } = usePageWords(PREDICATE_WORDS);
  const settings = useSettings();
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={settings}>{({ performance_rules }) => <Chosen rules={performance_rules} />}</Awaited>
    </>
  );
}

function Chosen({ rules }: { rules: Schemas["Settings"]["performance_rules"] }) {
  const { t } = usePageWords(PREDICATE_WORDS);
  const { t: named } = usePageWords(EVALUATIONS);
  const { on } = useHere();
  const [{ periode = "" }, change] = useQuery();
  const periods = periodsUntil(on, rules);
  const period = periods.includes(periode) ? periode : (periods[0] ?? "");
  const asked = useAnswer(`predicates ${period}`, () =>
    answer(api.GET("/predicates/{period}", { params: { path: { period } } })),
  );
  return (
    <>
      <div class="table-tools">
        <Select
          label={t.period}
          value={period}
          onValue={(chosen) => change({ periode: chosen, page: null })}
          options={periods.map((each) => [each, named.period(each)])}
        />
      </div>
      <Awaited asked={asked}>
        {(found) => (found.units.length ? <Spread key={period} found={found} /> : <Empty text={t.nothing} />)}
      </Awaited>
    </>
  );
}

function Spread({ found }: { found: Found }) {
  const { t, lang } = usePageWords(PREDICATE_WORDS);
  const { t: named } = usePageWords(EVALUATIONS);
  const { roles } = useDesk();
  const seesPeople = roles.some((role) => OVERSEERS.includes(role));
  const counts = Object.keys(named.predicates).map((each) => found.counts[each] ?? 0);
  const all = counts.reduce((sum, people) => sum + people, 0);
  const entered = found.units.filter(({ standing }) => standing);
  const beyond = entered.filter(({ verdicts }) => verdicts.some(({ fits }) => !fits)).length;
  return (
    <>
      {!found.rules_confirmed && <UnconfirmedMatrix />}
      <Stats
        label={t.figures}
        of={[
          { name: t.approved, value: all, note: t.ofUnits(found.units.reduce((sum, { units }) => sum + units, 0)) },
          { name: t.standings, value: entered.length, note: t.standingsNote },
          {
            name: t.beyond,
            value: beyond,
            note: t.beyondNote,
            ...(beyond > 0 && { tone: "warn" as const }),
          },
        ]}
      />
      <Plot
        title={t.plot(named.period(found.period_id), numberIn(all, lang))}
        kind="bars"
        labels={Object.values(named.predicates)}
        series={[{ name: t.people, values: counts }]}
      />
      <Units
        found={found}
        seesPeople={seesPeople}
        wayTo={(unit) => `${address("penilaian")}?unit=${unit}&periode=${found.period_id}`}
      />
      <p class="soft small">{t.note}</p>
    </>
  );
}

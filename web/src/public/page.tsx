/** What anybody may know of the city's attendance: when the service failed, how units keep their hours, what is kept. */
import { useEffect } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Awaited } from "../console/parts/states";
import { Stats } from "../console/parts/stats";
import { Bar } from "../parts/bar";
import { freshenCity, useCity } from "../state/city";
import { dateAndTime, monthName } from "../words/format";
import { usePageWords } from "../words/words";
import { Groups } from "./groups";
import { Outages } from "./outages";
import { PUBLIC } from "./words";

export function PublicPage() {
  const { t, w } = usePageWords(PUBLIC);
  const city = useCity();
  const asked = useAnswer("figures", () => answer(api.GET("/public/figures")));
  useEffect(() => void freshenCity(), []);
  useEffect(() => {
    document.title = [t.title, city?.city_name ?? w.appName].join(" · ");
  }, [t, w, city]);
  return (
    <div class="console public">
      <Bar />
      <main>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Awaited asked={asked}>{(figures) => <Figures figures={figures} />}</Awaited>
        <section class="card stack" aria-labelledby="never">
          <h2 id="never">{t.never}</h2>
          <ul class="nevers">
            {t.nevers.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          {city?.contact && <p>{t.contact(city.agency_name, city.contact)}</p>}
        </section>
      </main>
    </div>
  );
}

function Figures({ figures }: { figures: Schemas["PublicView"] }) {
  const { t, lang } = usePageWords(PUBLIC);
  const { month, retention } = figures;
  return (
    <>
      <section class="stack" aria-labelledby="units">
        <h2 id="units">{month ? t.unitsOf(monthName(month.month, lang)) : t.units}</h2>
        {month ? <Groups month={month} least={figures.least_people} /> : <p>{t.noMonth}</p>}
      </section>
      {month && (
        <section class="stack" aria-labelledby="flags">
          <h2 id="flags">{t.flagsOf(monthName(month.month, lang))}</h2>
          <p>{t.flagsLead}</p>
          <Stats
            label={t.flags}
            of={[
              { name: t.raised, value: month.flags_raised },
              { name: t.upheld, value: month.flags_upheld },
            ]}
          />
          <p class="soft small">{t.madeAt(dateAndTime(month.made_at, lang, figures.zone))}</p>
        </section>
      )}
      <Outages outages={figures.outages} days={figures.outage_days} zone={figures.zone} />
      <section class="stack" aria-labelledby="kept">
        <h2 id="kept">{t.kept}</h2>
        <dl class="kept card">
          {(["selfie_days", "position_days", "attempt_days"] as const).map((each) => (
            <div key={each}>
              <dt>{t.keeps[each]}</dt>
              <dd>{t.days(retention[each])}</dd>
            </div>
          ))}
          <div>
            <dt>{t.keeps.record}</dt>
            <dd>{t.byArchive}</dd>
          </div>
        </dl>
      </section>
    </>
  );
}

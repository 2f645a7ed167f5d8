/** The city's working hours: what there is, what is ready to use. */
import { Icon } from "../parts/icon";
import { Way } from "../parts/way";
import { address } from "../route";
import { holds, useInside } from "../state/inside";
import { type Pattern, useCalendar, type Week } from "../state/read_city";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { HOURS } from "./hours_words";
import { PatternPage } from "./pattern";
import { READY_WEEKS } from "./ready_weeks";
import { clockOf, dayRange, daysOf, limitsOf, toForm } from "./week";

export default function Hours({ patternId }: { patternId: string }) {
  return patternId ? <PatternPage patternId={patternId} /> : <HoursList />;
}

function HoursList() {
  const { t, lang } = usePageWords(HOURS);
  const { me } = useInside();
  const isAdmin = holds(me, ["city_admin"]);
  const asked = useCalendar();
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={asked}>
        {({ patterns }) => (
          <>
            <section aria-labelledby="have">
              <h2 id="have">{t.have}</h2>
              {!patterns.length && <p class="soft">{t.none}</p>}
              {patterns.length > 0 && (
                <ul class="rows card">
                  {patterns.map((pattern) => (
                    <li key={pattern.pattern_id}>
                      <Entry pattern={pattern} isAdmin={isAdmin} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
            {isAdmin && (
              <section aria-labelledby="ready">
                <h2 id="ready">{t.ready}</h2>
                <ul class="rows card">
                  {READY_WEEKS.filter((ready) => patterns.every((each) => each.pattern_id !== ready.pattern_id)).map(
                    (ready) => (
                      <li key={ready.pattern_id}>
                        <a class="row row-link" href={address("kota", "jam", ready.pattern_id)}>
                          <span>
                            <span class="row-name">
                              {ready.name[lang === "id" ? 0 : 1]}
                              {ready.code && <span class="tag off">{t.code(ready.code)}</span>}
                            </span>
                            <WeekLines week={ready.week} />
                            <span class="soft small">{ready.certainty === "rule" ? t.readyRule : t.readyExample}</span>
                          </span>
                          <Icon name="next" />
                        </a>
                      </li>
                    ),
                  )}
                  <li>
                    <a class="row row-link" href={address("kota", "jam", "baru")}>
                      <span class="row-name">{t.own}</span>
                      <Icon name="next" />
                    </a>
                  </li>
                </ul>
              </section>
            )}
          </>
        )}
      </Awaited>
      <Way route={["kota", "libur"]} title={t.holidays} />
    </>
  );
}

function Entry({ pattern, isAdmin }: { pattern: Pattern; isAdmin: boolean }) {
  const { t, lang } = usePageWords(HOURS);
  const { today } = useInside();
  const last = pattern.versions[pattern.versions.length - 1];
  if (!last) return null;
  const isPlanned = today.data ? last.starts_on > today.data.local_date : false;
  const when = shortDate(last.starts_on, lang);
  const told = (
    <span>
      <span class="row-name">
        {pattern.name}
        {pattern.code && <span class="tag off">{t.code(pattern.code)}</span>}
      </span>
      <WeekLines week={last.week} />
      <span class="soft small">{isPlanned ? t.from(when) : t.since(when)}</span>
    </span>
  );
  if (!isAdmin) return <div class="row">{told}</div>;
  return (
    <a class="row row-link" href={address("kota", "jam", pattern.pattern_id)}>
      {told}
      <Icon name="next" />
    </a>
  );
}

/** `Senin–Kamis 07:30–16:00`, a line for each kind of day. */
export function WeekLines({ week }: { week: Week }) {
  const { t } = usePageWords(HOURS);
  const form = toForm(week);
  return (
    <>
      {form.hours.map((slots, which) => {
        const limits = limitsOf(slots);
        const days = daysOf(form, which);
        const hours = limits ? t.fromTo(clockOf(limits[0]).time, clockOf(limits[1]).time) : t.noHours;
        return (
          <span class="clock" key={days.join()}>
            {days.length === 7 ? t.everyDay : dayRange(days, t.days)} <span class="nowrap">{hours}</span>
          </span>
        );
      })}
    </>
  );
}

/** The weeks of work that hold, and those that are ready to begin from. */
import { address } from "../../route";
import { WeekLines } from "../../setting_up/hours";
import { HOURS } from "../../setting_up/hours_words";
import { OWN } from "../../setting_up/pattern_fields";
import { READY_WEEKS } from "../../setting_up/ready_weeks";
import { type Pattern, type PatternVersion, useCalendar } from "../../state/read_city";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { PARTS, type PartProps } from "./page";
import { CALENDAR } from "./words";

export function Patterns({ now, isAdmin }: PartProps) {
  const { t } = usePageWords(CALENDAR);
  const hours = usePageWords(HOURS);
  const asked = useCalendar();
  return (
    <>
      <p class="lead">{t.patternsLead}</p>
      <Awaited asked={asked}>
        {({ patterns }) => (
          <>
            <Table
              caption={hours.t.have}
              rows={patterns}
              rowKey={({ pattern_id }) => pattern_id}
              empty={t.noPatterns}
              columns={[
                {
                  key: "name",
                  title: t.name,
                  cell: (each) => <Name pattern={each} isAdmin={isAdmin} />,
                  sort: ({ name }) => name,
                },
                { key: "code", title: t.letter, cell: ({ code }) => code ?? "–", sort: ({ code }) => code },
                {
                  key: "week",
                  title: t.weekOf,
                  cell: ({ versions }) => <Versions versions={versions} today={now.on} />,
                },
              ]}
            />
            {isAdmin && <Ready patterns={patterns} />}
          </>
        )}
      </Awaited>
    </>
  );
}

function Name({ pattern: { pattern_id, name }, isAdmin }: { pattern: Pattern; isAdmin: boolean }) {
  return isAdmin ? <a href={address("kalender", PARTS.hours, pattern_id)}>{name}</a> : <span>{name}</span>;
}

/** What holds, and what is to come after it. */
function Versions({ versions, today }: { versions: readonly PatternVersion[]; today: string }) {
  const { t, lang } = usePageWords(HOURS);
  const held = versions.filter(({ starts_on }) => starts_on <= today).slice(-1);
  const coming = versions.filter(({ starts_on }) => starts_on > today);
  return (
    <>
      {[...held, ...coming].map((version) => (
        <div key={version.starts_on} class="week-version">
          <span class="soft small">
            {version.starts_on > today
              ? t.from(shortDate(version.starts_on, lang))
              : t.since(shortDate(version.starts_on, lang))}
          </span>
          <WeekLines week={version.week} />
        </div>
      ))}
    </>
  );
}

function Ready({ patterns }: { patterns: readonly Pattern[] }) {
  const { t, lang } = usePageWords(CALENDAR);
  const left = READY_WEEKS.filter((ready) => patterns.every((each) => each.pattern_id !== ready.pattern_id));
  return (
    <section aria-labelledby="ready">
      <h2 id="ready">{t.ready}</h2>
      <ul class="ready-weeks">
        {left.map((ready) => (
          <li key={ready.pattern_id}>
            <a class="card" href={address("kalender", PARTS.hours, ready.pattern_id)}>
              <span class="strong">{ready.name[lang === "id" ? 0 : 1]}</span>
              <WeekLines week={ready.week} />
            </a>
          </li>
        ))}
        <li>
          <a class="card" href={address("kalender", PARTS.hours, OWN)}>
            <span class="strong">{t.ownPattern}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}

/** One person: where they work and by which hours, their roles, a new code, their last day. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Notice } from "../parts/notice";
import { TEAM } from "../parts/team_words";
import { Way } from "../parts/way";
import { useHere } from "../state/here";
import { useCalendar, useOffices, useUnits } from "../state/read_city";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { useName } from "./names";
import { PEOPLE } from "./people_words";
import { PersonActs } from "./person_acts";

export type Person = Schemas["PersonView"];
type Assignment = Person["assignments"][number];

export default function PersonPage({ employeeId }: { employeeId: string }) {
  const params = { path: { employee_id: employeeId } };
  const asked = useAnswer(`person ${employeeId}`, () => answer(api.GET("/employees/{employee_id}", { params })));
  return <Awaited asked={asked}>{(person) => <Whole person={person} reload={asked.reload} />}</Awaited>;
}

function Whole({ person, reload }: { person: Person; reload: () => Promise<void> }) {
  const { t, lang } = usePageWords(PEOPLE);
  const [note, setNote] = useState("");
  async function changed(said: string) {
    setNote(said);
    await reload();
    scrollTo(0, 0);
  }
  return (
    <>
      <h2>{person.name}</h2>
      {note && (
        <div role="status">
          <Notice tone="ok">
            <p>{note}</p>
          </Notice>
        </div>
      )}
      {person.left_on && <Notice tone="warn" title={t.leavingSet(shortDate(person.left_on, lang))} />}
      <Works assignments={person.assignments} />
      <ArrangedLink person={person} />
      <PersonActs person={person} changed={changed} />
    </>
  );
}

/** The page on which their arrangements are seen and proposed. */
function ArrangedLink({ person: { employee_id, assignments } }: { person: Person }) {
  const { t } = usePageWords(TEAM);
  const unitId = assignments.at(-1)?.unit_id;
  if (!unitId) return null;
  return (
    <Way route={["tim", unitId, "kemudahan", employee_id]} title={t.pages.kemudahan ?? ""}>
      <span class="soft">{t.arrangedHint}</span>
    </Way>
  );
}

function Works({ assignments }: { assignments: readonly Assignment[] }) {
  const { t } = usePageWords(PEOPLE);
  const { on } = useHere();
  const lasting = assignments.filter(({ ends_on }) => !ends_on || ends_on >= on);
  return (
    <section class="card" aria-labelledby="works">
      <h2 id="works">{t.works}</h2>
      {!lasting.length && <p class="soft">{t.nowhere}</p>}
      {lasting.map((work) => (
        <Work key={work.starts_on} work={work} />
      ))}
    </section>
  );
}

function Work({ work: { unit_id, starts_on, ends_on, office_ids, pattern_id, supervisor_id } }: { work: Assignment }) {
  const { t, lang } = usePageWords(PEOPLE);
  const [units, offices, calendar] = [useUnits(), useOffices(), useCalendar()];
  const supervisor = useName(supervisor_id);
  const from = shortDate(starts_on, lang);
  const officeName = (id: string) => offices.data?.find((each) => each.id === id)?.name ?? id;
  const facts: [string, string][] = [
    [t.unit, units.data?.find((each) => each.unit_id === unit_id)?.name ?? unit_id],
    [t.startsOn, ends_on ? t.between(from, shortDate(ends_on, lang)) : from],
    [t.offices, office_ids.map(officeName).join(", ") || "–"],
    [
      t.pattern,
      pattern_id
        ? (calendar.data?.patterns.find((each) => each.pattern_id === pattern_id)?.name ?? pattern_id)
        : t.roster,
    ],
    [t.supervisor, supervisor || t.noSupervisor],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

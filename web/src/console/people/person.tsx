/** One person at a desk: who they are and where they work, their phones, what is arranged, and what may be done. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Notice } from "../../parts/notice";
import { Said } from "../../parts/said";
import { PROFILE } from "../../profile/words";
import { address } from "../../route";
import { PEOPLE } from "../../setting_up/people_words";
import { PersonActs } from "../../setting_up/person_acts";
import { workOn } from "../../setting_up/work";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { type Fact, Facts } from "../parts/facts";
import { Awaited } from "../parts/states";
import { PersonArranged } from "./arranged";
import { History } from "./history";
import { PersonPhones } from "./phones";
import { SeeAlso } from "./see_also";
import { DESK_PEOPLE } from "./words";

export type Person = Schemas["PersonView"];

export function PersonPage({ employeeId }: { employeeId: string }) {
  const params = { path: { employee_id: employeeId } };
  const asked = useAnswer(`person ${employeeId}`, () => answer(api.GET("/employees/{employee_id}", { params })));
  const [said, setSaid] = useState({ text: "", at: 0 });
  async function changed(text: string) {
    await asked.reload();
    setSaid({ text, at: Date.now() });
  }
  return (
    <>
      <Trail person={asked.data} />
      {said.text && <Said key={said.at} text={said.text} />}
      <Awaited asked={asked}>{(person) => <Whole person={person} changed={changed} />}</Awaited>
    </>
  );
}

function Trail({ person }: { person: Person | null }) {
  const { t } = usePageWords(DESK_PEOPLE);
  const { on } = useHere();
  const unitId = person && workOn(person.assignments, on)?.unit_id;
  return (
    <p class="trail">
      <a href={address("pegawai", ...(unitId ? [unitId] : []))}>{t.back}</a>
    </p>
  );
}

function Whole({ person, changed }: { person: Person; changed: (said: string) => Promise<void> }) {
  const { t, lang } = usePageWords(DESK_PEOPLE);
  const people = usePageWords(PEOPLE).t;
  return (
    <>
      <h2 class="unit-name">{person.name}</h2>
      {person.left_on && <Notice tone="warn" title={people.leavingSet(shortDate(person.left_on, lang))} />}
      <div class="person-parts">
        <div class="stack">
          <Profile person={person} />
          <SeeAlso person={person} />
        </div>
        <div class="stack">
          <PersonPhones person={person} changed={changed} />
          <PersonArranged person={person} />
        </div>
      </div>
      <History assignments={person.assignments} />
      <section aria-labelledby="acts">
        <h3 id="acts" class="unseen">
          {t.acts}
        </h3>
        <div class="person-parts">
          <PersonActs person={person} changed={changed} />
        </div>
      </section>
    </>
  );
}

function Profile({ person }: { person: Person }) {
  const { t, w, lang } = usePageWords(DESK_PEOPLE);
  const kinds = usePageWords(PROFILE).t.kinds;
  const people = usePageWords(PEOPLE).t;
  const { on } = useHere();
  const units = useUnits();
  const unitOf = (id: string | null | undefined) => units.data?.find((each) => each.unit_id === id);
  const unit = unitOf(workOn(person.assignments, on)?.unit_id);
  const roles = person.grants?.map(({ role, unit_id }) => {
    const name = w.roles[role] ?? role;
    return unit_id ? people.roleIn(name, unitOf(unit_id)?.name ?? unit_id) : name;
  });
  const facts: Fact[] = [
    [t.kind, kinds[person.number_kind] ?? person.number_kind],
    [t.unit, unit?.name ?? t.nowhere],
    ...(unit ? [[t.counting, countingSaid(unit.counts_from)] as Fact] : []),
    ...(roles ? [[t.roles, roles.join("; ") || people.noRoles] as Fact] : []),
  ];
  function countingSaid(from: string | null): string {
    if (!from) return t.trial;
    return (from <= on ? t.counts : t.willCount)(shortDate(from, lang));
  }
  return (
    <section class="card" aria-labelledby="profile">
      <h3 id="profile">{t.profile}</h3>
      <Facts of={facts} isInside />
    </section>
  );
}

/** The same person on the console's other pages, as far as they are the reader's. */
import { address } from "../../route";
import { workOn } from "../../setting_up/work";
import { useHere } from "../../state/here";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { opens } from "../pages";
import { withQuery } from "../use_query";
import type { Person } from "./person";
import { DESK_PEOPLE, type PeopleWords } from "./words";

/** The page's key, what is there, and its address. */
type Way = readonly [key: string, title: string, href: string];

export function SeeAlso({ person }: { person: Person }) {
  const { t } = usePageWords(DESK_PEOPLE);
  const { roles } = useDesk();
  const { on } = useHere();
  const { employee_id } = person;
  const unitId = workOn(person.assignments, on)?.unit_id;
  const ways: readonly Way[] = [
    ["kepatuhan", t.compliance, address("kepatuhan", "orang", employee_id)],
    ["disiplin", t.discipline, address("disiplin", employee_id)],
    ["kegiatan", t.activities, address("kegiatan", "orang", employee_id)],
    ...(unitId ? waysOfUnit(person, unitId, t) : []),
  ];
  return (
    <section class="card" aria-labelledby="see-also">
      <h3 id="see-also">{t.seeAlso}</h3>
      <ul class="plain-list">
        {ways
          .filter(([key]) => opens(key, roles))
          .map(([key, title, href]) => (
            <li key={key}>
              <a href={href}>{title}</a>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Those that show the person among the people of their unit. */
function waysOfUnit({ employee_id, name }: Person, unit: string, t: PeopleWords): Way[] {
  return [
    ["papan", t.board, withQuery(address("papan", unit), { q: name })],
    ["rencana", t.plan, withQuery(address("rencana", employee_id), { unit })],
    ["penggajian", t.allowance, withQuery(address("penggajian", "potongan", employee_id), { unit })],
    ["cuti", t.leave, withQuery(address("cuti"), { unit, buka: employee_id })],
    ["jadwal", t.roster, address("jadwal", unit)],
  ];
}

/** The same person on the console's other pages, as far as they are the reader's. */
import { address } from "../../route";
import { workOn } from "../../setting_up/work";
import { useHere } from "../../state/here";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { isFor, PAGES } from "../pages";
import { withQuery } from "../use_query";
import type { Person } from "./person";
import { DESK_PEOPLE } from "./words";

export function SeeAlso({ person }: { person: Person }) {
  const { t } = usePageWords(DESK_PEOPLE);
  const { roles } = useDesk();
  const { on } = useHere();
  const { employee_id, name } = person;
  const unitId = workOn(person.assignments, on)?.unit_id;
  const ways: [string, string, string][] = [
    ...(unitId
      ? [["papan", t.board, withQuery(address("papan", unitId), { q: name })] as [string, string, string]]
      : []),
    ["kepatuhan", t.compliance, address("kepatuhan", "orang", employee_id)],
    ["disiplin", t.discipline, address("disiplin", employee_id)],
    ...(unitId
      ? [["cuti", t.leave, withQuery(address("cuti"), { unit: unitId, buka: employee_id })] as [string, string, string]]
      : []),
    ...(unitId ? [["jadwal", t.roster, address("jadwal", unitId)] as [string, string, string]] : []),
  ];
  const isOwn = (key: string) => PAGES.some((page) => page.key === key && isFor(page, roles));
  return (
    <section class="card" aria-labelledby="see-also">
      <h3 id="see-also">{t.seeAlso}</h3>
      <ul class="plain-list">
        {ways
          .filter(([key]) => isOwn(key))
          .map(([key, title, href]) => (
            <li key={key}>
              <a href={href}>{title}</a>
            </li>
          ))}
      </ul>
    </section>
  );
}

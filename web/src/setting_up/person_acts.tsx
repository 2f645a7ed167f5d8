/** What may be done about a person: a new code, another place, roles, the last day; each as far as it is the reader's. */
import type { Schemas } from "../api/client";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { LEADERS_WHO_ACT } from "../state/roles";
import { usePageWords } from "../words/words";
import { PEOPLE } from "./people_words";
import { NewCode } from "./person_code";
import { Leaving } from "./person_leaving";
import { Move } from "./person_move";
import { Roles } from "./person_roles";

interface PersonActsProps {
  person: Schemas["PersonView"];
  changed: (said: string) => Promise<void>;
}

export function PersonActs({ person, changed }: PersonActsProps) {
  const { t } = usePageWords(PEOPLE);
  const { me } = useHere();
  const isSelf = me.employee.employee_id === person.employee_id;
  const isAdmin = holds(me, ["city_admin"]);
  return (
    <>
      {isSelf && <p class="soft">{isAdmin ? t.selfAdmin : t.self}</p>}
      {holds(me, LEADERS_WHO_ACT) && !isSelf && <NewCode person={person} />}
      {isAdmin && <Move person={person} changed={changed} />}
      {isAdmin && !isSelf && (
        <>
          <Roles key={`roles ${person.revision}`} person={person} changed={changed} />
          <Leaving person={person} changed={changed} />
        </>
      )}
    </>
  );
}

/** What is arranged for a person and holds or will, and the way to propose more. */
import { Arranged } from "../../arranged/arrangements";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { usePageWords } from "../../words/words";
import type { Person } from "./person";
import { DESK_PEOPLE } from "./words";

export function PersonArranged({ person: { employee_id, accommodations } }: { person: Person }) {
  const { t } = usePageWords(DESK_PEOPLE);
  const { on } = useHere();
  const standing = accommodations.filter(({ ends_on }) => ends_on >= on);
  return (
    <section class="card stack" aria-labelledby="arranged">
      <h3 id="arranged">{t.arranged}</h3>
      {!standing.length && <p class="soft">{t.noneArranged}</p>}
      {standing.map((each) => (
        <Arranged key={each.starts_on} arrangement={each} />
      ))}
      <a class="quiet" href={address("pegawai", "kemudahan", employee_id)}>
        {t.arrange}
      </a>
    </section>
  );
}

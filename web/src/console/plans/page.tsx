/** `#/rencana[/saya|/<employee>]`: a unit's plans by state; my own, to write; somebody's, to read and answer. */
import { OwnPlans } from "../../plans/own";
import { PersonPlans } from "../../plans/person";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { useQuery, withQuery } from "../use_query";
import { UnitPlans } from "./unit";
import { OWN, UNIT_PLANS } from "./words";

export default function Plans({ part }: PageProps) {
  const { t } = usePageWords(UNIT_PLANS);
  const [query] = useQuery();
  const { on } = useHere();
  const year = query.tahun ?? on.slice(0, 4);
  if (!part) return <UnitPlans />;
  return (
    <>
      <p>
        <a href={withQuery(address("rencana"), { tahun: year, unit: query.unit ?? "" })}>{t.back}</a>
      </p>
      {part === OWN ? <OwnPlans /> : <PersonPlans key={part} employeeId={part} year={year} />}
    </>
  );
}

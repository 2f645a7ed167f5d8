/** `#/kinerja/rencana[/<year>|/tim[/<employee>[/<year>]]]`: my plan of a year; those of my people; one to be answered. */
import { Way } from "../parts/way";
import { useRoute } from "../route";
import { useHere } from "../state/here";
import { LEADERS } from "../state/roles";
import { usePageWords } from "../words/words";
import { OwnPlans } from "./own";
import { PersonPlans } from "./person";
import { TeamPlans } from "./team";
import { PLANS } from "./words";

export const TEAM = "tim";
const asYear = (part = "") => (/^20\d\d$/.test(part) ? part : undefined);

export default function PlansPage() {
  const { t } = usePageWords(PLANS);
  const [, , part, employeeId, year] = useRoute();
  const { me, on } = useHere();
  if (part === TEAM && employeeId)
    return <PersonPlans key={employeeId} employeeId={employeeId} year={asYear(year) ?? on.slice(0, 4)} />;
  if (part === TEAM) return <TeamPlans />;
  return (
    <>
      {(me.stands_in || me.employee.grants.some(({ role }) => LEADERS.includes(role))) && (
        <Way route={["kinerja", "rencana", TEAM]} title={t.team} />
      )}
      <OwnPlans key={part} asked={asYear(part)} />
    </>
  );
}

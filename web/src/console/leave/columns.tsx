/** What the table of leave shows of each, and of one that is opened. */
import type { Schemas } from "../../api/client";
import { type LeavePart, partsOf } from "../../requests/leave_left";
import { REQUESTS } from "../../requests/words";
import { usePageWords } from "../../words/words";
import { Facts } from "../parts/facts";
import { OpenLink } from "../parts/opened";
import type { Column } from "../parts/table_state";
import { DESK_LEAVE } from "./words";

type Member = Schemas["MemberView"];
export type Leave = Schemas["LeaveView"];
const PARTS: readonly LeavePart[] = ["granted", "carried", "used", "waiting"];

export function LeaveFacts({ leave }: { leave: Leave }) {
  const { t } = usePageWords(DESK_LEAVE);
  const words = usePageWords(REQUESTS).t;
  return (
    <Facts
      of={[
        ...partsOf(leave).map(([part, days]) => [words.leaveParts[part], days] as const),
        [t.basis, t.bases[leave.basis] ?? leave.basis],
      ]}
    />
  );
}

/** `leave`: by person, of those that were asked for; null while it is on its way. */
export function useColumns(
  leave: ReadonlyMap<string, Leave> | null,
  openedId: string,
  isNarrow: boolean,
): Column<Member>[] {
  const { t } = usePageWords(DESK_LEAVE);
  const words = usePageWords(REQUESTS).t;
  const of = ({ employee_id }: Member) => leave?.get(employee_id);
  const part = (member: Member, wanted: LeavePart) => {
    const found = of(member);
    return found ? (partsOf(found).find(([each]) => each === wanted)?.[1] ?? "–") : "…";
  };
  const columns: (Column<Member> | false)[] = [
    {
      key: "nama",
      title: t.person,
      sort: ({ name }) => name,
      cell: ({ employee_id, name }) => (
        <OpenLink id={employee_id} openedId={openedId}>
          {name}
        </OpenLink>
      ),
    },
    ...PARTS.map((each): Column<Member> | false =>
      isNarrow
        ? false
        : { key: each, title: words.leaveParts[each], isNumber: true, cell: (member) => part(member, each) },
    ),
    {
      key: "sisa",
      title: t.left,
      isNumber: true,
      cell: (member) => {
        const found = of(member);
        if (found && !found.kinds.includes("annual")) return <span class="soft">{t.notEntitled}</span>;
        return <span class="strong">{found ? found.left_days : "…"}</span>;
      },
    },
    !isNarrow && {
      key: "dasar",
      title: t.basis,
      cell: (member) => {
        const basis = of(member)?.basis;
        return basis ? <span class="soft">{t.bases[basis] ?? basis}</span> : "";
      },
    },
  ];
  return columns.filter((each) => each !== false);
}

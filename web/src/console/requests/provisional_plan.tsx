/** What the table of check-ins shows of each, and by what it sorts. */
import { DECIDING } from "../../requests/decide_words";
import type { Provisional } from "../../requests/use_ruling";
import { metres, shortDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import { OpenLink } from "../parts/opened";
import { Pick } from "../parts/pick";
import type { TablePlan } from "../parts/table_state";
import type { Worklist } from "./use_worklist";
import { DESK_REQUESTS } from "./words";

export function useProvisionalPlan(list: Worklist<Provisional>, mayAny: boolean): TablePlan<Provisional> {
  const { t, lang, w } = usePageWords(DESK_REQUESTS);
  const words = usePageWords(DECIDING).t;
  const { opened, openedId, chosen } = list;
  const when = ({ slot, local_time }: Provisional) => words.at(slotName(slot, w), local_time);
  const columns: (TablePlan<Provisional>["columns"][number] | false)[] = [
    {
      key: "nama",
      title: t.person,
      sort: ({ name }) => name,
      cell: ({ challenge_id, name, undecided }) => (
        <>
          <OpenLink id={challenge_id} openedId={openedId}>
            {name}
          </OpenLink>
          {undecided && <span class="row-unit tag warn">{words.undecided}</span>}
        </>
      ),
    },
    {
      key: "tanggal",
      title: t.slot,
      sort: ({ on, counts_at }) => `${on} ${counts_at}`,
      cell: (each) => (
        <>
          {shortDate(each.on, lang)} <span class="row-unit soft small">{when(each)}</span>
        </>
      ),
    },
    {
      key: "sebab",
      title: t.why,
      sort: ({ why }) => why.join(" "),
      cell: ({ why }) =>
        why.map((each) => (
          <span key={each} class="row-unit">
            {each}
          </span>
        )),
    },
    !opened && {
      key: "tempat",
      title: t.place,
      sort: ({ distance_m }) => distance_m,
      cell: ({ office_name, distance_m }) =>
        distance_m === null ? office_name : words.near(office_name, metres(distance_m, lang)),
    },
    {
      key: "umur",
      title: t.age,
      isNumber: true,
      sort: ({ age_days }) => age_days,
      cell: (each) => t.days(each.age_days),
    },
    mayAny &&
      !opened && {
        key: "pilih",
        title: t.choose,
        cell: (each) =>
          each.may_decide && (
            <Pick
              label={words.pick(`${each.name}, ${when(each)}`)}
              value={chosen.includes(each.challenge_id)}
              onValue={(isIn) => list.choose([each.challenge_id], isIn)}
            />
          ),
      },
  ];
  return {
    columns: columns.filter((each) => each !== false),
    textOf: ({ name, why, office_name }) => `${name} ${why.join(" ")} ${office_name}`,
    sortedBy: "tanggal",
  };
}

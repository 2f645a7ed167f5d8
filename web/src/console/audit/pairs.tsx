/** Who decided how often about whom in a unit's month. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Labelled } from "../../parts/label";
import { UnitSelect } from "../../parts/unit_select";
import { address } from "../../route";
import { inTree } from "../../setting_up/unit_tree";
import { useHere } from "../../state/here";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery, withQuery } from "../use_query";
import { AUDIT } from "./words";

type Pair = Schemas["PairView"];

export function Pairs({ units }: { units: readonly Schemas["UnitView"][] }) {
  const { t, lang } = usePageWords(AUDIT);
  const [query, change] = useQuery();
  const now = useHere().on.slice(0, 7);
  const { unit = inTree(units, lang)[0]?.unit.unit_id ?? "", bulan: month = now } = query;
  const asked = useAnswer(unit && month ? `${unit}|${month}` : null, () =>
    answer(api.GET("/audit/pairs", { params: { query: { unit_id: unit, month } } })),
  );
  return (
    <>
      <p class="lead">{t.pairsLead}</p>
      <div class="table-tools">
        <UnitSelect
          label={t.unit}
          units={units}
          value={unit}
          onValue={(value) => change({ unit: value, page: null })}
        />
        <Labelled label={t.month}>
          {(tied) => (
            <div class="input">
              <input
                {...tied}
                type="month"
                value={month}
                max={now}
                onInput={(event) => change({ bulan: event.currentTarget.value, page: null })}
              />
            </div>
          )}
        </Labelled>
      </div>
      <Awaited asked={asked}>{({ pairs }) => <Counted pairs={pairs} unit={unit} month={month} />}</Awaited>
    </>
  );
}

function Counted({ pairs, unit, month }: { pairs: readonly Pair[]; unit: string; month: string }) {
  const { t } = usePageWords(AUDIT);
  const all = ({ in_favour, against }: Pair) => in_favour + against;
  const share = (pair: Pair) => Math.round((100 * pair.in_favour) / all(pair));
  const theirs = ({ decider_id, person_id }: Pair) =>
    withQuery(address("audit"), {
      unit,
      sejak: `${month}-01`,
      sampai: lastOf(month),
      tindakan: "decisions",
      oleh: decider_id,
      tentang: person_id,
    });
  return (
    <Table<Pair>
      caption={t.pairs}
      rows={pairs}
      rowKey={({ decider_id, person_id }) => `${decider_id} ${person_id}`}
      empty={t.noPairs}
      textOf={({ decider_name, person_name }) => `${decider_name} ${person_name}`}
      sortedBy="-all"
      columns={[
        {
          key: "decider",
          title: t.decider,
          cell: ({ decider_name }) => decider_name,
          sort: (pair) => pair.decider_name,
        },
        {
          key: "person",
          title: t.person,
          cell: (pair) => (
            <a href={theirs(pair)} aria-label={t.seeThem(pair.person_name)}>
              {pair.person_name}
            </a>
          ),
          sort: ({ person_name }) => person_name,
        },
        { key: "all", title: t.decisions, cell: all, sort: all, isNumber: true },
        {
          key: "for",
          title: t.inFavour,
          cell: (pair) => pair.in_favour,
          sort: (pair) => pair.in_favour,
          isNumber: true,
        },
        {
          key: "against",
          title: t.against,
          cell: (pair) => pair.against,
          sort: (pair) => pair.against,
          isNumber: true,
        },
        { key: "share", title: "%", cell: (pair) => `${share(pair)}%`, sort: share, isNumber: true },
        {
          key: "kinds",
          title: t.ofWhat,
          cell: ({ kinds }) =>
            Object.entries(kinds)
              .map(([kind, count]) => `${t.subjects[kind] ?? kind} ${count}`)
              .join(", "),
        },
      ]}
    />
  );
}

/** The last date of a month. */
function lastOf(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

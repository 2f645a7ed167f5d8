/** Ratings and objections that wait for whoever reads; each opens on the page of assessments. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { EVALUATIONS } from "../../evaluations/words";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { withQuery } from "../use_query";
import { WAITING } from "./words";

export function Approvals() {
  const { t, lang } = usePageWords(WAITING);
  const { t: named } = usePageWords(EVALUATIONS);
  const { zone } = useHere();
  const asked = useAnswer("approvals", () => answer(api.GET("/me/approvals")));
  return (
    <section class="stack">
      <h2 id="approvals">{t.approvals}</h2>
      <Awaited asked={asked}>
        {({ approvals, total }) => (
          <>
            {total > approvals.length && <p class="hint">{t.oldestOf(approvals.length, total)}</p>}
            <Table
              caption={t.approvals}
              name="n"
              rows={approvals}
              rowKey={({ employee_id, number, period_id }) => `${employee_id} ${number} ${period_id}`}
              empty={t.noApprovals}
              pageSize={10}
              textOf={({ name, unit_name }) => `${name} ${unit_name}`}
              columns={[
                {
                  key: "nama",
                  title: t.about,
                  sort: ({ name }) => name,
                  cell: ({ name, unit_id, period_id, employee_id, number }) => (
                    <a
                      href={withQuery(address("penilaian"), {
                        unit: unit_id,
                        periode: period_id,
                        buka: `${employee_id}.${number}`,
                      })}
                    >
                      {name}
                    </a>
                  ),
                },
                { key: "unit", title: t.unit, sort: ({ unit_name }) => unit_name, cell: ({ unit_name }) => unit_name },
                {
                  key: "periode",
                  title: t.period,
                  sort: ({ period_id }) => period_id,
                  cell: ({ period_id }) => named.period(period_id),
                },
                {
                  key: "keadaan",
                  title: t.state,
                  sort: ({ state }) => state,
                  cell: ({ state, is_citys }) => (
                    <>
                      {named.states[state]}
                      {is_citys && <div class="soft small">{t.anyAdmin}</div>}
                    </>
                  ),
                },
                {
                  key: "sejak",
                  title: t.since,
                  sort: ({ since }) => since,
                  cell: ({ since }) => dateAndTime(since, lang, zone),
                },
              ]}
            />
          </>
        )}
      </Awaited>
    </section>
  );
}

/** What a checked file of bases would change: a row a person, old beside new. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import type { Job } from "../../api/job";
import { useAnswer } from "../../api/use_answer";
import { Stepper } from "../../parts/stepper";
import { monthName } from "../../words/format";
import { rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { PAYROLL } from "./words";

export function BaseRows({ job: { job_id, revision } }: { job: Job }) {
  const { t } = usePageWords(PAYROLL);
  const [page, setPage] = useState(1);
  const asked = useAnswer(`base changes ${job_id} ${revision} ${page}`, () =>
    answer(api.GET("/jobs/{job_id}/base-changes", { params: { path: { job_id }, query: { page } } })),
  );
  return (
    <section>
      <h2>{t.rows}</h2>
      {asked.refusal?.code === "NOT_FOUND" ? (
        <Empty text={t.rowsGone} />
      ) : (
        <Awaited asked={asked}>
          {(found) => (
            <>
              {found.pages > 1 && (
                <Stepper
                  label={t.rowsPart(found.page, found.pages)}
                  previous={t.previousPart}
                  next={t.nextPart}
                  onPrevious={() => setPage(Math.max(1, page - 1))}
                  onNext={() => setPage(page + 1)}
                  isLast={found.page >= found.pages}
                />
              )}
              <Rows rows={found.changes} />
            </>
          )}
        </Awaited>
      )}
    </section>
  );
}

function Rows({ rows }: { rows: readonly Schemas["BaseChangeView"][] }) {
  const { t, lang } = usePageWords(PAYROLL);
  const hasGrade = rows.some(({ grade }) => grade);
  return (
    <Table
      caption={t.rows}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={t.noRows}
      pageSize={100}
      textOf={({ name }) => name}
      filters={[
        {
          key: "menjadi",
          label: t.becomes,
          options: Object.entries(t.becomesWhat),
          keeps: ({ becomes }, value) => becomes === value,
        },
      ]}
      columns={[
        { key: "name", title: t.name, sort: ({ name }) => name, cell: ({ name }) => name },
        { key: "row", title: t.row, isNumber: true, sort: ({ row }) => row, cell: ({ row }) => row },
        {
          key: "from",
          title: t.from,
          sort: ({ from_month }) => from_month,
          cell: ({ from_month }) => monthName(from_month, lang),
        },
        {
          key: "was",
          title: t.before,
          isNumber: true,
          sort: ({ was_idr }) => was_idr,
          cell: ({ was_idr }) => (was_idr === null ? "–" : rupiah(was_idr, lang)),
        },
        {
          key: "base",
          title: t.after,
          isNumber: true,
          sort: ({ base_idr }) => base_idr,
          cell: ({ base_idr }) => rupiah(base_idr, lang),
        },
        ...(hasGrade
          ? [{ key: "grade", title: t.grade, cell: (each: (typeof rows)[number]) => each.grade ?? "" }]
          : []),
        { key: "becomes", title: t.becomes, cell: ({ becomes }) => t.becomesWhat[becomes] ?? becomes },
      ]}
    />
  );
}

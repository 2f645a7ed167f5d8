/** A year's budget by file: sent, looked at line by line, applied by the operator whose budget it is. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import type { Job } from "../../api/job";
import { useAnswer } from "../../api/use_answer";
import { ImportJob } from "../../moving_in/import_job";
import { Latest } from "../../moving_in/import_latest";
import { FirstStep } from "../../moving_in/import_start";
import { Upload } from "../../moving_in/import_upload";
import { useKindWords } from "../../moving_in/kind_words";
import { Stepper } from "../../parts/stepper";
import { rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { DeskFaults } from "../imports/faults";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { BUDGET } from "./words";

export function BudgetImport({ jobId }: { jobId: string }) {
  const k = useKindWords("budget");
  if (jobId) return <ImportJob jobId={jobId} Faults={DeskFaults} Rows={ChangeRows} />;
  return (
    <>
      <p class="lead">{k.lead}</p>
      <FirstStep kind="budget" />
      <Upload kind="budget" />
      <Latest kind="budget" />
    </>
  );
}

function ChangeRows({ job: { job_id, revision } }: { job: Job }) {
  const { t } = usePageWords(BUDGET);
  const [page, setPage] = useState(1);
  const asked = useAnswer(`budget changes ${job_id} ${revision} ${page}`, () =>
    answer(api.GET("/jobs/{job_id}/budget-changes", { params: { path: { job_id }, query: { page } } })),
  );
  return (
    <section>
      <h2>{t.changes}</h2>
      {asked.refusal?.code === "NOT_FOUND" ? (
        <Empty text={t.changesGone} />
      ) : (
        <Awaited asked={asked}>
          {(found) => (
            <>
              {found.pages > 1 && (
                <Stepper
                  label={t.changesPart(found.page, found.pages)}
                  previous={t.previousPart}
                  next={t.nextPart}
                  onPrevious={() => setPage(Math.max(1, page - 1))}
                  onNext={() => setPage(page + 1)}
                  isLast={found.page >= found.pages}
                />
              )}
              <Changes rows={found.changes} />
            </>
          )}
        </Awaited>
      )}
    </section>
  );
}

function Changes({ rows }: { rows: readonly Schemas["BudgetChangeView"][] }) {
  const { t, lang } = usePageWords(BUDGET);
  return (
    <Table
      caption={t.changes}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={t.noChanges}
      pageSize={100}
      textOf={({ name, code }) => `${code} ${name}`}
      filters={[
        {
          key: "menjadi",
          label: t.becomes,
          options: Object.entries(t.becomesWhat),
          keeps: ({ becomes }, value) => becomes === value,
        },
      ]}
      columns={[
        {
          key: "nama",
          title: t.name,
          sort: ({ name }) => name,
          cell: ({ name, code, account }) => (
            <>
              {name}
              <div class="soft small">
                {code} · {account}
              </div>
            </>
          ),
        },
        { key: "row", title: t.row, isNumber: true, sort: ({ row }) => row, cell: ({ row }) => row },
        {
          key: "was",
          title: t.before,
          isNumber: true,
          sort: ({ was_idr }) => was_idr,
          cell: ({ was_idr }) => (was_idr === null ? "–" : rupiah(was_idr, lang)),
        },
        {
          key: "ceiling",
          title: t.after,
          isNumber: true,
          sort: ({ ceiling_idr }) => ceiling_idr,
          cell: ({ ceiling_idr }) => rupiah(ceiling_idr, lang),
        },
        { key: "becomes", title: t.becomes, cell: ({ becomes }) => t.becomesWhat[becomes] ?? becomes },
      ]}
    />
  );
}

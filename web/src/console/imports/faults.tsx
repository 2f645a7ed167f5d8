/** The faults of a checked file as a table, narrowed to one kind; all of them as CSV. */
import { download, type Job } from "../../api/job";
import { ActButton } from "../../moving_in/act";
import { faultsToTell, placeOf } from "../../moving_in/job_faults";
import { useMovingIn } from "../../moving_in/words";
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import type { Filter } from "../parts/table_state";
import { kindsOf, rowOf } from "./fault_kinds";
import { DESK_IMPORTS } from "./words";

type Fault = Job["faults"][number];
const ALL = "faults.csv"; // chalicelib/jobs/imports.py

export function DeskFaults({ job }: { job: Job }) {
  const { t } = usePageWords(DESK_IMPORTS);
  const { m } = useMovingIn();
  const faults = faultsToTell(job);
  if (!faults.length) return null;
  const byKind: Filter<Fault> = {
    key: "macam",
    label: t.kindOfFault,
    options: kindsOf(faults).map(([code, said, count]) => [code, t.count(said, count)]),
    keeps: ({ code }, value) => code === value,
  };
  return (
    <section>
      <h2>{t.faults}</h2>
      <p class="soft">{t.first(faults.length)}</p>
      <Table
        name="salah-"
        caption={t.faults}
        rows={faults}
        rowKey={({ pointer, detail }) => `${pointer} ${detail}`}
        empty=""
        textOf={({ pointer, detail }) => `${placeOf(pointer, m)} ${detail}`}
        filters={[byKind]}
        columns={[
          {
            key: "tempat",
            title: t.place,
            sort: ({ pointer }) => rowOf(pointer),
            cell: ({ pointer }) => placeOf(pointer, m),
          },
          { key: "macam", title: t.kindOfFault, sort: ({ code }) => code, cell: ({ detail }) => detail },
        ]}
        tools={
          job.files.includes(ALL) && (
            <ActButton act={() => download(job.job_id, ALL)} label={t.csv} busyLabel={m.getting} />
          )
        }
      />
    </section>
  );
}

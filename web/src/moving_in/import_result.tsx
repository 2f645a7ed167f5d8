/** What the check of a file found: how many rows become what, and the file back with its faults. */

import { download, type Job } from "../api/job";
import { ActButton } from "./act";
import { useKindWords } from "./kind_words";
import { kindOf } from "./kinds";
import { useMovingIn } from "./words";

/** Only what there is: of a first import nobody is changed, known or missing. */
export function Counts({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const k = useKindWords(kindOf(job));
  const { new: fresh = 0, changed = 0, known = 0, faulty = 0, waiting = 0, missing = 0 } = job.counts;
  return (
    <section class="card" aria-labelledby="result" role="status">
      <h2 id="result">{m.result}</h2>
      <ul class="counts">
        {fresh > 0 && <li>{k.fresh(fresh)}</li>}
        {changed > 0 && <li>{k.changed(changed)}</li>}
        {known > 0 && <li>{k.known(known)}</li>}
        <Weighty counts={job.counts} />
        <li class={faulty ? "fault" : ""}>{m.faulty(faulty)}</li>
        {waiting > 0 && <li>{m.waiting(waiting)}</li>}
        {missing > 0 && <li>{k.missing(missing)}</li>}
      </ul>
    </section>
  );
}

/** Roles and last days that the file sets, as items of a list: whoever applies it should know. */
export function Weighty({ counts: { roles = 0, leaving = 0 } }: Pick<Job, "counts">) {
  const { m } = useMovingIn();
  return (
    <>
      {roles > 0 && <li class="strong">{m.rolesSet(roles)}</li>}
      {leaving > 0 && <li class="strong">{m.leavingSet(leaving)}</li>}
    </>
  );
}

/** The rows that set them, one by one: what serves whoever made the file stands first. */
export function Attention({ job: { attention, kind } }: { job: Job }) {
  const { m } = useMovingIn();
  const { firstAttention = m.firstAttention } = useKindWords(kindOf({ kind }));
  if (!attention.length) return null;
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">{m.attention}</h2>
      <p class="soft">{firstAttention(attention.length)}</p>
      <ul class="rows card">
        {attention.map(({ row, code, detail }) => (
          <li class="row" key={`${row} ${code}`}>
            <p class="row-name">{m.row(String(row))}</p>
            <p>{detail}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The file back with a word beside its rows; nothing where there is none. */
export function Marked({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const name = job.files.find((each) => each.startsWith("marked"));
  if (!name || !(job.counts.faulty || job.faults.length || job.attention.length)) return null;
  return (
    <div class="actions">
      <ActButton act={() => download(job.job_id, name)} label={m.marked} busyLabel={m.getting} />
      <p class="hint">{m.markedHint}</p>
    </div>
  );
}

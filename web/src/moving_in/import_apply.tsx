/** Bringing a checked file in: asked for twice, told how far it is, told what came of it. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import type { Job } from "../api/job";
import { Notice } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { ActButton } from "./act";
import { Marked, Weighty } from "./import_result";
import { useKindWords } from "./kind_words";
import { KINDS, kindOf, routeTo } from "./kinds";
import { useMovingIn } from "./words";

type Mode = "whole" | "good_rows";

/** To be read again whatever is answered: an application whose answer was lost goes on all the same. */
export function apply({ job_id, revision }: Job, mode: Mode): Promise<unknown> {
  const body = { mode, revision }; // what is applied is what was read here
  return answer(api.POST("/jobs/{job_id}/application", { params: { path: { job_id } }, body }));
}

export function Apply({ job, reload }: { job: Job; reload: () => Promise<void> }) {
  const { m, w } = useMovingIn();
  const { me } = useHere();
  const [isAsked, setAsked] = useState(false);
  const isFaulty = Boolean(job.counts.faulty) || job.faults.length > 0;
  const kind = kindOf(job);
  const k = useKindWords(kind);
  if (!job.total) return <p>{isFaulty ? m.nothingGood : m.nothing}</p>;
  if (!holds(me, KINDS[kind].appliers)) return <p>{isFaulty ? m.mend : k.askAdmin}</p>;
  if (isFaulty && !KINDS[kind].hasGoodRows) return <p>{m.mendWhole}</p>;
  const isOwn = KINDS[kind].bySecond && [job.made_by, job.checked_by].includes(me.employee.employee_id);
  const mode: Mode = isFaulty ? "good_rows" : "whole";
  return (
    <section aria-labelledby="apply">
      <h2 id="apply">{m.apply}</h2>
      {isOwn && <p>{k.askSecond}</p>}
      {isFaulty && (
        <>
          <p>{m.mend}</p>
          <p>{m.orGood}</p>
        </>
      )}
      <button
        type="button"
        class={isFaulty || isAsked || isOwn ? "quiet" : "main"}
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        {isFaulty ? m.applyGood(job.total) : k.applyWhole(job.total)}
      </button>
      {isAsked && (
        <div class="card stack" role="alert">
          <p>{k.sure(job.total)}</p>
          {isWeighty(job) && (
            <ul class="counts">
              <Weighty counts={job.counts} />
            </ul>
          )}
          <ActButton kind="main" act={() => apply(job, mode).finally(reload)} label={m.yes} busyLabel={m.preparing} />
          <button type="button" class="quiet" onClick={() => setAsked(false)}>
            {w.cancel}
          </button>
        </div>
      )}
    </section>
  );
}

export function Applying({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const k = useKindWords(kindOf(job));
  return <Progress job={job} busyLabel={m.applying} told={k.progress(job.done, job.total)} />;
}

export function Progress({ job, busyLabel, told }: { job: Job; busyLabel: string; told: string }) {
  return (
    <section class="card">
      <Busy>{busyLabel}</Busy>
      <progress max={job.total} value={job.done} aria-label={told} />
      <p class="clock">{told}</p>
    </section>
  );
}

export function Finished({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const { wayTo } = useHere();
  const kind = kindOf(job);
  const k = useKindWords(kind);
  const { failed_rows: failed, counts } = job;
  return (
    <div class="stack" role="status">
      <Notice tone="ok">
        <p>{k.finished(job.done - failed.length)}</p>
        {k.next && <p>{k.next}</p>}
        {kind === "people" && (
          <a class="quiet" href={wayTo("tim")}>
            {m.nextSlips}
          </a>
        )}
        {kind === "units" && (
          <a class="quiet" href={wayTo(...routeTo("people"))}>
            {m.nextPeople}
          </a>
        )}
      </Notice>
      {failed.length > 0 && (
        <Notice tone="warn">
          <p>{m.failedRows(failed.join(", "))}</p>
        </Notice>
      )}
      {Boolean(counts.faulty) && (
        <Notice tone="warn">
          <p>{m.leftOut(counts.faulty ?? 0, counts.waiting ?? 0)}</p>
        </Notice>
      )}
      <Marked job={job} />
    </div>
  );
}

function isWeighty({ counts }: Job): boolean {
  return Boolean(counts.roles || counts.leaving);
}

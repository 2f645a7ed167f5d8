/** Slips of paper with one-time codes: for everybody of a unit without a phone, or for one person. */
import { useEffect, useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { download, isMoving, type Job, onceOnly, openPage, useJob } from "../api/job";
import { persistently } from "../api/persistently";
import type { Refusal } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { Tick } from "../parts/labelled";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { withParts } from "../setting_up/unit_tree";
import { useHere } from "../state/here";
import { useStandingUnits } from "../state/standing";
import { dateAndTime } from "../words/format";
import { ActButton, Refused } from "./act";
import { useMovingIn } from "./words";

const KEPT_MS = 24 * 3_600_000; // as long as the bucket keeps papers

interface SlipsOfUnit {
  unitId: string;
  /** For these people; null for everybody of the unit without a phone, or also of its parts. */
  order: (employee_ids: string[] | null, with_parts?: boolean) => Promise<void>;
  job: Job | null;
  busy: boolean;
  isLong: boolean;
  refusal: Refusal | null;
  unread: Refusal | null;
  reload: () => void;
}

/** The latest slips of the unit that I had made, also after the page was loaded anew. */
export function useSlips(unit_id: string): SlipsOfUnit {
  const { lang } = useMovingIn();
  const { offset } = useHere();
  const { busy, refusal, run } = useAct();
  const [ordered, setOrdered] = useState("");
  const jobs = useAnswer("jobs", () => answer(api.GET("/jobs")));
  const latest = jobs.data?.jobs.find(
    (job) => job.kind === "slips" && job.unit_id === unit_id && isKept(job, Date.now() + offset),
  );
  const { data: job, isLong, refusal: lost, reload } = useJob(ordered || latest?.job_id || null, lang);
  function order(employee_ids: string[] | null, with_parts = false) {
    const params = { path: { unit_id }, ...onceOnly() };
    return run(async () => {
      const sent = () => answer(api.POST("/units/{unit_id}/slips", { params, body: { employee_ids, with_parts } }));
      setOrdered((await persistently(sent)).job_id);
    });
  }
  const again = () => void (lost ? reload() : jobs.reload());
  return { unitId: unit_id, order, job, busy, isLong, refusal, unread: lost ?? jobs.refusal, reload: again };
}

interface SlipsProps {
  slips: SlipsOfUnit;
  hasPeople: boolean;
  without: readonly Schemas["MemberView"][];
}

export function Slips({ slips, hasPeople, without }: SlipsProps) {
  const { m } = useMovingIn();
  const { unitId, order, job, busy, isLong, refusal, unread, reload } = slips;
  const [isWithParts, setWithParts] = useState(!hasPeople);
  const parts = withParts(useStandingUnits().data ?? [], unitId).size - 1;
  const isMaking = busy || (job !== null && isMoving(job));
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (busy) box.current?.focus(); // the button may stand far below
  }, [busy]);
  if (!hasPeople && !parts) return null;
  return (
    <section class="card" ref={box} tabIndex={-1} aria-labelledby="slips">
      <h2 id="slips">{m.slips}</h2>
      {hasPeople && <p>{without.length ? m.slipsLead(without.length) : m.slipsNone}</p>}
      <Refused refusal={refusal} />
      {unread && <Unread refusal={unread} reload={reload} />}
      <div class="stack" role="status">
        {isMaking && <Busy>{m.makingSlips}</Busy>}
        {isMaking && isLong && <p class="soft">{m.longer}</p>}
        {!isMaking && job && <Made job={job} />}
      </div>
      {parts > 0 && (
        <div>
          <Tick label={m.slipsParts(parts)} value={isWithParts} onValue={setWithParts} />
          {isWithParts && <p class="hint">{m.slipsPartsHint}</p>}
        </div>
      )}
      {(isWithParts || without.length > 0) && (
        <>
          <p class="hint">{m.slipsVoid}</p>
          <button
            type="button"
            class={job ? "quiet" : "main"}
            disabled={isMaking}
            onClick={() => void order(null, isWithParts)}
          >
            {isWithParts ? m.makePartsSlips : m.makeSlips(without.length)}
          </button>
        </>
      )}
    </section>
  );
}

function Made({ job }: { job: Job }) {
  const { m, lang } = useMovingIn();
  const { zone } = useHere();
  const { slips = 0, skipped = 0 } = job.counts;
  if (job.state !== "done") {
    return <Notice tone="bad" title={job.problem === "CODES_VOID" ? m.slipsVoided : m.slipsFailed} />;
  }
  const missing = job.missing_ids.length;
  return (
    <Notice tone={slips && !missing ? "ok" : "warn"}>
      <p class="strong">{slips ? m.slipsMade(slips, dateAndTime(job.made_at, lang, zone)) : m.slipsNobody}</p>
      {missing > 0 && <p class="strong">{m.slipsMissing(missing)}</p>}
      {skipped > 0 && <p>{m.slipsSkipped(skipped)}</p>}
      {slips > 0 && (
        <>
          <p>{m.slipsLive}</p>
          <p>{m.slipsDay}</p>
          <ActButton act={() => download(job.job_id, "slips.pdf")} label={m.openPdf} busyLabel={m.getting} />
          <ActButton act={() => openPage(job.job_id, "slips.html")} label={m.openPage} busyLabel={m.getting} />
        </>
      )}
    </Notice>
  );
}

function isKept({ made_at }: Job, now: number): boolean {
  return now - Date.parse(made_at) < KEPT_MS;
}

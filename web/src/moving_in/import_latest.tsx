/** The imports of before, of one kind. */
import { answer, api } from "../api/client";
import type { Job } from "../api/job";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useHere } from "../state/here";
import { dateAndTime } from "../words/format";
import { type ImportKind, kindOf, routeTo } from "./kinds";
import { useMovingIn } from "./words";

export function Latest({ kind }: { kind: ImportKind }) {
  const { m, w } = useMovingIn();
  const asked = useAnswer("jobs", () => answer(api.GET("/jobs")));
  const imports = asked.data?.jobs.filter((job) => job.kind === kind);
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{m.mine}</h2>
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!imports && asked.loading && <Busy>{w.loading}</Busy>}
      {imports?.length === 0 && <p class="soft">{m.noneYet}</p>}
      {imports && imports.length > 0 && (
        <ul class="rows card">
          {imports.map((job) => (
            <li key={job.job_id}>
              <Entry job={job} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const TONES: Record<string, string> = { done: "ok", checked: "warn", failed: "bad" };

function Entry({ job }: { job: Job }) {
  const { m, lang } = useMovingIn();
  const { zone, wayTo } = useHere();
  const { rows } = job.counts;
  return (
    <a class="row row-link" href={wayTo(...routeTo(kindOf(job), job.job_id))}>
      <span>
        <span class="row-name">{m.jobOf(dateAndTime(job.made_at, lang, zone))}</span>
        <span class="soft">
          <span class={`tag ${TONES[job.state] ?? "off"}`}>{m.states[job.state] ?? job.state}</span>
          {rows !== undefined && ` ${m.rows(rows)}`}
        </span>
      </span>
      <Icon name="next" />
    </a>
  );
}

/** Where an import begins: the empty file, the filled-in file, the imports of before; or one that has begun. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { download, restOf } from "../api/job";
import { Refusal } from "../api/refusal";
import { Icon } from "../parts/icon";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { usePageWords } from "../words/words";
import { ActButton } from "./act";
import { ImportJob } from "./import_job";
import { Latest } from "./import_latest";
import { Upload } from "./import_upload";
import { KIND_WORDS, useKindWords } from "./kind_words";
import { IMPORT_KINDS, type ImportKind, KINDS, kindAt, routeTo } from "./kinds";
import { Sample } from "./sample";
import { useMovingIn } from "./words";

function ImportStart({ kind }: { kind: ImportKind }) {
  const k = useKindWords(kind);
  return (
    <>
      <p class="lead">{k.lead}</p>
      <FirstStep kind={kind} />
      <Upload kind={kind} />
      <Latest kind={kind} />
      <OtherKinds kind={kind} />
    </>
  );
}

/** `at`: the kind of file to begin with; `jobId`: one that has begun. */
export default function Import({ at, jobId }: { at: string; jobId: string }) {
  const { me } = useHere();
  const kind = kindAt(at);
  if (jobId) return <ImportJob jobId={jobId} />;
  return <ImportStart kind={holds(me, KINDS[kind].checkers) ? kind : "people"} />;
}

/** The empty file, or what must stand in one. */
export function FirstStep({ kind }: { kind: ImportKind }) {
  return KINDS[kind].hasTemplate ? <Template kind={kind} /> : <Columns kind={kind} />;
}

function Columns({ kind }: { kind: ImportKind }) {
  const { m } = useMovingIn();
  const k = useKindWords(kind);
  return (
    <section class="card">
      <h2>{m.columnsTitle}</h2>
      <p>{k.columns}</p>
      <Sample kind={kind} name={k.name} />
    </section>
  );
}

function OtherKinds({ kind }: { kind: ImportKind }) {
  const { m } = useMovingIn();
  const { me, wayTo } = useHere();
  const { t } = usePageWords(KIND_WORDS);
  return (
    <section aria-labelledby="others">
      <h2 id="others">{m.otherKinds}</h2>
      <ul class="rows card">
        {IMPORT_KINDS.filter((each) => each !== kind && holds(me, KINDS[each].checkers)).map((each) => (
          <li key={each}>
            <a class="row row-link" href={wayTo(...routeTo(each))}>
              <span class="row-name">{t[each].name}</span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Template({ kind }: { kind: ImportKind }) {
  const { m } = useMovingIn();
  const k = useKindWords(kind);
  const [isMade, setMade] = useState(false);
  async function get() {
    const job = await restOf(
      await answer(api.POST("/people-templates", { params: { query: { kind: kind as "people" } } })),
    );
    const [name] = job.files;
    if (!name) throw new Refusal("UNREADABLE");
    await download(job.job_id, name);
    setMade(true);
  }
  return (
    <section class="card">
      <h2>{m.stepTemplate}</h2>
      <p>{k.columns}</p>
      <ActButton act={get} label={m.getTemplate} busyLabel={m.makingTemplate} />
      <p class="live" role="status">
        {isMade ? m.templateMade : ""}
      </p>
    </section>
  );
}

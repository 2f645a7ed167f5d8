/** Bases by file: sent and checked by one person, looked at and applied by another. */
import { useMemo } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { ImportJob } from "../../moving_in/import_job";
import { Latest } from "../../moving_in/import_latest";
import { Upload } from "../../moving_in/import_upload";
import { useKindWords } from "../../moving_in/kind_words";
import { MoverContext } from "../../moving_in/mover";
import { useMovingIn } from "../../moving_in/words";
import { useDesk } from "../inside";
import { BaseRows } from "./base_rows";

export function Bases({ jobId }: { jobId: string }) {
  const { me } = useDesk();
  const today = useAnswer("city day", () => answer(api.GET("/me/today", { params: {} })));
  const mover = useMemo(
    () => ({ me, localDate: today.data?.local_date, zone: today.data?.zone }),
    [me, today.data?.local_date, today.data?.zone],
  );
  return (
    <MoverContext.Provider value={mover}>
      {jobId ? <ImportJob jobId={jobId} rows={(job) => <BaseRows job={job} />} /> : <Start />}
    </MoverContext.Provider>
  );
}

function Start() {
  const { m } = useMovingIn();
  const k = useKindWords("bases");
  return (
    <>
      <p class="lead">{k.lead}</p>
      <section class="card stack">
        <h2>{m.columnsTitle}</h2>
        <p>{k.columns}</p>
      </section>
      <Upload kind="bases" />
      <Latest kind="bases" />
    </>
  );
}

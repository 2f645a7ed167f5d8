/** Bases by file: sent and checked by one person, looked at and applied by another. */
import { ImportJob } from "../../moving_in/import_job";
import { Latest } from "../../moving_in/import_latest";
import { FirstStep } from "../../moving_in/import_start";
import { Upload } from "../../moving_in/import_upload";
import { useKindWords } from "../../moving_in/kind_words";
import { DeskFaults } from "../imports/faults";
import { BaseRows } from "./base_rows";

export function Bases({ jobId }: { jobId: string }) {
  const k = useKindWords("bases");
  if (jobId) return <ImportJob jobId={jobId} Faults={DeskFaults} Rows={BaseRows} />;
  return (
    <div class="narrow stack">
      <p class="lead">{k.lead}</p>
      <FirstStep kind="bases" />
      <Upload kind="bases" />
      <Latest kind="bases" />
    </div>
  );
}

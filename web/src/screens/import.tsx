/** A city's people by file, for operators and city admins. The address holds the job. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { useWords } from "../words/words";

const Import = later(() => import("../moving_in/import_start"));

export function ImportScreen({ jobId }: { jobId: string }) {
  const { w } = useWords();
  return (
    <Screen key={jobId} title={w.team.importPeople} {...useFrame("team")} above={jobId ? ["kelola", "impor"] : ["tim"]}>
      <Import jobId={jobId} />
    </Screen>
  );
}

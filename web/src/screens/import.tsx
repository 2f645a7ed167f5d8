/** A city's people by file, for operators and city admins. The address holds the job. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { useWords } from "../words/words";

const Import = later(() => import("../moving_in/import_start"));

/** `at`: a job, or the kind of file to begin with. */
export function ImportScreen({ at }: { at: string }) {
  const { w } = useWords();
  const isBegin = !at || at in w.imports;
  const above = isBegin ? ["tim"] : ["kelola", "impor"];
  return (
    <Screen
      key={at}
      title={w.imports[at] ?? (at ? w.imports.job : w.team.importPeople) ?? ""}
      {...useFrame("team")}
      above={above}
    >
      <Import at={at} />
    </Screen>
  );
}

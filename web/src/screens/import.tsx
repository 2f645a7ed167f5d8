/** People, units, rosters and balances by file, for operators and city admins. The address holds the kind and the job. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { usePageWords } from "../words/words";
import { IMPORTS } from "./import_words";

const Import = later(() => import("../moving_in/import_start"));
const PEOPLE = "pegawai";
const ROSTER = "jadwal";

/** `kind`: as in the address; people where it names none. An older address has the job in its place. */
export default function ImportScreen({ kind, job }: { kind: string; job: string }) {
  const { t } = usePageWords(IMPORTS);
  const isKind = !kind || kind in t;
  const at = isKind ? kind || PEOPLE : PEOPLE;
  const jobId = isKind ? job : kind;
  const isRoster = at === ROSTER; // reached from a unit of the team, all else from the city
  const above = jobId ? ["kelola", "impor", at] : [isRoster ? "tim" : "kota"];
  const title = isKind ? t[at] : t.job;
  return (
    <Screen key={`${at} ${jobId}`} title={title ?? ""} {...useFrame(isRoster ? "team" : "city")} above={above}>
      <Import at={at} jobId={jobId} />
    </Screen>
  );
}

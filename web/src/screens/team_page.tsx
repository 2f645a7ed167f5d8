/** Pages that belong to one unit of the team screen; each is fetched when it is first shown. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { TEAM } from "../parts/team_words";
import { useFrame } from "../state/inside";
import { usePageWords } from "../words/words";
import { TEAM_PAGES } from "./team_pages";

const TeamCheckIn = later(() => import("../team_check_in/page"));
const UnitRequests = later(() => import("../requests/unit_requests"));
const UnitProvisional = later(() => import("../requests/unit_provisional"));
const Swaps = later(() => import("../rosters/unit_swaps"));
const People = later(() => import("../parts/team_people"));
const OfficeCodes = later(() => import("../office_code/page"));
const Arranged = later(() => import("../arranged/page"));

export default function TeamPage({ unitId, part, id }: { unitId: string; part: string; id: string }) {
  const { t } = usePageWords(TEAM);
  const { city, agency } = useFrame();
  const isOfList = ["permohonan", "kode"].includes(part) && id !== ""; // one of them, or a new one
  const above = ["tim", unitId, ...(isOfList ? [part] : (TEAM_PAGES[part] ?? []))];
  return (
    <Screen key={`${part} ${id}`} title={t.pages[part] ?? t.title} city={city} agency={agency} above={above} plain>
      {part === "presensi" && <TeamCheckIn unitId={unitId} />}
      {part === "kemudahan" && <Arranged unitId={unitId} employeeId={id} />}
      {part === "permohonan" && <UnitRequests unitId={unitId} />}
      {part === "kode" && <OfficeCodes unitId={unitId} codeId={id} />}
      {part === "orang" && <People unitId={unitId} />}
      {part === "tukar" && <Swaps unitId={unitId} />}
      {part === "sementara" && <UnitProvisional unitId={unitId} since={id} />}
    </Screen>
  );
}

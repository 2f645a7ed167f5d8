/** Pages about oneself that few open at once: notices, requests, who decides in one's place. Fetched when shown. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { usePageWords } from "../words/words";
import { OWN_PAGES } from "./own_page_words";

const PAGES = {
  pemberitahuan: later(() => import("../notices/page")),
  permohonan: later(() => import("../requests/page")),
  pengganti: later(() => import("../requests/delegate")),
  pemeriksaan: later(() => import("../reviews/page")),
  hitungan: later(() => import("../own_count/page")),
  kepatuhan: later(() => import("../own_record/page")),
  rencana: later(() => import("../plans/page")),
  penilaian: later(() => import("../evaluations/page")),
  kinerja: later(() => import("../performance/page")),
  anggaran: later(() => import("../own_budget/page")),
};
export type OwnPageName = keyof typeof PAGES;
const UNDER_ACCOUNT: readonly OwnPageName[] = [
  "pengganti",
  "hitungan",
  "kepatuhan",
  "rencana",
  "penilaian",
  "anggaran",
];

/** `part`: what stands behind the page's name in the address. */
export default function OwnPage({ name, part }: { name: OwnPageName; part: readonly string[] }) {
  const { t } = usePageWords(OWN_PAGES);
  const { city, agency } = useFrame();
  const Page = PAGES[name];
  const above = aboveOf(name, part);
  return (
    <Screen key={`${name} ${part.join(" ")}`} title={t[name]} city={city} agency={agency} above={above} plain>
      <Page />
    </Screen>
  );
}

/** Where Back leads: a plan of the team to the list, the list to one's own, that to the account. */
function aboveOf(name: OwnPageName, part: readonly string[]): string[] {
  const behind = part.filter(Boolean);
  if (name === "rencana" && behind.length) return ["kinerja", name, ...behind.slice(0, -1)];
  if (name === "kinerja" && behind[0] === "orang") return [name, "tim"];
  if (UNDER_ACCOUNT.includes(name)) return ["akun"];
  return behind.length ? [name] : [];
}

/** Pages about oneself that few open at once: notices, requests, who decides in one's place. Fetched when shown. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { useWords } from "../words/words";

const PAGES = {
  pemberitahuan: later(() => import("../notices/page")),
  permohonan: later(() => import("../requests/page")),
  pengganti: later(() => import("../requests/delegate")),
  pemeriksaan: later(() => import("../reviews/page")),
  hitungan: later(() => import("../own_count/page")),
  kepatuhan: later(() => import("../own_record/page")),
  anggaran: later(() => import("../own_budget/page")),
};
export type OwnPageName = keyof typeof PAGES;
const UNDER_ACCOUNT: readonly OwnPageName[] = ["pengganti", "hitungan", "kepatuhan", "anggaran"];

/** `part`: what stands behind the page's name in the address. */
export default function OwnPage({ name, part }: { name: OwnPageName; part: readonly string[] }) {
  const { w } = useWords();
  const { city, agency } = useFrame();
  const Page = PAGES[name];
  const above = UNDER_ACCOUNT.includes(name) ? ["akun"] : part.some(Boolean) ? [name] : [];
  return (
    <Screen key={`${name} ${part.join(" ")}`} title={w.ownPages[name]} city={city} agency={agency} above={above} plain>
      <Page />
    </Screen>
  );
}

/** One's own roster and swaps of shifts: `#/jadwal`, and `#/jadwal/tukar` to ask for one. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import type { Language } from "../words/language";
import { usePageWords } from "../words/words";

const id = { title: "Jadwal saya", ask: "Ajukan tukar jadwal" };
const en: typeof id = { title: "My roster", ask: "Ask to swap a shift" };
const WORDS: Record<Language, typeof id> = { id, en };

const MyRoster = later(() => import("../rosters/my_roster"));

export default function RosterScreen({ part }: { part: string }) {
  const { t } = usePageWords(WORDS);
  const isAsking = part === "tukar";
  return (
    <Screen key={part} title={isAsking ? t.ask : t.title} {...useFrame("home")} above={isAsking ? ["jadwal"] : []}>
      <MyRoster part={part} />
    </Screen>
  );
}

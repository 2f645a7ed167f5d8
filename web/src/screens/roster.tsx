/** One's own roster and swaps of shifts: `#/jadwal`, and `#/jadwal/tukar` to ask for one. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { useWords } from "../words/words";

const MyRoster = later(() => import("../rosters/my_roster"));

export default function RosterScreen({ part }: { part: string }) {
  const { w } = useWords();
  const isAsking = part === "tukar";
  return (
    <Screen
      key={part}
      title={isAsking ? w.roster.ask : w.roster.title}
      {...useFrame("home")}
      above={isAsking ? ["jadwal"] : []}
    >
      <MyRoster part={part} />
    </Screen>
  );
}

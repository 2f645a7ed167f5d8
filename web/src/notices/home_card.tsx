/** On the home screen: the way to the notices, and how many are new. */
import { Way } from "../parts/way";
import { useInside } from "../state/inside";
import { useWords } from "../words/words";

const COUNTED = 20; // the server looks at no more

export function NoticesCard() {
  const { w } = useWords();
  const { today } = useInside();
  const unread = today.data?.unread ?? 0;
  const count = unread >= COUNTED ? `${COUNTED}+` : String(unread);
  return (
    <Way route={["pemberitahuan"]} title={w.home.notices}>
      <span class={unread ? "late" : "soft"}>{unread ? w.home.unread(count) : w.home.noticesHint}</span>
    </Way>
  );
}

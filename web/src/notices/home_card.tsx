/** On the home screen: the way to the notices, and how many are new. */
import { Icon } from "../parts/icon";
import { address } from "../route";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { NOTICES } from "./words";

export default function NoticesCard() {
  const { t } = usePageWords(NOTICES);
  const { today } = useInside();
  const unread = today.data?.unread ?? 0;
  return (
    <a class="card row-link" href={address("pemberitahuan")}>
      <span>
        <span class="strong">{t.title}</span>
        <span class={unread ? "late" : "soft"}>{unread ? t.fresh(unread) : t.hint}</span>
      </span>
      <Icon name="next" />
    </a>
  );
}

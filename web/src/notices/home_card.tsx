/** On the home screen: the way to the notices, and how many are new. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { address } from "../route";
import { usePageWords } from "../words/words";
import { NOTICES } from "./words";

export default function NoticesCard() {
  const { t, lang } = usePageWords(NOTICES);
  const unread = useAnswer(`notices ${lang}`, () => answer(api.GET("/me/notices"))).data?.unread ?? 0;
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

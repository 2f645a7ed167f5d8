/** What I was told, by day; whatever was shown counts as read. */
import "../requests/requests.css";
import { useEffect, useRef } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Awaited } from "../setting_up/asked";
import { useInside } from "../state/inside";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { byDay, paragraphsOf } from "./paragraphs";
import { NOTICES } from "./words";

type Notice = Schemas["NoticeView"];

export default function NoticesPage() {
  const { t, lang } = usePageWords(NOTICES);
  const asked = useAnswer(`notices ${lang}`, () => answer(api.GET("/me/notices")));
  useReading(asked.data?.notices);
  return (
    <Awaited asked={asked}>
      {({ notices }) =>
        notices.length ? (
          byDay(notices).map(([on, those]) => (
            <section key={on} aria-labelledby={`on-${on}`}>
              <h2 id={`on-${on}`}>{longDate(on, lang)}</h2>
              <ul class="stack">
                {those.map((notice) => (
                  <NoticeCard key={notice.notice_id} notice={notice} />
                ))}
              </ul>
            </section>
          ))
        ) : (
          <p>{t.none}</p>
        )
      }
    </Awaited>
  );
}

/** Tell the server once. What it did not hear stays new, and is told when the page is opened again. */
function useReading(notices: readonly Notice[] | undefined): void {
  const isTold = useRef(false);
  const { today } = useInside();
  const ids = (notices ?? []).filter(({ read }) => !read).map(({ notice_id }) => notice_id);
  useEffect(() => {
    if (!ids.length || isTold.current) return;
    isTold.current = true;
    answer(api.POST("/me/notices/read", { body: { ids } })).then(today.reload, () => {
      isTold.current = false;
    });
  }, [ids, today.reload]);
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = usePageWords(NOTICES);
  return (
    <li class="card stack">
      <h3>
        {notice.title} {!notice.read && <span class="tag info">{t.isNew}</span>}
      </h3>
      {paragraphsOf(notice.text).map((part) =>
        "items" in part ? (
          <ul key={part.items.join()} class="bullets">
            {part.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : (
          <p key={part.text}>{part.text}</p>
        ),
      )}
      {notice.ways.length > 0 && (
        <ul class="told-ways">
          {notice.ways.map(({ title, link }) => (
            <li key={link + title}>
              <a class="row-link" href={`#/${link}`}>
                {title}
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <a class="quiet" href={`#/${notice.link}`}>
        {notice.button}
      </a>
    </li>
  );
}

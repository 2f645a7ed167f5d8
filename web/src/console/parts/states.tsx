/** What stands where data would: nothing yet, on its way, or refused with what to do next. */
import type { ComponentChildren } from "preact";
import type { Asked } from "../../api/use_answer";
import { Unread } from "../../parts/notice";
import { Busy } from "../../parts/screen";
import { useWords } from "../../words/words";

/** Nothing is there, in words, with a way on where there is one. */
export function Empty({ text, children }: { text: string; children?: ComponentChildren }) {
  return (
    <div class="empty card">
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What was asked for; what was heard before stays while it is asked for anew, also where that is refused. */
export function Awaited<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ComponentChildren }) {
  const { w } = useWords();
  const { data, refusal, loading, reload } = asked;
  return (
    <>
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {data === null && loading && <Busy>{w.loading}</Busy>}
      {data !== null && children(data)}
    </>
  );
}

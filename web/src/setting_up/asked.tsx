/** What was asked for, once it is there; until then that it is awaited, or why it is not there. */
import type { ComponentChildren } from "preact";
import type { Asked } from "../api/use_answer";
import { Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useWords } from "../words/words";

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

/** Approved requests that hold today: away, elsewhere, or later or earlier than usual. */
import { useInside } from "../state/inside";
import { useWords } from "../words/words";
import { Notice } from "./notice";

export function Excuses() {
  const { w } = useWords();
  const { today } = useInside();
  return (
    <>
      {today.data?.excuses.map(({ request_id, kind, arrive_by_local_time, leave_from_local_time }) => (
        <Notice key={request_id} tone="info" icon="check" title={w.excuse.kinds[kind] ?? kind}>
          {arrive_by_local_time && <p>{w.excuse.arriveBy(arrive_by_local_time)}</p>}
          {leave_from_local_time && <p>{w.excuse.leaveFrom(leave_from_local_time)}</p>}
          {!arrive_by_local_time && !leave_from_local_time && <p>{w.excuse.hints[kind]}</p>}
        </Notice>
      ))}
    </>
  );
}

/** Saved on this phone → sent → recorded, beside the photo if there is one. */
import { useEffect, useState } from "preact/hooks";
import type { Stage } from "../check_in/send";
import { useWords } from "../words/words";
import { Icon } from "./icon";

const ORDER = ["saved", "sent", "recorded"] as const;

interface StagesProps {
  jpeg: Blob | null;
  stage: Stage;
  isStopped: boolean;
  /** Whether the first step keeps it on this phone, or only makes it ready. */
  isSaved?: boolean;
}

export function Stages({ jpeg, stage, isStopped, isSaved = false }: StagesProps) {
  const { w } = useWords();
  const reached = stage === "placing" ? 0 : ORDER.indexOf(stage) + 1; // the step that is being made
  const ready = jpeg ? w.checkIn.ready : w.checkIn.readyWithoutPhoto;
  const picture = useAddress(jpeg);
  return (
    <div class="card stages">
      {picture && <img src={picture} alt={w.checkIn.taken} />}
      <div>
        <ol>
          {ORDER.map((each, index) => (
            <li key={each} class={index < reached ? "past" : index > reached ? "" : isStopped ? "stopped" : "now"}>
              <Mark isPast={index < reached} isNow={index === reached} isStopped={isStopped} />
              {index === reached && isStopped
                ? w.checkIn.stopped[each]
                : each === "saved" && !isSaved
                  ? ready
                  : w.checkIn.stages[each]}
            </li>
          ))}
        </ol>
        {!isStopped && stage !== "recorded" && (
          <p class="soft" role="status">
            {stage === "placing" ? w.checkIn.findingPlace : isSaved ? w.checkIn.onItsWay : w.checkIn.keepOpen}
          </p>
        )}
      </div>
    </div>
  );
}

function Mark({ isPast, isNow, isStopped }: { isPast: boolean; isNow: boolean; isStopped: boolean }) {
  if (isPast) return <Icon name="check" />;
  if (isNow && isStopped) return <Icon name="alert" />;
  return <span class={isNow ? "wheel" : "dot"} aria-hidden="true" />;
}

/** An address of the picture for as long as it is shown; "" until then, or where there is none. */
export function useAddress(jpeg: Blob | null): string {
  const [address, setAddress] = useState("");
  useEffect(() => {
    if (!jpeg?.size) return setAddress("");
    const made = URL.createObjectURL(jpeg);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [jpeg]);
  return address;
}

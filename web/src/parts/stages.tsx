/** Ready → sending → recorded, beside the photo if there is one. */
import { useEffect, useState } from "preact/hooks";
import type { Stage } from "../check_in/send";
import { useWords } from "../words/words";
import { Icon } from "./icon";

const ORDER: readonly Stage[] = ["ready", "sending", "recorded"];

interface StagesProps {
  jpeg: Blob | null;
  stage: Stage;
  isStopped: boolean;
}

export function Stages({ jpeg, stage, isStopped }: StagesProps) {
  const { w } = useWords();
  const reached = ORDER.indexOf(stage);
  const picture = useAddress(jpeg);
  return (
    <div class="card stages">
      {picture && <img src={picture} alt={w.checkIn.taken} />}
      <div>
        <ol>
          {ORDER.map((each, index) => (
            <li
              key={each}
              class={
                index < reached || stage === "recorded"
                  ? "past"
                  : index === reached
                    ? isStopped
                      ? "stopped"
                      : "now"
                    : ""
              }
            >
              <Mark isPast={index < reached || stage === "recorded"} isNow={index === reached} isStopped={isStopped} />
              {each === "ready" && !jpeg ? w.checkIn.readyWithoutPhoto : w.checkIn.stages[each]}
            </li>
          ))}
        </ol>
        {!isStopped && stage !== "recorded" && (
          <p class="soft" role="status">
            {stage === "ready" ? w.checkIn.findingPlace : w.checkIn.keepOpen}
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

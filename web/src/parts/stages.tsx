/** Ready → sending → recorded, beside the photo. */
import { useEffect, useState } from "preact/hooks";
import type { Stage } from "../check_in/send";
import { useWords } from "../words/words";
import { Icon } from "./icon";

const ORDER: readonly Stage[] = ["ready", "sending", "recorded"];

interface StagesProps {
  jpeg: Blob;
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
              {w.checkIn.stages[each]}
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

function useAddress(jpeg: Blob): string {
  const [address, setAddress] = useState("");
  useEffect(() => {
    if (!jpeg.size) return;
    const made = URL.createObjectURL(jpeg);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [jpeg]);
  return address;
}

/** "Bagikan rekap": the shown day of the unit through the share sheet, or copied where there is none. */
import { useState } from "preact/hooks";
import type { Schemas } from "../api/client";
import { share } from "../parts/hand_on";
import { useInside } from "../state/inside";
import { clockTime, localDate } from "../words/format";
import { usePageWords } from "../words/words";
import { recapOf } from "./recap";
import { RECAP } from "./words";

interface RecapButtonProps {
  unitName: string;
  day: Schemas["UnitDayView"];
}

export default function RecapButton({ unitName, day }: RecapButtonProps) {
  const { t, lang } = usePageWords(RECAP);
  const { today } = useInside();
  const [isCopied, setCopied] = useState(false);
  const [byHand, setByHand] = useState("");
  function text(): string {
    const now = new Date(Date.now() + today.offset);
    const zone = today.data?.zone ?? "";
    const facts = {
      localDate: today.data?.local_date ?? localDate(now),
      time: clockTime(now, zone || undefined),
      zone,
    };
    return recapOf({ unit: unitName, on: day.local_date, trial: day.trial, people: day.people }, facts, t, lang);
  }
  async function handOn() {
    const recap = text();
    setCopied(false);
    try {
      if (typeof navigator.share === "function") return await share({ text: recap });
      await navigator.clipboard.writeText(recap);
      setCopied(true);
    } catch {
      setByHand(recap); // neither the sheet nor the clipboard would
    }
  }
  return (
    <>
      <button type="button" class="quiet" onClick={() => void handOn()}>
        {t.share}
      </button>
      <p class="live soft" role="status">
        {isCopied ? t.copied : ""}
      </p>
      {byHand && (
        <div class="card">
          <p class="hint">{t.byHand}</p>
          <p class="as-written">{byHand}</p>
        </div>
      )}
    </>
  );
}

/** The steps of a case in their order: what was said, when and where, and who wrote it down. */
import "./cases.css";
import type { Schemas } from "../api/client";
import { useHere } from "../state/here";
import { dateAndTime, longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { CASES } from "./words";

export function CaseSteps({ steps }: { steps: Schemas["CaseStepView"][] }) {
  return (
    <ol class="case-steps">
      {steps.map((step) => (
        <CaseStep key={step.at + step.kind} step={step} />
      ))}
    </ol>
  );
}

function CaseStep({ step }: { step: Schemas["CaseStepView"] }) {
  const { t, lang } = usePageWords(CASES);
  const { zone } = useHere();
  const day = step.on ? longDate(step.on, lang) : "";
  return (
    <li>
      <h3>{t.kinds[step.kind] ?? step.kind}</h3>
      {step.kind === "summons" && <p class="strong">{t.appear(day, step.clock ?? "", step.place ?? "")}</p>}
      {step.sanction && (
        <p class="strong">
          {t.levels[step.level ?? ""]}: {step.sanction}
        </p>
      )}
      {step.deciding_office && (
        <p>{(step.kind === "annulment" ? t.annulledBy : t.decidedBy)(step.deciding_office, day)}</p>
      )}
      {step.number && <p>{t.number(step.number)}</p>}
      {step.object_until && <p>{t.objectUntil(longDate(step.object_until, lang))}</p>}
      {step.on && step.kind !== "summons" && !step.deciding_office && <p>{t.on(day)}</p>}
      {step.text && <p class="own-words">{step.text}</p>}
      <p class="soft small">{t.by(step.by_name || step.by, dateAndTime(step.at, lang, zone))}</p>
    </li>
  );
}

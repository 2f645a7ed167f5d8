/** One step back, one step on: months, days. */
import { monthBeside, monthName } from "../words/format";
import { useWords } from "../words/words";
import { Icon } from "./icon";

interface StepperProps {
  label: string;
  previous: string;
  next: string;
  onPrevious: () => void;
  onNext: () => void;
  isLast: boolean;
}

export function Stepper({ label, previous, next, onPrevious, onNext, isLast }: StepperProps) {
  return (
    <div class="stepper">
      <button type="button" class="square" aria-label={previous} onClick={onPrevious}>
        <Icon name="back" />
      </button>
      <p class="strong" role="status">
        {label}
      </p>
      <button type="button" class="square" aria-label={next} onClick={onNext} disabled={isLast}>
        <Icon name="next" />
      </button>
    </div>
  );
}

interface MonthStepperProps {
  month: string;
  previous: string;
  next: string;
  goTo: (month: string) => void;
  /** Nothing leads beyond it; without one months go on for ever. */
  last?: string;
}

export function MonthStepper({ month, previous, next, goTo, last }: MonthStepperProps) {
  const { lang } = useWords();
  return (
    <Stepper
      label={monthName(month, lang)}
      previous={previous}
      next={next}
      onPrevious={() => goTo(monthBeside(month, -1))}
      onNext={() => goTo(monthBeside(month, 1))}
      isLast={last !== undefined && month >= last}
    />
  );
}

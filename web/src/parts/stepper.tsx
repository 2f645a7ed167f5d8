/** One step back, one step on: months, days. */
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

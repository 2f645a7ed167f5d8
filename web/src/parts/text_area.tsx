/** Several lines of one's own words. */
import "./text_area.css";
import { type About, Labelled } from "./label";

interface TextAreaProps extends About {
  value: string;
  onValue: (value: string) => void;
  rows?: number;
  most?: number;
}

export const MOST_LETTERS = 2000;

export function TextArea({ value, onValue, rows = 5, most = MOST_LETTERS, ...about }: TextAreaProps) {
  return (
    <Labelled {...about}>
      {(tied) => (
        <div class="input">
          <textarea
            {...tied}
            rows={rows}
            value={value}
            maxLength={most}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
        </div>
      )}
    </Labelled>
  );
}

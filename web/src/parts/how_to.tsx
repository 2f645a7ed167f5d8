/** Steps to turn something on in the phone's own settings, this kind of phone's first. */
import { isApple } from "../device/apple";
import { useWords } from "../words/words";

interface HowToProps {
  summary: string;
  android: readonly string[];
  iphone: readonly string[];
}

export function HowTo({ summary, android, iphone }: HowToProps) {
  const { w } = useWords();
  const kinds: [string, readonly string[]][] = [
    [w.help.android, android],
    [w.help.iphone, iphone],
  ];
  if (isApple()) kinds.reverse();
  return (
    <details class="help">
      <summary>{summary}</summary>
      {kinds.map(([name, steps]) => (
        <div key={name}>
          <p class="strong">{name}</p>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      ))}
    </details>
  );
}

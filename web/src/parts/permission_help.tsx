/** How to turn a denied permission on again, for both kinds of phone. */
import { useWords } from "../words/words";

export function PermissionHelp({ about }: { about: "location" | "camera" }) {
  const { w } = useWords();
  const isApple = /iPhone|iPad/.test(navigator.userAgent);
  const android = about === "location" ? w.help.androidLocation : w.help.androidCamera;
  const iphone = about === "location" ? w.help.iphoneLocation : w.help.iphoneCamera;
  const kinds: [string, string[]][] = [
    [w.help.android, android],
    [w.help.iphone, iphone],
  ];
  if (isApple) kinds.reverse();
  return (
    <details class="help">
      <summary>{w.help[about]}</summary>
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

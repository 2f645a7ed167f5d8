/** How sure a number is, in words; what nobody has confirmed stands out. */
import { isUnconfirmed } from "./book";
import type { SettingWords } from "./words";

export function Certainty({ of, t }: { of: string; t: SettingWords }) {
  const marks = of.match(/\bown\b|\b[VNCM]\b/g) ?? [];
  if (!marks.length) return <>–</>;
  const text = [...new Set(marks)].map((mark) => t.certainties[mark]).join(" / ");
  return <span class={isUnconfirmed(of) ? "certainty warn" : "certainty"}>{text}</span>;
}

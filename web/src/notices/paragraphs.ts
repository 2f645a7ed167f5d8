/** A notice's text as the API writes it: paragraphs between empty lines, lists whose lines begin with `- `. */

export type Paragraph = { text: string } | { items: string[] };

export function paragraphsOf(text: string): Paragraph[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim())
    .map((part) => {
      const lines = part.trim().split("\n");
      return lines.every((line) => line.startsWith("- "))
        ? { items: lines.map((line) => line.slice(2)) }
        : { text: lines.join(" ") };
    });
}

/** By the day they are about, in the order they came in. */
export function byDay<T extends { on: string }>(notices: readonly T[]): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const notice of notices) days.set(notice.on, [...(days.get(notice.on) ?? []), notice]);
  return [...days];
}

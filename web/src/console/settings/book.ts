/** docs/rules.md as data: each setting and rule with its number, source and certainty. Fetched with the page alone. */

export interface Told {
  value: string;
  unit: string;
  source: string;
  certainty: string;
}

export interface Rule extends Told {
  rule: string;
  /** Of the constant or setting; "" where it has none. */
  name: string;
}

export interface Book {
  settings: Record<string, Told>;
  sections: readonly { title: string; rows: readonly Rule[] }[];
}

export async function readBook(): Promise<Book> {
  return (await import("./rules.gen.json")).default as Book;
}

/** Whether it says M, alone or beside another: nobody has confirmed it. */
export function isUnconfirmed(certainty: string): boolean {
  return /\bM\b/.test(certainty);
}

interface Row {
  rule: string;
  value: string;
  unit: string;
  name: string;
  source: string;
  certainty: string;
}

export function bookOf(markdown: string): {
  settings: Record<string, Omit<Row, "rule" | "name">>;
  sections: { title: string; rows: Row[] }[];
};

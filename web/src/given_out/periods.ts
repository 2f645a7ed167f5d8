/** Months, quarters and years that a report may be of. Pure. */

/** The month, its quarter and its year, as the server names them. */
export function periodsAround(month: string): string[] {
  const year = month.slice(0, 4);
  return [month, `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, year];
}

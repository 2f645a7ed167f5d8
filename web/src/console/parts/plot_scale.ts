/** Where things stand in a plot: pure. */

/** The top of the axis and its steps: 1, 2 or 5 times a power of ten, about four of them. */
export function axisOf(most: number): { top: number; ticks: readonly number[] } {
  const least = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= least) ?? 10) * power);
  const count = Math.ceil(Math.max(most, 1) / step);
  return { top: step * count, ticks: Array.from({ length: count + 1 }, (_, at) => at * step) };
}

/** Of so many labels, every how manieth is written where each takes this room. */
export function labelStep(count: number, width: number, room = 48): number {
  return Math.max(1, Math.ceil((count * room) / Math.max(width, 1)));
}

/** The path of a line; a null breaks it. */
export function pathOf(values: readonly (number | null)[], x: (at: number) => number, y: (value: number) => number) {
  let isDown = false;
  return values
    .map((value, at) => {
      if (value === null) {
        isDown = false;
        return "";
      }
      const move = isDown ? "L" : "M";
      isDown = true;
      return `${move}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
}

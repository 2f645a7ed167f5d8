/** Do it for each, a few at a time, in their order. */
export async function fewAtOnce<T>(all: readonly T[], act: (one: T) => Promise<void>, most = 4): Promise<void> {
  const left = [...all];
  async function work() {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
  }
  await Promise.all(Array.from({ length: most }, work));
}

/** An id that people can read, made of a name: `bagian-umum` of "Bagian Umum". */
const MOST_LETTERS = 26;

export function slug(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w\s.-]/g, "")
    .toLowerCase();
  const words = plain.trim().split(/[\s_]+/);
  return words
    .join("-")
    .replace(/-+/g, "-")
    .slice(0, MOST_LETTERS)
    .replace(/[-.]+$/, "");
}

/** A receipt as a picture in one's language; fetched once somebody has a receipt to show. */
import type { Schemas } from "../api/client";
import type { Language } from "../words/language";
import type { Receipt } from "../words/receipt_text";
import type { Words } from "../words/words";
import { factsOf, fileName } from "./facts";
import { draw } from "./picture";
import { PICTURE } from "./words";

export function drawn(
  receipt: Receipt,
  hasLimit: boolean,
  me: Schemas["MeView"],
  w: Words,
  lang: Language,
): Promise<File> {
  return draw(factsOf(receipt, hasLimit, me, { t: PICTURE[lang], w, lang }), fileName(receipt, w));
}

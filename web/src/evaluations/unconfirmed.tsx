/** Whatever comes of a matrix that nobody has confirmed says so, by one sign on the phone and at a desk (ADR 28). */
import { Notice } from "../parts/notice";
import { usePageWords } from "../words/words";
import { EVALUATIONS } from "./words";

export function UnconfirmedMatrix() {
  const { t } = usePageWords(EVALUATIONS);
  return (
    <Notice tone="info" icon="alert">
      {t.unconfirmed}
    </Notice>
  );
}

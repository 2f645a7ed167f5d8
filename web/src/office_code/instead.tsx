/** Offered where the phone finds no position and the slot asks for the office's code. */
import { usePageWords } from "../words/words";
import { OFFICE_CODE } from "./words";

export default function CodeInstead({ onUse }: { onUse: () => void }) {
  const { t } = usePageWords(OFFICE_CODE);
  return (
    <div class="card stack">
      <p>{t.insteadHint}</p>
      <button type="button" class="quiet" onClick={onUse}>
        {t.instead}
      </button>
    </div>
  );
}

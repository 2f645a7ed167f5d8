/** Light, dark, or as the phone has it. */
import { useState } from "preact/hooks";
import { LOOKS, look, setLook } from "../state/look";
import { usePageWords } from "../words/words";
import { PROFILE } from "./words";

export default function LookChoice() {
  const { t } = usePageWords(PROFILE);
  const [chosen, setChosen] = useState(look);
  return (
    <fieldset class="card choice">
      <legend>{t.look}</legend>
      {LOOKS.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="look"
            checked={chosen === each}
            onChange={() => {
              setLook(each);
              setChosen(each);
            }}
          />
          {t.looks[each]}
        </label>
      ))}
    </fieldset>
  );
}

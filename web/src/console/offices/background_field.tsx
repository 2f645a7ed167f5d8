/** The admin's own layer behind the offices: chosen, kept in this browser, taken away. */
import { useId, useState } from "preact/hooks";
import { usePageWords } from "../../words/words";
import { type Background, keepBackground, MAX_BACKGROUND_BYTES, readBackground } from "../map/background";
import { OFFICES } from "./words";

interface BackgroundProps {
  background: Background | null;
  onBackground: (background: Background | null) => void;
}

export function BackgroundField({ background, onBackground }: BackgroundProps) {
  const { t } = usePageWords(OFFICES);
  const id = useId();
  const [told, setTold] = useState("");
  async function put(next: Background | null) {
    onBackground(next);
    await keepBackground(next).catch(() => setTold(t.backgroundNotKept));
  }
  async function read(file: File | undefined) {
    setTold("");
    if (!file) return;
    if (file.size > MAX_BACKGROUND_BYTES) return setTold(t.backgroundLarge);
    const found = readBackground(file.name, await file.text());
    if (typeof found === "string") setTold(t[found]);
    else await put(found);
  }
  return (
    <details class="fold">
      <summary>{background ? t.backgroundNow(background.name) : t.background}</summary>
      <div class="field">
        <label for={id}>{t.background}</label>
        <input
          id={id}
          class="file"
          type="file"
          accept=".geojson,.json"
          aria-describedby={`${id}-hint`}
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
        {told && (
          <p class="fault" role="alert">
            {told}
          </p>
        )}
        <p class="hint" id={`${id}-hint`}>
          {t.backgroundHint}
        </p>
        {background && (
          <button type="button" class="link" onClick={() => void put(null)}>
            {t.backgroundRemove}
          </button>
        )}
      </div>
    </details>
  );
}

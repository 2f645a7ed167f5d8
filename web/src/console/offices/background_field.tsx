/** The admin's own layer behind the offices: chosen, kept in this browser, taken away. */
import { useState } from "preact/hooks";
import { FileField } from "../../parts/file_field";
import { usePageWords } from "../../words/words";
import { type Background, keepBackground, MAX_BACKGROUND_BYTES, readBackground } from "../map/background";
import { OFFICES } from "./words";

interface BackgroundProps {
  background: Background | null;
  onBackground: (background: Background | null) => void;
}

export function BackgroundField({ background, onBackground }: BackgroundProps) {
  const { t } = usePageWords(OFFICES);
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
      <FileField
        label={t.background}
        hint={t.backgroundHint}
        accept=".geojson,.json"
        onFile={(file) => void read(file)}
      />
      <div class="stack">
        {told && (
          <p class="fault" role="alert">
            {told}
          </p>
        )}
        {background && (
          <button type="button" class="link" onClick={() => void put(null)}>
            {t.backgroundRemove}
          </button>
        )}
      </div>
    </details>
  );
}

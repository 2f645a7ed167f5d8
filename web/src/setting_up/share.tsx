/** A text for people's groups: by the phone's share sheet, or copied. */
import { useState } from "preact/hooks";

interface ShareProps {
  text: string;
  words: { announcement: string; share: string; copy: string; copied: string };
}

export function Share({ text, words }: ShareProps) {
  const [said, setSaid] = useState("");
  const canShare = typeof navigator.share === "function";
  const canCopy = typeof navigator.clipboard?.writeText === "function";
  async function copy() {
    await navigator.clipboard.writeText(text);
    setSaid(words.copied);
  }
  return (
    <div class="decision stack">
      <h3>{words.announcement}</h3>
      <p class="as-written">{text}</p>
      <div class="side">
        {canShare && (
          <button type="button" class="quiet" onClick={() => void navigator.share({ text }).catch(() => undefined)}>
            {words.share}
          </button>
        )}
        {canCopy && (
          <button type="button" class="quiet" onClick={() => void copy().catch(() => setSaid(""))}>
            {words.copy}
          </button>
        )}
      </div>
      <p class="soft live" role="status">
        {said}
      </p>
    </div>
  );
}

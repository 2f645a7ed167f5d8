/** The server's signed receipt: to read, to copy, to send as a picture or as text, to keep. */
import { useEffect, useState } from "preact/hooks";
import { canShare, save, share } from "../parts/hand_on";
import { useInside } from "../state/inside";
import { type Receipt, receiptText, shortReceipt } from "../words/receipt_text";
import { useWords } from "../words/words";

export interface ProofProps {
  receipt: Receipt;
  /** Whether its time was judged. */
  hasLimit: boolean;
}

export function Proof({ receipt, hasLimit }: ProofProps) {
  const { w, lang } = useWords();
  const [isCopied, setCopied] = useState<boolean>(); // false when the phone would not
  const picture = usePicture(receipt, hasLimit);
  const text = receiptText(receipt, w, lang);
  const canCopy = typeof navigator.clipboard?.writeText === "function";
  const hasSheet = typeof navigator.share === "function";
  function shareIt() {
    const what = picture && canShare(picture) ? { files: [picture] } : { text };
    void share({ title: w.receipt.shareTitle, ...what }).catch(() => picture && save(picture));
  }
  function copy() {
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }
  return (
    <section class="card stack" aria-labelledby="proof">
      <h2 id="proof">{w.receipt.proof}</h2>
      <p class="code">{isCopied === false ? text : shortReceipt(receipt.receipt)}</p>
      <p class="soft">{w.receipt.proofHint}</p>
      <div class="side">
        {hasSheet && (
          <button type="button" class="quiet" onClick={shareIt}>
            {w.receipt.share}
          </button>
        )}
        {picture && (
          <button type="button" class="quiet" onClick={() => save(picture)}>
            {w.receipt.save}
          </button>
        )}
        {canCopy && (
          <button type="button" class="quiet" onClick={copy}>
            {isCopied ? w.receipt.copied : w.receipt.copy}
          </button>
        )}
      </div>
      <p class="unseen" role="status">
        {isCopied ? w.receipt.copied : ""}
      </p>
    </section>
  );
}

/** Drawn before anybody taps: a share sheet opens only right after the tap. Without it the text is shared. */
function usePicture(receipt: Receipt, hasLimit: boolean): File | null {
  const { w, lang } = useWords();
  const { me } = useInside();
  const [file, setFile] = useState<File | null>(null);
  const key = `${receipt.receipt} ${receipt.record.state} ${hasLimit} ${lang}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is drawn
  useEffect(() => {
    let isWanted = true;
    import("./drawn")
      .then(({ drawn }) => drawn(receipt, hasLimit, me, w, lang))
      .then(
        (found) => isWanted && setFile(found),
        () => isWanted && setFile(null), // no network for the part that draws, or no canvas
      );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return file;
}

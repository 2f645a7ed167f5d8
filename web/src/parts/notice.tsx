/** Boxes that tell something: quietly, or as a refusal with what to do next. */
import type { ComponentChildren } from "preact";
import type { Refusal } from "../api/refusal";
import { sayNo } from "../words/say_no";
import { useWords } from "../words/words";
import { Icon, type IconName } from "./icon";

export type Tone = "info" | "ok" | "warn" | "bad";
const ICONS: Record<Tone, IconName> = { info: "phone", ok: "check", warn: "clock", bad: "alert" };

interface NoticeProps {
  tone: Tone;
  title?: string;
  icon?: IconName;
  children?: ComponentChildren;
}

export function Notice({ tone, title, icon, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`}>
      <Icon name={icon ?? ICONS[tone]} />
      <div>
        {title && <p class="strong">{title}</p>}
        {children}
      </div>
    </div>
  );
}

interface NoNoticeProps {
  refusal: Refusal;
  /** The next step, where the usual one does not fit. */
  step?: string | undefined;
  children?: ComponentChildren;
}

/** A refusal: read out at once, with its next step and ways on as children. */
export function NoNotice({ refusal, step, children }: NoNoticeProps) {
  const { w, lang } = useWords();
  const no = sayNo(refusal, w, lang);
  return (
    <div role="alert">
      <Notice tone="bad" title={no.title}>
        <p>{no.detail}</p>
        {(step ?? no.step) && <p>{step ?? no.step}</p>}
        {children}
      </Notice>
    </div>
  );
}

/** The refusal of something that was only read, with a button to read it again. */
export function Unread({ refusal, reload }: { refusal: Refusal; reload: () => void }) {
  const { w } = useWords();
  return (
    <NoNotice refusal={refusal}>
      <button type="button" class="quiet" onClick={reload}>
        {w.tryAgain}
      </button>
    </NoNotice>
  );
}

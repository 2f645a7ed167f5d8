/** Screens that few people open are fetched when they are first shown, so that the first load stays small. */
import { type ComponentType, Fragment, type FunctionComponent, type JSX } from "preact";
import { Refusal } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { useWords } from "../words/words";
import { Unread } from "./notice";
import { Busy } from "./screen";

/** `Around` frames what is told until it is here: a whole screen brings its own frame. */
export function later<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Around: FunctionComponent = Fragment as FunctionComponent,
) {
  async function part() {
    try {
      return await load();
    } catch {
      throw new Refusal("NETWORK");
    }
  }
  const key = String(load);
  return function Later(props: Props & JSX.IntrinsicAttributes) {
    const { w } = useWords();
    const { data, refusal } = useAnswer(key, part);
    if (data) return <data.default {...props} />;
    // A browser may remember that a script failed: only the page anew asks again for sure.
    const told = refusal ? <Unread refusal={refusal} reload={() => location.reload()} /> : <Busy>{w.loading}</Busy>;
    return <Around>{told}</Around>;
  };
}

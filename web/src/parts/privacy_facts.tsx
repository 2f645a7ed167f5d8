/** What is taken and why, how long it is kept, who sees it. */
import { useCity } from "../state/city";
import { useWords } from "../words/words";
import { Icon, type IconName } from "./icon";

export type Asked = "waiting" | "asking" | "granted" | "denied" | "unavailable";

export function Need({ icon, title, text, asked }: { icon: IconName; title: string; text: string; asked?: Asked }) {
  const { w } = useWords();
  const tone = asked === "granted" ? "ok" : asked === "denied" || asked === "unavailable" ? "bad" : "off";
  return (
    <div class="need">
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {asked && (
          <p role="status">
            <span class={`tag ${tone}`}>{asked === "asking" ? w.priming.asking : w.priming[asked]}</span>
          </p>
        )}
      </div>
    </div>
  );
}

export function PrivacyFacts() {
  const { w } = useWords();
  const kept = useCity()?.retention;
  const days = (count: number | undefined) => (count ? w.priming.days(count) : w.priming.byCity);
  const facts = [
    [w.priming.kept.photo, days(kept?.selfie_days)],
    [w.priming.kept.position, days(kept?.position_days)],
    [w.priming.kept.record, w.priming.byArchive],
  ];
  return (
    <div class="card stack">
      <div class="need">
        <Icon name="clock" />
        <div>
          <h2>{w.priming.keptTitle}</h2>
          <dl class="facts">
            {facts.map(([what, howLong]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{howLong}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <Need icon="eye" title={w.priming.seenTitle} text={w.priming.seen} />
      <Need icon="people" title={w.priming.judgedTitle} text={w.priming.judged} />
    </div>
  );
}

/** What is taken and why, how long it is kept, who sees it. */
import { useCity } from "../state/city";
import { usePageWords } from "../words/words";
import { Icon, type IconName } from "./icon";
import { PRIVACY } from "./privacy_words";

export type Asked = "waiting" | "asking" | "granted" | "denied" | "unavailable";

export function Need({ icon, title, text, asked }: { icon: IconName; title: string; text: string; asked?: Asked }) {
  const { t } = usePageWords(PRIVACY);
  const tone = asked === "granted" ? "ok" : asked === "denied" || asked === "unavailable" ? "bad" : "off";
  return (
    <div class="need">
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {asked && (
          <p role="status">
            <span class={`tag ${tone}`}>{asked === "asking" ? t.asking : t[asked]}</span>
          </p>
        )}
      </div>
    </div>
  );
}

export function PrivacyFacts() {
  const { t } = usePageWords(PRIVACY);
  const kept = useCity()?.retention;
  const days = (count: number | undefined) => (count ? t.days(count) : t.byCity);
  const facts = [
    [t.kept.photo, days(kept?.selfie_days)],
    [t.kept.position, days(kept?.position_days)],
    [t.kept.record, t.byArchive],
  ];
  return (
    <div class="card stack">
      <div class="need">
        <Icon name="clock" />
        <div>
          <h2>{t.keptTitle}</h2>
          <dl class="facts">
            {facts.map(([what, howLong]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{howLong}</dd>
              </div>
            ))}
          </dl>
          <p>{t.keptElse}</p>
        </div>
      </div>
      <Need icon="eye" title={t.seenTitle} text={t.seen} />
      <Need icon="people" title={t.judgedTitle} text={t.judged} />
    </div>
  );
}

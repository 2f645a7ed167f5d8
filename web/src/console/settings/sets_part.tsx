/** The dated rule sets: which holds, on which decree; what is unconfirmed first, with the way to confirm it. */
import { useState } from "preact/hooks";
import { Notice } from "../../parts/notice";
import type { Settings } from "../../state/read_city";
import { shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import { ConfirmForm } from "./confirm_form";
import {
  type AnySet,
  isConfirmed,
  isConfirmedInPlace,
  isNeeded,
  isUnsettled,
  type Presets,
  type Standing,
  standings,
} from "./rule_sets";
import { SetFacts } from "./set_facts";
import type { SettingWords } from "./words";

interface SetsProps {
  settings: Settings;
  presets: Presets;
  today: string;
  isAdmin: boolean;
  t: SettingWords;
  lang: Language;
  reload: () => Promise<void>;
}

const CLOSED = { key: "", anew: false };

export function SetsPart({ settings, presets, today, isAdmin, t, lang, reload }: SetsProps) {
  const [open, setOpen] = useState(CLOSED);
  const found = standings(settings, presets, today);
  const unconfirmed = found.filter((each) => isNeeded(each) && !isConfirmed(each.holds)).length;
  return (
    <section aria-labelledby="sets">
      <h2 id="sets">{t.sets}</h2>
      {unconfirmed ? (
        <Notice tone="warn" title={t.unconfirmedTitle(unconfirmed)}>
          <p>{t.unconfirmedLead}</p>
        </Notice>
      ) : (
        <Notice tone="ok">
          <p>{t.confirmedAll}</p>
        </Notice>
      )}
      <ul class="rule-sets">
        {found.map((standing) => {
          const kind = `${standing.subject} ${standing.numberKind}`.trim();
          const key = standing.isPast ? `${kind} ${standing.holds.rules_id}` : kind;
          const plain = t.setNames[kind] ?? kind;
          const name = standing.isPast ? t.past(plain, standing.holds.rules_id) : plain;
          return (
            <li key={key} class="card stack">
              <One standing={standing} name={name} t={t} lang={lang} />
              {isAdmin &&
                (open.key === key ? (
                  <ConfirmForm
                    standing={standing}
                    name={name}
                    anew={open.anew}
                    settings={settings}
                    presets={presets}
                    today={today}
                    t={t}
                    lang={lang}
                    close={() => setOpen(CLOSED)}
                    reload={reload}
                  />
                ) : (
                  <Ways standing={standing} name={name} t={t} open={(anew) => setOpen({ key, anew })} />
                ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface WaysProps {
  standing: Standing;
  name: string;
  t: SettingWords;
  open: (anew: boolean) => void;
}

/** What holds is confirmed; or, where a decree says otherwise, rules of one's own take its place. */
function Ways({ standing, name, t, open }: WaysProps) {
  const canReplace = isConfirmed(standing.holds) || (isConfirmedInPlace(standing) && !standing.isPast);
  return (
    <div class="side">
      {!isConfirmed(standing.holds) && (
        <button type="button" class="quiet" aria-label={t.confirmOf(name)} onClick={() => open(false)}>
          {t.confirm}
        </button>
      )}
      {canReplace && (
        <button type="button" class="quiet" aria-label={t.replaceOf(name)} onClick={() => open(true)}>
          {t.replace}
        </button>
      )}
    </div>
  );
}

function One({ standing, name, t, lang }: { standing: Standing; name: string; t: SettingWords; lang: Language }) {
  const { holds, isShipped, coming } = standing;
  return (
    <>
      <div class="rule-set-head">
        <h3>{name}</h3>
        {isConfirmed(holds) ? (
          <span class="certainty ok">{t.confirmed}</span>
        ) : isNeeded(standing) ? (
          <span class="certainty warn">{t.unconfirmed}</span>
        ) : isUnsettled(standing) ? (
          <span class="certainty">{t.unconfirmed}</span>
        ) : (
          <span class="certainty">{t.certainties.own}</span>
        )}
      </div>
      <p class="soft">
        {holds.rules_id} · {isShipped ? t.shipped : t.sinceDate(shortDate(holds.starts_on, lang))}
      </p>
      {decreeText(holds, t, lang) && <p>{decreeText(holds, t, lang)}</p>}
      {coming.map((set) => (
        <p key={set.rules_id} class="hint">
          {t.coming(set.rules_id, shortDate(set.starts_on, lang))}
          {decreeText(set, t, lang) && `; ${decreeText(set, t, lang)}`}
        </p>
      ))}
      <details class="fold">
        <summary>{t.details}</summary>
        <SetFacts label={`${t.details}: ${name}`} set={holds} t={t} lang={lang} />
      </details>
    </>
  );
}

function decreeText(set: AnySet, t: SettingWords, lang: Language): string {
  if ("decree_no" in set) return set.decree_no ? t.decreeOnly(set.decree_no) : "";
  const { confirmed } = set;
  return confirmed ? t.decree(confirmed.decree_no, shortDate(confirmed.decree_on, lang), confirmed.by) : "";
}

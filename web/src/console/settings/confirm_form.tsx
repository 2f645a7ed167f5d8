/** A rule set is confirmed: decree, date, who did it; in its place, or as the city's own set from a date on. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { refuse } from "../../api/refusal";
import { Input, Select, Tick } from "../../parts/labelled";
import { Sheet } from "../../parts/sheet";
import { useFocus } from "../../parts/use_focus";
import type { Proposal } from "../../setting_up/outcome";
import { Told } from "../../setting_up/outcome";
import type { Settings } from "../../state/read_city";
import { shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import {
  type AnySet,
  type Decree,
  decreed,
  earliest,
  isConfirmed,
  isConfirmedInPlace,
  type Presets,
  placeOf,
  type Standing,
  suggestedId,
  withSet,
} from "./rule_sets";
import { SetFacts } from "./set_facts";
import { Numbers } from "./set_numbers";
import type { SettingWords } from "./words";

interface ConfirmProps {
  standing: Standing;
  name: string;
  /** Rules of one's own in its place from a date on, be it that what holds could be confirmed as it is. */
  anew: boolean;
  settings: Settings;
  presets: Presets;
  today: string;
  t: SettingWords;
  lang: Language;
  close: () => void;
  reload: () => Promise<void>;
}

export function ConfirmForm({ standing, name, anew, settings, presets, today, t, lang, close, reload }: ConfirmProps) {
  const { subject, holds } = standing;
  const inPlace = !anew && isConfirmedInPlace(standing);
  const first = earliest(subject, today);
  const heading = useFocus<HTMLHeadingElement>();
  const [set, setSet] = useState<AnySet>(holds);
  const [decree, setDecree] = useState<Decree>({
    rulesId: inPlace ? holds.rules_id : suggestedId(holds, first),
    startsOn: inPlace ? holds.starts_on : first,
    decreeNo: "",
    decreeOn: "",
    by: "",
  });
  const [isRead, setRead] = useState(false);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const put = (part: Partial<Decree>) => {
    setProposal(null);
    setDecree((before) => ({ ...before, ...part }));
  };
  const change = (next: AnySet) => {
    setProposal(null);
    setRead(false);
    setSet(next);
  };
  const wanted = decreed(set, decree);
  const at = `/${subject}/${placeOf(withSet(settings, subject, wanted), subject, wanted.rules_id)}`;
  const hasOnlyNumber = "decree_no" in set;
  async function send() {
    refuse(
      [!decree.decreeNo.trim(), "/own/decree_no", t.decreeLack],
      [!hasOnlyNumber && !decree.decreeOn, "/own/decree_on", t.dateLack],
      [!hasOnlyNumber && !decree.by.trim(), "/own/by", t.byLack],
      [!isRead, "/own/read", t.readLack],
    );
    const fresh = await answer(api.GET("/settings")); // so that what somebody else has changed meanwhile stays
    const found = await answer(api.PUT("/settings", { body: withSet(fresh, subject, wanted) }));
    setProposal(found);
    if (found.state === "applied") await reload();
  }
  return (
    <section class="card stack" aria-labelledby="confirm">
      <h3 id="confirm" ref={heading} tabIndex={-1}>
        {(anew || isConfirmed(holds) ? t.replaceOf : t.confirmOf)(name)}
      </h3>
      <Sheet
        send={send}
        submit={t.send}
        busyLabel={t.sending}
        disabled={proposal !== null}
        foot={
          <>
            <Told proposal={proposal} />
            <button type="button" class="quiet" onClick={close}>
              {t.cancel}
            </button>
          </>
        }
      >
        {(faultAt) => (
          <>
            {inPlace && <p class="hint">{t.inPlace}</p>}
            {subject === "allowance_rules" && !inPlace && (
              <Select
                label={t.preset}
                hint={t.presetHint}
                value={set.rules_id}
                options={presets.allowance.map(({ rules_id }) => [rules_id, rules_id])}
                onValue={(id) => {
                  const preset = presets.allowance.find(({ rules_id }) => rules_id === id) ?? set;
                  change(preset);
                  put({ rulesId: suggestedId(preset, decree.startsOn) });
                }}
              />
            )}
            <SetFacts label={`${t.next}: ${set.rules_id}`} set={set} t={t} lang={lang} />
            {!inPlace && (
              <Numbers set={set} change={change} t={t} lang={lang} faultAt={(name) => faultAt(`${at}/${name}`)} />
            )}
            <div class="form-grid">
              {!inPlace && (
                <>
                  <Input
                    label={t.rulesId}
                    hint={t.rulesIdHint}
                    maxLength={26}
                    value={decree.rulesId}
                    onValue={(rulesId) => put({ rulesId })}
                    fault={faultAt(`${at}/rules_id`)}
                  />
                  <Input
                    type="date"
                    label={t.startsOn}
                    hint={t.startsHint(shortDate(first, lang))}
                    min={first}
                    value={decree.startsOn}
                    onValue={(startsOn) => put({ startsOn })}
                    fault={faultAt(`${at}/starts_on`)}
                  />
                </>
              )}
              <Input
                label={t.decreeNo}
                hint={hasOnlyNumber ? t.decreeHint : undefined}
                value={decree.decreeNo}
                onValue={(decreeNo) => put({ decreeNo })}
                fault={faultAt("/own/decree_no") ?? faultAt(`${at}/confirmed/decree_no`) ?? faultAt(`${at}/decree_no`)}
              />
              {!hasOnlyNumber && (
                <>
                  <Input
                    type="date"
                    label={t.decreeOn}
                    max={today}
                    value={decree.decreeOn}
                    onValue={(decreeOn) => put({ decreeOn })}
                    fault={faultAt("/own/decree_on") ?? faultAt(`${at}/confirmed/decree_on`)}
                  />
                  <Input
                    label={t.by}
                    hint={t.byHint}
                    value={decree.by}
                    onValue={(by) => put({ by })}
                    fault={faultAt("/own/by") ?? faultAt(`${at}/confirmed/by`)}
                  />
                </>
              )}
            </div>
            <Tick label={t.read} value={isRead} onValue={setRead} />
            {faultAt("/own/read") && (
              <p class="fault" role="alert">
                {faultAt("/own/read")}
              </p>
            )}
            <p class="hint">{t.effect}</p>
          </>
        )}
      </Sheet>
    </section>
  );
}

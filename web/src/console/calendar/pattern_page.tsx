/** One pattern: what is typed, the old week beside the new one, the rehearsal, and the proposal. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Notice } from "../../parts/notice";
import { Beside, useNames } from "../../setting_up/change";
import { sayVersions } from "../../setting_up/hours_text";
import { HOURS } from "../../setting_up/hours_words";
import { slug } from "../../setting_up/ids";
import type { Proposal } from "../../setting_up/outcome";
import { beginPattern, OWN, PatternFields } from "../../setting_up/pattern_fields";
import { type FormOfPattern, publishable } from "../../setting_up/pattern_form";
import { READY_WEEKS } from "../../setting_up/ready_weeks";
import { type Pattern, type PatternVersion, useCalendar } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { PARTS, type PartProps } from "./page";
import { ProposeSheet } from "./propose_sheet";
import { Rehearsal } from "./rehearsal";
import { CALENDAR } from "./words";

export function PatternPage({ id, now, isAdmin }: PartProps) {
  const { t } = usePageWords(HOURS);
  const asked = useCalendar();
  return (
    <Awaited asked={asked}>
      {({ patterns }) => {
        const held = patterns.find(({ pattern_id }) => pattern_id === id);
        const isKnown = held || id === OWN || READY_WEEKS.some(({ pattern_id }) => pattern_id === id);
        if (!isKnown || !isAdmin) return <Notice tone="warn" title={t.gone} />;
        return <Editor key={id} id={id} held={held} today={now.on} reload={asked.reload} />;
      }}
    </Awaited>
  );
}

interface EditorProps {
  id: string;
  held: Pattern | undefined;
  today: string;
  reload: () => Promise<void>;
}

function Editor({ id, held, today, reload }: EditorProps) {
  const { t, lang } = usePageWords(CALENDAR);
  const hours = usePageWords(HOURS).t;
  const [form, setForm] = useState<FormOfPattern>(() => beginPattern(id, held, today, lang === "id" ? 0 : 1));
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [isReady, setReady] = useState(false);
  const { body, versionAt } = publishable(form, held);
  const pattern_id = id === OWN ? slug(form.name) : id;
  async function propose() {
    const params = { path: { pattern_id } };
    setProposal(await answer(api.PUT("/calendar/patterns/{pattern_id}", { params, body })));
    if (held) await reload();
  }
  return (
    <ProposeSheet {...{ propose, isReady, proposal }} said={t.patternSaved} part={PARTS.hours} back={hours.back}>
      {(faultAt) => (
        <>
          <div class="calendar-form">
            <PatternFields
              form={form}
              set={(part) => {
                setProposal(null);
                setForm((before) => ({ ...before, ...part }));
              }}
              held={held}
              versionAt={versionAt}
              faultAt={faultAt}
            />
          </div>
          {held && <OldBesideNew held={held} now={body.versions[versionAt]} />}
          <Rehearsal change={{ pattern: { ...body, pattern_id } }} today={today} onReady={setReady} />
        </>
      )}
    </ProposeSheet>
  );
}

function OldBesideNew({ held, now }: { held: Pattern; now: PatternVersion | undefined }) {
  const { t } = usePageWords(CALENDAR);
  const names = useNames({});
  const old = now && held.versions.filter(({ starts_on }) => starts_on < now.starts_on).slice(-1)[0];
  if (!old || !now) return null;
  const isSame = old.grace_min === now.grace_min && JSON.stringify(old.week) === JSON.stringify(now.week);
  return (
    <section class="card" aria-labelledby="beside">
      <h2 id="beside">{t.beside}</h2>
      {isSame ? (
        <p class="soft">{t.nothingNew}</p>
      ) : (
        sayVersions(held.name, old, now, names).map((said) => (
          <Beside key={said.about} said={said} isAdded={false} isRemoved={false} />
        ))
      )}
    </section>
  );
}

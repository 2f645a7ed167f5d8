/** One shift pattern: its name, from when, which day has which hours, and the windows of each. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { address } from "../route";
import { useInside } from "../state/inside";
import { dateBeside, localDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { HOURS } from "./hours_words";
import { slug } from "./ids";
import { Outcome, type Proposal } from "./outcome";
import { type FormOfPattern, publishable } from "./pattern_form";
import { type Pattern, useCalendar } from "./read_city";
import { OWN_WEEK, READY_WEEKS } from "./ready_weeks";
import { toForm } from "./week";
import { WeekEditor } from "./week_editor";

const OWN = "baru";

export function PatternPage({ patternId }: { patternId: string }) {
  const { t } = usePageWords(HOURS);
  const asked = useCalendar();
  return (
    <Awaited asked={asked}>
      {({ patterns }) => {
        const held = patterns.find((each) => each.pattern_id === patternId);
        const isKnown = held || patternId === OWN || READY_WEEKS.some((each) => each.pattern_id === patternId);
        if (!isKnown) return <Notice tone="warn" title={t.gone} />;
        return <Editor key={patternId} patternId={patternId} held={held} reload={asked.reload} />;
      }}
    </Awaited>
  );
}

interface EditorProps {
  patternId: string;
  held: Pattern | undefined;
  reload: () => Promise<void>;
}

function Editor({ patternId, held, reload }: EditorProps) {
  const { t, lang } = usePageWords(HOURS);
  const { today } = useInside();
  const on = today.data?.local_date ?? localDate(new Date());
  const [form, setForm] = useState<FormOfPattern>(() => begin(patternId, held, on, lang === "id" ? 0 : 1));
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const set = (part: Partial<FormOfPattern>) => {
    setProposal(null);
    setForm((before) => ({ ...before, ...part }));
  };
  const { body, versionAt } = publishable(form, held);
  async function save() {
    const pattern_id = patternId === OWN ? slug(form.name) : patternId;
    const params = { path: { pattern_id } };
    setProposal(await answer(api.PUT("/calendar/patterns/{pattern_id}", { params, body })));
    if (held) await reload();
  }
  return (
    <Sheet
      send={save}
      submit={t.save}
      busyLabel={t.saving}
      foot={
        <>
          {proposal && <Outcome proposal={proposal}>{t.saved}</Outcome>}
          {proposal && (
            <a class="quiet" href={address("kota", "kantor")}>
              {t.next}
            </a>
          )}
          <a class="quiet" href={address("kota", "jam")}>
            {t.back}
          </a>
        </>
      }
    >
      {(faultAt) => (
        <>
          <div class="card stack">
            <Input label={t.name} value={form.name} onValue={(name) => set({ name })} fault={faultAt("/name")} />
            <Input
              label={t.letter}
              hint={t.letterHint}
              value={form.code}
              maxLength={1}
              disabled={Boolean(held?.code)}
              onValue={(code) => set({ code: code.toUpperCase() })}
              fault={faultAt("/code")}
            />
            <Input
              type="date"
              label={t.startsOn}
              hint={held ? t.startsChange : t.startsNew}
              value={form.startsOn}
              onValue={(startsOn) => set({ startsOn })}
              fault={faultAt(`/versions/${versionAt}/starts_on`) ?? faultAt("/versions")}
            />
            <Input
              type="number"
              min="0"
              max="120"
              label={t.grace}
              hint={t.graceHint}
              value={form.grace}
              onValue={(grace) => set({ grace })}
              fault={faultAt(`/versions/${versionAt}/grace_min`)}
            />
          </div>
          <WeekEditor
            form={form.week}
            isShift={form.code !== ""}
            onForm={(week) => set({ week })}
            faultAt={(pointer) => faultAt(`/versions/${versionAt}/week${pointer}`)}
          />
        </>
      )}
    </Sheet>
  );
}

function begin(patternId: string, held: Pattern | undefined, today: string, language: 0 | 1): FormOfPattern {
  const last = held?.versions[held.versions.length - 1];
  if (held && last) {
    const startsOn = last.starts_on > today ? last.starts_on : dateBeside(today, 1);
    return {
      name: held.name,
      code: held.code ?? "",
      startsOn,
      grace: String(last.grace_min),
      week: toForm(last.week),
    };
  }
  const ready = READY_WEEKS.find((each) => each.pattern_id === patternId);
  return {
    name: ready?.name[language] ?? "",
    code: ready?.code ?? "",
    startsOn: today,
    grace: "0",
    week: toForm(ready?.week ?? OWN_WEEK),
  };
}

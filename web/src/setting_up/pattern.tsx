/** One shift pattern: its name, from when, which day has which hours, and the windows of each. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { Notice } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { address } from "../route";
import { useHere } from "../state/here";
import { type Pattern, useCalendar } from "../state/read_city";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { HOURS } from "./hours_words";
import { slug } from "./ids";
import { Outcome, type Proposal } from "./outcome";
import { beginPattern, OWN, PatternFields } from "./pattern_fields";
import { type FormOfPattern, publishable } from "./pattern_form";
import { READY_WEEKS } from "./ready_weeks";

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
  const { on } = useHere();
  const [form, setForm] = useState<FormOfPattern>(() => beginPattern(patternId, held, on, lang === "id" ? 0 : 1));
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
      {(faultAt) => <PatternFields form={form} set={set} held={held} versionAt={versionAt} faultAt={faultAt} />}
    </Sheet>
  );
}

/** Windows made longer: the last ones, one more, one taken back. */
import { useMemo } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import type { Asked } from "../api/use_answer";
import { base64url } from "../device/base64url";
import { Sure } from "../parts/sure";
import { useFocus } from "../parts/use_focus";
import { Awaited } from "../setting_up/asked";
import { dateBeside, shortDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { LongerForm } from "./longer_form";
import { useScopeName } from "./scope";
import { OUTAGES } from "./words";

export type Extension = Schemas["CalendarExtensionView"];

export interface LongerDraft {
  on: string;
  slot: string;
  minutes: number;
  note: string;
  isAll: boolean;
  unitIds: string[];
}

const SHOWN = 20;

const newDraft = (on: string) => ({ on, slot: "arrival", minutes: 30, note: "", isAll: true, unitIds: [] });

interface LongerProps {
  asked: Asked<{ extensions: Extension[] }>;
  today: string;
  mayDecide: boolean;
  /** What is being made longer; null: nothing. */
  draft: LongerDraft | null;
  onDraft: (draft: LongerDraft | null) => void;
  done: (said: string) => Promise<void>;
}

export function Longer({ asked, today, mayDecide, draft, onDraft, done }: LongerProps) {
  const { t } = usePageWords(OUTAGES);
  return (
    <section aria-labelledby="longer">
      <h2 id="longer">{t.longer}</h2>
      <p class="soft">{t.longerLead}</p>
      {mayDecide && !draft && (
        <button type="button" class="quiet" onClick={() => onDraft(newDraft(today))}>
          {t.extend}
        </button>
      )}
      {draft && (
        <Making
          key={`${draft.on} ${draft.slot}`}
          today={today}
          draft={draft}
          close={() => onDraft(null)}
          done={async () => {
            onDraft(null);
            await done(t.extended);
          }}
        />
      )}
      <Awaited asked={asked}>
        {({ extensions }) =>
          extensions.length ? (
            <ul class="rows card">
              {latest(extensions).map((each) => (
                <Row
                  key={each.extension_id}
                  extension={each}
                  isOpen={mayDecide && each.on >= dateBeside(today, -1)}
                  done={done}
                />
              ))}
            </ul>
          ) : (
            <p class="soft">{t.noLonger}</p>
          )
        }
      </Awaited>
    </section>
  );
}

/** By date; of one date in the order in which the server gives them, the newest first. */
function latest(extensions: readonly Extension[]): Extension[] {
  return [...extensions].sort((one, other) => other.on.localeCompare(one.on)).slice(0, SHOWN);
}

interface MakingProps {
  today: string;
  draft: LongerDraft;
  close: () => void;
  done: () => Promise<void>;
}

function Making({ today, draft, close, done }: MakingProps) {
  const { t, w } = usePageWords(OUTAGES);
  const heading = useFocus<HTMLHeadingElement>();
  const id = useMemo(() => `p${base64url(crypto.getRandomValues(new Uint8Array(9))).toLowerCase()}`, []);
  return (
    <div class="card stack">
      <h3 ref={heading} tabIndex={-1}>
        {t.extend}
      </h3>
      <LongerForm extensionId={id} today={today} draft={draft} done={done} />
      <button type="button" class="quiet" onClick={close}>
        {w.cancel}
      </button>
    </div>
  );
}

interface RowProps {
  extension: Extension;
  isOpen: boolean;
  done: (said: string) => Promise<void>;
}

function Row({ extension, isOpen, done }: RowProps) {
  const { t, w, lang } = usePageWords(OUTAGES);
  const scopeName = useScopeName();
  const { extension_id, on, slot, minutes, note, unit_ids } = extension;
  const date = shortDate(on, lang);
  async function takeBack() {
    const params = { path: { extension_id } };
    await answer(api.DELETE("/calendar/extensions/{extension_id}", { params }));
    await done(t.takenBack);
  }
  return (
    <li class="row">
      <p class="row-name">{t.closesLater(slotName(slot, w), minutes)}</p>
      <p>
        {date} · {scopeName(unit_ids)}
      </p>
      <p class="soft">“{note}”</p>
      {isOpen && (
        <Sure
          isLink
          label={t.takeBack}
          longLabel={t.takeBackOf(slotName(slot, w), date)}
          consequence={t.takeBackSure}
          yes={t.takeBackYes}
          busyLabel={t.saving}
          act={takeBack}
        />
      )}
    </li>
  );
}

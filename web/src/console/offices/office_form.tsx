/** An office as a circle or an area: typed, or drawn on the map, which says the same. */
import { useState } from "preact/hooks";
import { type Refusal, refuse } from "../../api/refusal";
import { Labelled } from "../../parts/label";
import { Input, Select } from "../../parts/labelled";
import { Sheet } from "../../parts/sheet";
import { useFocus } from "../../parts/use_focus";
import { metres } from "../../words/format";
import { usePageWords } from "../../words/words";
import type { TypedRing } from "../map/rings";
import { type Draft, fileOf, lacksOf } from "./draft";
import type { Change, HeldOffice } from "./held";
import { Proposed, useProposing } from "./proposing";
import { OFFICES } from "./words";

interface FormProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  held: readonly HeldOffice[];
  defaultM: number;
  today: string;
  tell: (changes: Change[]) => void;
  reload: () => Promise<void>;
}

export function OfficeForm({ draft, onDraft, held, defaultM, today, tell, reload }: FormProps) {
  const { t, lang } = usePageWords(OFFICES);
  const proposing = useProposing(false, held, tell, reload);
  const heading = useFocus<HTMLHeadingElement>();
  const [startsOn, setStartsOn] = useState(today);
  const set = (part: Partial<Draft>) => {
    proposing.forget();
    onDraft({ ...draft, ...part });
  };
  const known = held.find(({ officeId }) => officeId === draft.officeId);
  async function look() {
    refuse(...lacksOf(draft, t));
    const file = new File([JSON.stringify(fileOf(draft))], "kantor.geojson");
    await proposing.look({ file, startsOn, nameColumn: "name" });
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {known ? t.formEdit(known.name) : t.formNew}
      </h2>
      <Sheet send={look} submit={t.look} busyLabel={t.looking} quiet={Boolean(proposing.looked)}>
        {(faultAt, refusal) => (
          <div class="card stack">
            <Input
              label={t.name}
              value={draft.name}
              onValue={(name) => set({ name })}
              maxLength={120}
              fault={faultAt("/name") ?? faultAt("/features/0/properties/name")}
            />
            <Select
              label={t.kind}
              value={draft.kind}
              onValue={(kind) => set({ kind: kind as Draft["kind"] })}
              options={Object.entries(t.kinds)}
            />
            {draft.kind === "circle" ? (
              <div class="office-circle">
                <Input
                  label={t.longitude}
                  hint={t.degreeHint}
                  value={draft.longitude}
                  onValue={(longitude) => set({ longitude })}
                  fault={faultAt("/longitude")}
                />
                <Input
                  label={t.latitude}
                  hint={t.latitudeHint}
                  value={draft.latitude}
                  onValue={(latitude) => set({ latitude })}
                  fault={faultAt("/latitude")}
                />
                <Input
                  label={t.radius}
                  hint={t.radiusHint(metres(defaultM, lang))}
                  inputMode="numeric"
                  value={draft.radius}
                  onValue={(radius) => set({ radius })}
                  fault={faultAt("/radius") ?? faultAt("/features/0/properties/radius_m")}
                />
              </div>
            ) : (
              <Rings rings={draft.rings} set={(rings) => set({ rings })} faultAt={faultAt} />
            )}
            <Input
              type="date"
              label={t.startsOn}
              hint={t.startsHint}
              min={today}
              value={startsOn}
              onValue={(on) => {
                proposing.forget();
                setStartsOn(on);
              }}
              fault={faultAt("/query/starts_on")}
            />
            <Faults refusal={refusal} />
          </div>
        )}
      </Sheet>
      <Proposed proposing={proposing} held={held} />
    </>
  );
}

interface RingsProps {
  rings: readonly TypedRing[];
  set: (rings: TypedRing[]) => void;
  faultAt: (pointer: string) => string | undefined;
}

function Rings({ rings, set, faultAt }: RingsProps) {
  const { t } = usePageWords(OFFICES);
  let shells = 0;
  const add = (kind: TypedRing["kind"]) => set([...rings, { kind, text: "" }]);
  const without = (at: number) => rings.filter((_, each) => each !== at);
  return (
    <>
      {rings.map(({ kind, text }, at) => {
        if (kind === "shell") shells += 1;
        const label = kind === "shell" ? t.shell(shells) : t.hole(shells);
        return (
          <div key={at} class="office-ring">
            <Labelled label={label} hint={at ? undefined : t.ringHint} fault={faultAt(`/rings/${at}`)}>
              {(tied) => (
                <textarea
                  {...tied}
                  rows={Math.min(10, Math.max(4, text.split("\n").length))}
                  spellcheck={false}
                  value={text}
                  onInput={(event) => {
                    const typed = event.currentTarget.value;
                    set(rings.map((ring, each) => (each === at ? { ...ring, text: typed } : ring)));
                  }}
                />
              )}
            </Labelled>
            <button type="button" class="link" onClick={() => set(without(at))}>
              {t.removeRing}
              <span class="unseen"> {label}</span>
            </button>
          </div>
        );
      })}
      {faultAt("/rings") && (
        <p class="fault" role="alert">
          {faultAt("/rings")}
        </p>
      )}
      <div class="side">
        <button type="button" class="quiet" onClick={() => add("shell")}>
          {t.addShell}
        </button>
        <button type="button" class="quiet" disabled={!rings.length} onClick={() => add("hole")}>
          {t.addHole}
        </button>
      </div>
    </>
  );
}

/** What the server found wrong with the shape itself. */
function Faults({ refusal }: { refusal: Refusal | null }) {
  const { t } = usePageWords(OFFICES);
  const found = refusal?.faults.filter(({ pointer }) => pointer.startsWith("/features/0/geometry")) ?? [];
  if (!found.length) return null;
  return (
    <div role="alert">
      <p class="strong">{t.faultOf}</p>
      <ul class="plain-list">
        {found.map(({ pointer, detail }) => (
          <li key={pointer} class="fault">
            {detail}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One unit's date: its chain and its root verified in this browser, or the first broken link named. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { save } from "../../parts/hand_on";
import { Input } from "../../parts/labelled";
import { NoNotice, Notice } from "../../parts/notice";
import { UnitSelect } from "../../parts/unit_select";
import { useAct } from "../../parts/use_act";
import { useHere } from "../../state/here";
import { dateAndTime, dateBeside } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { ACTS } from "./acts";
import { type Day, type Fault, firstFault } from "./verify";
import { AUDIT } from "./words";

const CITY = "CITY";

interface Checked {
  raw: string;
  day: Day;
  fault: Fault | null;
}

export function Chain({ units }: { units: readonly Schemas["UnitView"][] }) {
  const { t } = usePageWords(AUDIT);
  const [query, change] = useQuery();
  const yesterday = dateBeside(useHere().on, -1);
  const { unit = "", tanggal: on = yesterday } = query;
  const [checked, setChecked] = useState<Checked | null>(null);
  const { busy, refusal, run } = useAct();
  const check = () =>
    run(async () => {
      setChecked(null);
      const path = { unit_id: unit || CITY, on };
      const raw = await answer(api.GET("/audit/days/{unit_id}/{on}", { params: { path }, parseAs: "text" }));
      setChecked({ raw, day: JSON.parse(raw) as Day, fault: await firstFault(raw) });
    });
  const set = (name: string) => (value: string) => {
    setChecked(null);
    change({ [name]: value });
  };
  return (
    <>
      <p class="lead">{t.chainLead}</p>
      <form
        class="table-tools"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <UnitSelect label={t.unit} units={units} value={unit} onValue={set("unit")} first={[["", t.wholeCity]]} />
        <Input type="date" label={t.date} value={on} onValue={set("tanggal")} max={dateBeside(yesterday, 1)} />
        <button type="submit" class="main audit-check" disabled={busy}>
          {busy ? t.checking : t.check}
        </button>
      </form>
      {refusal && <NoNotice refusal={refusal} />}
      <div role="status" class="live">
        {checked && <Verdict {...checked} />}
      </div>
      {checked && <Written {...checked} />}
      <p class="soft">{t.limits}</p>
    </>
  );
}

function Verdict({ day, fault }: Checked) {
  const { t } = usePageWords(AUDIT);
  if (fault) {
    return (
      <Notice tone={fault.kind === "unsure" ? "warn" : "bad"} title={t.broken}>
        <p>
          <span class="strong">{fault.place ? t.brokenAt(fault.place) : t.brokenDay}</span> {t.faults[fault.kind]}
        </p>
        <p>{t.whatNow}</p>
      </Notice>
    );
  }
  if (!day.entries.length) {
    return (
      <Notice tone="info" title={t.nothing}>
        <p>{t.nothingMore}</p>
      </Notice>
    );
  }
  const leaves = day.people.reduce((sum, person) => sum + person.leaves.length, 0);
  return (
    <Notice tone="ok" title={t.whole(day.entries.length)}>
      {day.root ? (
        <>
          <p>{t.leaves(leaves, day.people.length)}</p>
          <p class="small">
            {t.root}: <code class="hash">{day.root}</code>
          </p>
        </>
      ) : (
        <p>{t.notClosed}</p>
      )}
    </Notice>
  );
}

function Written({ raw, day, fault }: Checked) {
  const { t, lang } = usePageWords(AUDIT);
  const { zone } = useHere();
  return (
    <>
      <Table<Day["entries"][number]>
        caption={t.entries}
        rows={day.entries}
        rowKey={({ entry_id, sequence }) => `${sequence} ${entry_id}`}
        empty={t.noEntries}
        columns={[
          {
            key: "place",
            title: t.place,
            cell: ({ sequence }) => (
              <>
                {sequence}
                {sequence === fault?.place && <span class="tag bad">{t.broken}</span>}
              </>
            ),
            sort: ({ sequence }) => sequence,
          },
          { key: "at", title: t.at, cell: ({ at }) => dateAndTime(at, lang, zone), sort: ({ at }) => at },
          { key: "act", title: t.act, cell: ({ action }) => ACTS[lang][action] ?? action },
          { key: "hash", title: t.hash, cell: ({ hash }) => <code title={hash}>{hash.slice(0, 16)}…</code> },
        ]}
      />
      <p>
        <button type="button" class="quiet" onClick={() => save(asItCame(day, raw))}>
          {t.save}
        </button>
      </p>
    </>
  );
}

/** What the offline verifier reads. */
function asItCame(day: Day, raw: string): File {
  return new File([raw], `${day.chain.replace("#", "-")}.json`, { type: "application/json" });
}

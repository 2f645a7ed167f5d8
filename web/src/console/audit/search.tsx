/** The trail of one unit, or of the city, searched by dates, act, and whom a press on a name chooses. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Input, Select } from "../../parts/labelled";
import { UnitSelect } from "../../parts/unit_select";
import { useHere } from "../../state/here";
import { dateBeside } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { useQuery } from "../use_query";
import { ACTS, KINDS, type Kind } from "./acts";
import { Entries } from "./entries";
import { actionsOf, isKind } from "./query";
import { AUDIT } from "./words";

const SHOWN_DAYS = 6; // before today, where the address says nothing

export function Search({ units }: { units: readonly Schemas["UnitView"][] }) {
  const { t, lang } = usePageWords(AUDIT);
  const [query, change] = useQuery();
  const { on: today } = useHere();
  const { unit = "", oleh = "", tentang = "" } = query;
  const { sejak: since = dateBeside(today, -SHOWN_DAYS), sampai: until = today, tindakan: act = "" } = query;
  const asked = useAnswer([unit, since, until, act, oleh, tentang].join("|"), () =>
    answer(
      api.GET("/audit/entries", {
        params: {
          query: {
            since,
            until,
            ...(unit && { unit_id: unit }),
            ...(oleh && { actor_id: oleh }),
            ...(tentang && { about: tentang }),
            ...(act && { actions: actionsOf(act) }),
          },
        },
      }),
    ),
  );
  const set = (name: string) => (value: string) => change({ [name]: value, page: null });
  const names = asked.data?.names ?? {};
  const kinds = Object.keys(KINDS) as Kind[];
  return (
    <>
      <p class="lead">{t.searchLead}</p>
      <div class="table-tools">
        <UnitSelect label={t.unit} units={units} value={unit} onValue={set("unit")} first={[["", t.wholeCity]]} />
        <Input type="date" label={t.since} value={since} onValue={set("sejak")} max={until} />
        <Input type="date" label={t.until} value={until} onValue={set("sampai")} max={today} />
        <Select
          label={t.what}
          value={act}
          onValue={set("tindakan")}
          options={[
            ["", t.everything],
            ...kinds.map((kind) => [kind, t.kinds[kind]] as const),
            ...Object.entries(ACTS[lang]).map(([each, name]) => [each, `${t.oneAct}: ${name}`] as const),
          ]}
        />
      </div>
      {(oleh || tentang) && (
        <p class="audit-narrowed">
          {t.narrowed}: <Chosen word={oleh && t.by(names[oleh] ?? oleh)} remove={() => change({ oleh: null })} />
          <Chosen word={tentang && t.about(names[tentang] ?? tentang)} remove={() => change({ tentang: null })} />
        </p>
      )}
      <Awaited asked={asked}>
        {({ entries, next_until }) => (
          <Entries
            entries={entries}
            names={names}
            nextUntil={next_until}
            isOneAct={act !== "" && !isKind(act)}
            choose={(name, value) => change({ [name]: value, page: null })}
          />
        )}
      </Awaited>
    </>
  );
}

function Chosen({ word, remove }: { word: string; remove: () => void }) {
  const { t } = usePageWords(AUDIT);
  if (!word) return null;
  return (
    <button type="button" class="chip" aria-label={t.without(word)} onClick={remove}>
      {word} <span aria-hidden="true">×</span>
    </button>
  );
}

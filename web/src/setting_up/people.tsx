/** Find somebody within a unit. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import { matching } from "../parts/picker";
import { useHere } from "../state/here";
import { useUnits } from "../state/read_city";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { PEOPLE } from "./people_words";
import { UnitChoice } from "./unit_choice";

type Member = Schemas["MemberView"];
const AT_FIRST = 50;

export default function People({ unitId }: { unitId: string }) {
  const { t } = usePageWords(PEOPLE);
  return unitId ? <OfUnit unitId={unitId} /> : <UnitChoice lead={t.choose} part="orang" />;
}

function OfUnit({ unitId }: { unitId: string }) {
  const { t } = usePageWords(PEOPLE);
  const params = { path: { unit_id: unitId } };
  const asked = useAnswer(`people ${unitId}`, () => answer(api.GET("/units/{unit_id}/people", { params })));
  const unit = useUnits().data?.find(({ unit_id }) => unit_id === unitId);
  const [typed, setTyped] = useState("");
  const [most, setMost] = useState(AT_FIRST);
  return (
    <>
      <h2>{unit?.name ?? unitId}</h2>
      <Awaited asked={asked}>
        {({ people }) => {
          const found = matching(people, typed);
          if (!people.length) return <p class="soft">{t.none}</p>;
          return (
            <>
              <Input type="search" label={t.search} value={typed} onValue={setTyped} />
              <p class="soft" role="status">
                {found.length ? t.count(found.length) : t.noMatch}
              </p>
              {found.length > 0 && (
                <ul class="rows card">
                  {found.slice(0, most).map((member) => (
                    <li key={member.employee_id}>
                      <Entry member={member} />
                    </li>
                  ))}
                </ul>
              )}
              {found.length > most && (
                <button type="button" class="quiet" onClick={() => setMost(most + 100)}>
                  {t.more(Math.min(100, found.length - most))}
                </button>
              )}
            </>
          );
        }}
      </Awaited>
    </>
  );
}

function Entry({ member: { employee_id, name, pending_device_id, has_active_device } }: { member: Member }) {
  const { t } = usePageWords(PEOPLE);
  const { wayTo } = useHere();
  return (
    <a class="row row-link" href={wayTo("kota", "pegawai", employee_id)}>
      <span>
        <span class="row-name">{name}</span>
        <span class={pending_device_id ? "late" : "soft"}>
          {pending_device_id ? t.pending : has_active_device ? t.active : t.noPhone}
        </span>
      </span>
      <Icon name="next" />
    </a>
  );
}

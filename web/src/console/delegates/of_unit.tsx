/** Who leads in a unit and who stands in for them; a city admin names and ends it where a superior cannot. */
import { useRef } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Sure } from "../../parts/sure";
import { UnitSelect } from "../../parts/unit_select";
import { Name } from "../../requests/delegate";
import { useStandingUnits } from "../../state/standing";
import { usePageWords } from "../../words/words";
import { Beside, Opened, OpenLink } from "../parts/opened";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { datesOf } from "../requests/list_plan";
import { useQuery } from "../use_query";
import { DESK_DELEGATES } from "./words";

type Superior = Schemas["SuperiorView"];

export function UnitDelegates() {
  const { t } = usePageWords(DESK_DELEGATES);
  const units = useStandingUnits();
  const [{ unit = "" }, change] = useQuery();
  return (
    <section class="stack" aria-labelledby="units">
      <h2 id="units">{t.units}</h2>
      <p class="soft">{t.unitsLead}</p>
      <Awaited asked={units}>
        {(found) => {
          const only = found.length === 1 ? (found[0]?.unit_id ?? "") : "";
          const unitId = found.find(({ unit_id }) => unit_id === unit)?.unit_id ?? only;
          return (
            <>
              <div class="table-tools">
                <UnitSelect
                  label={t.unit}
                  units={found}
                  value={unitId}
                  onValue={(chosen) => change({ unit: chosen, buka: null })}
                  first={[["", t.unitNone]]}
                />
              </div>
              {unitId ? <Led key={unitId} unitId={unitId} /> : <Empty text={t.choose} />}
            </>
          );
        }}
      </Awaited>
    </section>
  );
}

function Led({ unitId }: { unitId: string }) {
  const params = { path: { unit_id: unitId } };
  const asked = useAnswer(`delegates ${unitId}`, () => answer(api.GET("/units/{unit_id}/delegates", { params })));
  return (
    <Awaited asked={asked}>
      {({ superiors }) => <Superiors unitId={unitId} superiors={superiors} reload={asked.reload} />}
    </Awaited>
  );
}

interface SuperiorsProps {
  unitId: string;
  superiors: readonly Superior[];
  reload: () => Promise<void>;
}

function Superiors({ unitId, superiors, reload }: SuperiorsProps) {
  const { t, lang } = usePageWords(DESK_DELEGATES);
  const [{ buka = "" }, change] = useQuery();
  const isAtOnce = useRef(buka !== "");
  const opened = superiors.find(({ employee_id, may_name }) => employee_id === buka && may_name);
  return (
    <Beside
      table={
        <Table
          caption={t.superior}
          rows={superiors}
          rowKey={({ employee_id }) => employee_id}
          empty={t.none}
          sortedBy="atasan"
          columns={[
            {
              key: "atasan",
              title: t.superior,
              sort: ({ name }) => name,
              cell: ({ employee_id, name, may_name }) =>
                may_name ? (
                  <OpenLink id={employee_id} openedId={buka}>
                    {name}
                  </OpenLink>
                ) : (
                  name
                ),
            },
            {
              key: "pengganti",
              title: t.standIn,
              sort: ({ delegate }) => delegate?.to_name ?? null,
              cell: ({ delegate }) => delegate?.to_name ?? <span class="soft">{t.nobody}</span>,
            },
            {
              key: "tanggal",
              title: t.dates,
              sort: ({ delegate }) => delegate?.starts_on ?? null,
              cell: ({ delegate }) => (delegate ? <span class="nowrap">{datesOf(delegate, lang)}</span> : "–"),
            },
          ]}
        />
      }
      opened={
        opened && (
          <Opened
            title={opened.name}
            ids={superiors.flatMap(({ employee_id, may_name }) => (may_name ? [employee_id] : []))}
            id={buka}
            open={(id) => change({ buka: id })}
            isAtOnce={isAtOnce}
            keys={[]}
          >
            <div class="card stack">
              {opened.delegate ? (
                <End key={buka} superior={opened} delegate={opened.delegate} reload={reload} />
              ) : (
                <Name key={buka} of={{ employeeId: buka, unitId }} reload={reload} />
              )}
            </div>
          </Opened>
        )
      }
    />
  );
}

interface EndProps {
  superior: Superior;
  delegate: NonNullable<Superior["delegate"]>;
  reload: () => Promise<void>;
}

function End({ superior: { employee_id, name }, delegate, reload }: EndProps) {
  const { t, lang } = usePageWords(DESK_DELEGATES);
  const params = { path: { employee_id } };
  return (
    <>
      <p>
        <span class="strong">{delegate.to_name}</span>, {datesOf(delegate, lang)}
      </p>
      <Sure
        label={t.end}
        longLabel={t.endOf(name)}
        consequence={t.sure(delegate.to_name, name)}
        yes={t.yes}
        busyLabel={t.acting}
        act={async () => {
          await answer(api.DELETE("/employees/{employee_id}/delegate", { params }));
          await reload();
        }}
      />
    </>
  );
}

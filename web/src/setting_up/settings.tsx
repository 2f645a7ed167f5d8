/** The city's settings: what a city admin looks at first, and may change. */
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Input } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { address } from "../route";
import { holds, useInside } from "../state/inside";
import { type Settings, useSettings } from "../state/read_city";
import { zoneName } from "../words/format";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { Outcome, type Proposal } from "./outcome";
import { settingsAreSeen } from "./seen";
import { SETTINGS } from "./settings_words";

const TEXTS = ["city_name", "agency_name", "contact"] as const;
const NUMBERS = ["default_radius_m", "accuracy_limit_m", "code_life_hours", "switch_notice_days"] as const;
type Typed = Record<(typeof TEXTS)[number] | (typeof NUMBERS)[number], string>;

export default function SettingsPage() {
  const { t } = usePageWords(SETTINGS);
  const { me } = useInside();
  const asked = useSettings();
  useEffect(() => {
    if (asked.data) settingsAreSeen();
  }, [asked.data]);
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={asked}>
        {(settings) => (
          <>
            {holds(me, ["city_admin"]) ? <Editor settings={settings} /> : <Shown settings={settings} />}
            <Fixed settings={settings} />
          </>
        )}
      </Awaited>
    </>
  );
}

function Editor({ settings }: { settings: Settings }) {
  const { t } = usePageWords(SETTINGS);
  const [typed, setTyped] = useState<Typed>(() => textOf(settings));
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const isSame = JSON.stringify(typed) === JSON.stringify(textOf(settings));
  const set = (part: Partial<Typed>) => {
    setProposal(null);
    setTyped((before) => ({ ...before, ...part }));
  };
  async function save() {
    const radius = typed.default_radius_m.trim();
    const body = {
      ...settings,
      city_name: typed.city_name.trim(),
      agency_name: typed.agency_name.trim(),
      contact: typed.contact.trim(),
      default_radius_m: radius ? whole(radius) : null,
      accuracy_limit_m: whole(typed.accuracy_limit_m),
      code_life_hours: whole(typed.code_life_hours),
      switch_notice_days: whole(typed.switch_notice_days),
      emergency_reason: null,
    } as Schemas["SettingsBody"];
    setProposal(await answer(api.PUT("/settings", { body })));
  }
  return (
    <Sheet
      send={save}
      submit={t.save}
      busyLabel={t.saving}
      disabled={isSame}
      quiet={isSame}
      foot={
        <>
          {isSame && <p class="hint">{t.right}</p>}
          <Outcome proposal={proposal} />
          <a class={isSame || proposal ? "main" : "quiet"} href={address("kota", "jam")}>
            {t.next}
          </a>
        </>
      }
    >
      {(faultAt) => (
        <div class="card stack">
          {TEXTS.map((name) => (
            <Input
              key={name}
              label={t.names[name] ?? name}
              value={typed[name]}
              onValue={(value) => set({ [name]: value })}
              hint={t.hints[name]}
              fault={faultAt(`/${name}`)}
            />
          ))}
          {NUMBERS.map((name) => (
            <Input
              key={name}
              type="number"
              label={t.names[name] ?? name}
              value={typed[name]}
              onValue={(value) => set({ [name]: value })}
              hint={t.hints[name]}
              fault={faultAt(`/${name}`)}
            />
          ))}
        </div>
      )}
    </Sheet>
  );
}

function Shown({ settings }: { settings: Settings }) {
  const { t } = usePageWords(SETTINGS);
  const typed = textOf(settings);
  return (
    <dl class="card facts">
      {[...TEXTS, ...NUMBERS].map((name) => (
        <div key={name}>
          <dt>{t.names[name]}</dt>
          <dd>{typed[name] || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is told but not changed here: it was chosen when the city was made, and much hangs on it. */
function Fixed({ settings: { zone, bounding_box: box, roster_off_code, retention } }: { settings: Settings }) {
  const { t } = usePageWords(SETTINGS);
  const facts: [string, string][] = [
    [t.zone, zoneName(zone)],
    [t.box, `${box.west}…${box.east}, ${box.south}…${box.north}`],
    [t.offCode, roster_off_code ?? "L"],
    ...(retention
      ? ([
          [t.selfies, t.days(retention.selfie_days ?? 0)],
          [t.positions, t.days(retention.position_days ?? 0)],
        ] as [string, string][])
      : []),
  ];
  return (
    <section aria-labelledby="fixed">
      <h2 id="fixed">{t.fixed}</h2>
      <dl class="card facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t.fixedHint}</p>
    </section>
  );
}

function textOf(settings: Settings): Typed {
  const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
  return Object.fromEntries([...TEXTS, ...NUMBERS].map((name) => [name, text(settings[name])])) as Typed;
}

/** What is no whole number is sent as typed: the server names the field. */
function whole(text: string): number {
  return (/^-?\d+$/.test(text.trim()) ? Number(text) : text) as number;
}

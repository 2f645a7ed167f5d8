/** Measure an office's point: stand still for half a minute, see how far it would move, send it as a proposal. */
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { PermissionHelp } from "../parts/permission_help";
import { Sheet } from "../parts/sheet";
import { useFocus } from "../parts/use_focus";
import { distanceM } from "../place/distance";
import type { Office } from "../place/fence";
import { address } from "../route";
import { holds, useInside } from "../state/inside";
import { metres } from "../words/format";
import { usePageWords } from "../words/words";
import { collectFixes, type Ending, type Progress, SURVEY_S } from "./collect";
import { type Estimate, estimateOf, type SurveyFix } from "./estimate";
import { PointMap } from "./point_map";
import { OFFICE_POINT } from "./words";

const HARDLY_M = 5; // less than a phone is exact

/** What the server made of it. */
type Proposed = Pick<Schemas["SurveyView"], "distance_m" | "spread_m" | "used_fixes"> & {
  proposal: Pick<Schemas["ProposalView"], "proposal_id" | "state">;
};

/** A survey that ended well, with the key under which it is sent however often. */
interface Measured {
  fixes: readonly SurveyFix[];
  key: string;
}

export function Survey({ office }: { office: Office }) {
  const { t } = usePageWords(OFFICE_POINT);
  const [isRunning, setRunning] = useState(false);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [sent, setSent] = useState<Proposed | null>(null);
  function begin() {
    setEnding(null);
    setMeasured(null);
    setRunning(true);
  }
  function drop() {
    setMeasured(null);
    setEnding(null);
    setRunning(false);
  }
  function end(how: Ending, fixes: readonly SurveyFix[]) {
    setRunning(false);
    setEnding(how);
    if (how === "done") setMeasured({ fixes, key: crypto.randomUUID() });
  }
  return (
    <section class="card stack" aria-labelledby="survey">
      <h2 id="survey">{t.survey}</h2>
      {office.shape.kind === "area" ? (
        <p>{t.areaLead}</p>
      ) : sent ? (
        <Sent sent={sent} />
      ) : isRunning ? (
        <Running end={end} stop={drop} />
      ) : measured ? (
        <Result office={office} measured={measured} onSent={setSent} again={begin} drop={drop} />
      ) : (
        <>
          <p>{t.surveyLead}</p>
          {ending && ending !== "done" && (
            <div role="alert">
              <Notice tone="bad">
                <p>{t.endings[ending]}</p>
                {ending === "denied" && <PermissionHelp about="location" />}
              </Notice>
            </div>
          )}
          <button type="button" class="main" onClick={begin}>
            <Icon name="pin" />
            {ending ? t.again : t.start}
          </button>
        </>
      )}
    </section>
  );
}

interface RunningProps {
  end: (how: Ending, fixes: readonly SurveyFix[]) => void;
  stop: () => void;
}

function Running({ end, stop }: RunningProps) {
  const { t, lang } = usePageWords(OFFICE_POINT);
  const told = useFocus<HTMLParagraphElement>();
  const [{ fixes, elapsedS }, setProgress] = useState<Progress>({ fixes: [], elapsedS: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: one survey from the first showing to the last
  useEffect(() => {
    let latest: readonly SurveyFix[] = [];
    const giveUp = collectFixes(
      (progress) => {
        latest = progress.fixes;
        setProgress(progress);
      },
      (how) => end(how, latest),
    );
    const sleep = keepAwake();
    return () => {
      giveUp();
      sleep();
    };
  }, []);
  const estimate = estimateOf(fixes);
  const left = Math.max(0, Math.ceil(SURVEY_S - elapsedS));
  return (
    <>
      <p class="strong" role="status" ref={told} tabIndex={-1}>
        {t.standStill}
      </p>
      <Ring part={Math.min(1, elapsedS / SURVEY_S)} text={left ? t.secondsLeft(left) : t.waitingMore} left={left} />
      <Figures count={fixes.length} estimate={estimate} lang={lang} />
      <button type="button" class="quiet" onClick={stop}>
        {t.stop}
      </button>
    </>
  );
}

const RADIUS = 52;

function Ring({ part, text, left }: { part: number; text: string; left: number }) {
  const length = 2 * Math.PI * RADIUS;
  return (
    <div
      class="ring"
      role="progressbar"
      aria-label={text}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
    >
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle class="ring-way" cx="60" cy="60" r={RADIUS} />
        <circle
          class="ring-part"
          cx="60"
          cy="60"
          r={RADIUS}
          stroke-dasharray={`${length} ${length}`}
          stroke-dashoffset={length * (1 - part)}
          transform="rotate(-90 60 60)"
        />
        <text class="ring-text" x="60" y="60" text-anchor="middle" dominant-baseline="central">
          {left || "…"}
        </text>
      </svg>
      <p class="soft">{text}</p>
    </div>
  );
}

function Figures({ count, estimate, lang }: { count: number; estimate: Estimate | null; lang: "id" | "en" }) {
  const { t } = usePageWords(OFFICE_POINT);
  const facts = [
    [t.count, String(count)],
    [t.spread, estimate ? metres(estimate.spreadM, lang) : "–"],
    [t.accuracy, estimate ? `±${metres(estimate.accuracyM, lang)}` : "–"],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="clock">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ResultProps {
  office: Office;
  measured: Measured;
  onSent: (sent: Proposed) => void;
  again: () => void;
  drop: () => void;
}

function Result({ office, measured: { fixes, key }, onSent, again, drop }: ResultProps) {
  const { t, lang } = usePageWords(OFFICE_POINT);
  const told = useFocus<HTMLHeadingElement>();
  const estimate = estimateOf(fixes);
  if (!estimate || office.shape.kind !== "circle") return null;
  const moved = distanceM(office.shape.center, estimate.position);
  async function propose() {
    const params = { path: { office_id: office.officeId }, header: { "Idempotency-Key": key } };
    const body = {
      fixes: fixes.map(({ position: [longitude, latitude], accuracyM, atS }) => ({
        coordinates: [longitude, latitude] as [number, number],
        accuracy_m: accuracyM,
        at_s: atS,
      })),
    };
    onSent(await answer(api.POST("/offices/{office_id}/surveys", { params, body })));
  }
  return (
    <>
      <h3 ref={told} tabIndex={-1}>
        {t.result}
      </h3>
      <p class="strong">{moved < HARDLY_M ? t.same(metres(moved, lang)) : t.moves(metres(moved, lang))}</p>
      <PointMap office={office} label={t.map(metres(moved, lang))} fresh={estimate.position} fixes={fixes} />
      <ul class="legend">
        <li>
          <span class="legend-now" aria-hidden="true" /> {t.now}
        </li>
        <li>
          <span class="legend-fresh" aria-hidden="true" /> {t.fresh}
        </li>
      </ul>
      <Figures count={fixes.length} estimate={estimate} lang={lang} />
      <p>{t.next}</p>
      <Sheet
        send={propose}
        submit={t.propose}
        busyLabel={t.proposing}
        foot={
          <div class="side">
            <button type="button" class="quiet" onClick={again}>
              {t.again}
            </button>
            <button type="button" class="quiet" onClick={drop}>
              {t.drop}
            </button>
          </div>
        }
      >
        {() => null}
      </Sheet>
    </>
  );
}

function Sent({ sent: { proposal, distance_m, spread_m, used_fixes } }: { sent: Proposed }) {
  const { t, lang } = usePageWords(OFFICE_POINT);
  const { me } = useInside();
  const told = useFocus<HTMLDivElement>();
  const isWaiting = proposal.state === "waiting";
  return (
    <div role="status" ref={told} tabIndex={-1}>
      <Notice tone={isWaiting ? "warn" : "ok"} title={isWaiting ? t.sent : t.applied}>
        <p>{t.sentMoves(metres(distance_m ?? 0, lang), metres(spread_m, lang), used_fixes)}</p>
        <p>{isWaiting ? t.next : t.appliedHint}</p>
        {isWaiting && holds(me, ["city_admin"]) && (
          <a class="quiet" href={address("kota", "perubahan", proposal.proposal_id)}>
            {t.toChanges}
          </a>
        )}
      </Notice>
    </div>
  );
}

/** Keep the screen from going dark meanwhile, where the browser can. */
function keepAwake(): () => void {
  let isOver = false;
  let lock: WakeLockSentinel | undefined;
  const asked = navigator.wakeLock?.request("screen").then((given) => {
    lock = given;
    if (isOver) void given.release();
  });
  asked?.catch(() => undefined); // a battery that is low: then the person keeps it awake
  return () => {
    isOver = true;
    void lock?.release();
  };
}

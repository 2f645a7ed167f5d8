/** What stands in a line's way, and what was done about it. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { Sheet } from "../parts/sheet";
import { TextArea } from "../parts/text_area";
import { useHere } from "../state/here";
import { localDate, longDate, monthName } from "../words/format";
import { usePageWords } from "../words/words";
import { monthOf } from "./figures";
import type { Line } from "./month_state";
import { OWN_BUDGET } from "./words";

interface ObstaclesProps {
  line: Line;
  saved: (text: string) => Promise<void>;
}

export function Obstacles({ line, saved }: ObstaclesProps) {
  const { t, lang } = usePageWords(OWN_BUDGET);
  const { zone } = useHere();
  const { seen, obstacles, may_tell } = line;
  return (
    <section class="stack">
      <h2>{t.obstacles}</h2>
      {obstacles.length === 0 && <p class="soft">{t.noObstacles}</p>}
      {obstacles.map((each) => (
        <article key={each.obstacle_id} class="card stack">
          <p class="soft small">
            {monthName(monthOf(seen.year, each.month), lang)}
            {each.by_name && ` · ${each.by_name}`}
            {each.done_at && ` · ${t.finished(longDate(localDate(new Date(each.done_at), zone), lang))}`}
          </p>
          <p class="lines">{each.text}</p>
          {each.follow_up && (
            <p class="lines">
              {t.followUp}: {each.follow_up}
            </p>
          )}
          {may_tell && !each.done_at && <DoneForm line={line} obstacleId={each.obstacle_id} saved={saved} />}
        </article>
      ))}
      {may_tell && seen.state !== "ahead" && <ObstacleForm line={line} saved={saved} />}
    </section>
  );
}

function placeOf({ unit_id, seen, line_id }: Line) {
  return { unit_id, year: String(seen.year), line_id };
}

function ObstacleForm({ line, saved }: ObstaclesProps) {
  const { t } = usePageWords(OWN_BUDGET);
  const [text, setText] = useState("");
  const [followUp, setFollowUp] = useState("");
  async function send() {
    refuse([!text.trim(), "/text", t.obstacleMissing]);
    const { revision, seen } = line;
    const body = { month: seen.month, text: text.trim(), follow_up: followUp.trim() || null, revision };
    const params = { path: placeOf(line) };
    await answer(api.POST("/units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles", { params, body }));
    await saved(t.obstacleAdded);
  }
  return (
    <div class="card">
      <Sheet send={send} submit={t.addObstacle} busyLabel={t.saving} quiet>
        {(faultAt) => (
          <>
            <TextArea label={t.obstacle} rows={2} value={text} onValue={setText} fault={faultAt("/text")} />
            <TextArea
              label={t.followUpOptional}
              rows={2}
              value={followUp}
              onValue={setFollowUp}
              fault={faultAt("/follow_up")}
            />
          </>
        )}
      </Sheet>
    </div>
  );
}

function DoneForm({ line, obstacleId, saved }: ObstaclesProps & { obstacleId: string }) {
  const { t } = usePageWords(OWN_BUDGET);
  const [followUp, setFollowUp] = useState("");
  async function send() {
    refuse([!followUp.trim(), "/follow_up", t.followUpMissing]);
    const params = { path: { ...placeOf(line), obstacle_id: obstacleId } };
    const body = { follow_up: followUp.trim(), revision: line.revision };
    await answer(api.PUT("/units/{unit_id}/budgets/{year}/lines/{line_id}/obstacles/{obstacle_id}", { params, body }));
    await saved(t.obstacleDone);
  }
  return (
    <Sheet send={send} submit={t.finish} busyLabel={t.saving} quiet>
      {(faultAt) => (
        <TextArea label={t.followUp} rows={2} value={followUp} onValue={setFollowUp} fault={faultAt("/follow_up")} />
      )}
    </Sheet>
  );
}

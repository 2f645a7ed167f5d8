/** One check-in for somebody of the team: that person's own photo, whose it is in large letters, then it is sent. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { CodeEntry, isAboutCode, withCode } from "../check_in/office_code";
import type { Slot } from "../check_in/send";
import { useSending } from "../check_in/use_sending";
import { Notice, Unread } from "../parts/notice";
import { PermissionHelp } from "../parts/permission_help";
import { PhotoNote } from "../parts/photo_note";
import { RefusedCheckIn } from "../parts/refused_check_in";
import { Busy } from "../parts/screen";
import { Stages, useAddress } from "../parts/stages";
import { useFocus } from "../parts/use_focus";
import { Viewfinder } from "../parts/viewfinder";
import type { Facing } from "../photo/camera";
import { address } from "../route";
import { useInside } from "../state/inside";
import { metres } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import type { Candidate } from "./candidates";
import { TEAM_CHECK_IN } from "./words";

interface MakeProps {
  unitId: string;
  slot: Slot;
  person: Candidate;
  onMade: () => void;
  onLeave: () => void;
}

/** Reads first whether a photo is asked of this person. */
export function Make(props: MakeProps) {
  const { w } = usePageWords(TEAM_CHECK_IN);
  const { today } = useInside();
  const { employee_id } = props.person;
  const on = today.data?.local_date ?? "";
  const asked = useAnswer(`person ${employee_id}`, () =>
    answer(api.GET("/employees/{employee_id}", { params: { path: { employee_id } } })),
  );
  if (asked.refusal) return <Unread refusal={asked.refusal} reload={() => void asked.reload()} />;
  if (!asked.data) return <Busy>{w.loading}</Busy>;
  const held = asked.data.accommodations.find((each) => each.starts_on <= on && on <= each.ends_on);
  return <Making {...props} isPhotoAsked={!held?.no_selfie} />;
}

function Making({ unitId, slot, person, onMade, onLeave, isPhotoAsked }: MakeProps & { isPhotoAsked: boolean }) {
  const { t } = usePageWords(TEAM_CHECK_IN);
  const [jpeg, setJpeg] = useState<Blob | null>(null);
  const [recorded, setRecorded] = useState<Schemas["RecordView"] | null>(null);
  const { outgoing, stage, refusal, send, startOver } = useSending((made) => {
    setRecorded(made);
    onMade();
  });
  function again() {
    setJpeg(null);
    startOver();
  }
  const isShooting = isPhotoAsked || refusal?.code === "PHOTO_REQUIRED";
  const leave = { label: t.otherPerson, go: onLeave };

  if (recorded) return <Made unitId={unitId} person={person} record={recorded.record} onLeave={onLeave} />;
  if (outgoing && isAboutCode(refusal)) {
    return (
      <>
        <Whose lead={t.checkInFor} name={person.name} />
        <CodeEntry
          refusal={refusal}
          isWithoutPlace={false}
          onCode={(digits) => void send(withCode(outgoing, digits))}
        />
      </>
    );
  }
  if (outgoing) {
    return (
      <>
        <Whose lead={t.checkInFor} name={person.name} />
        <Stages jpeg={outgoing.jpeg} stage={stage} isStopped={refusal !== null} />
        {refusal && (
          <RefusedCheckIn
            refusal={refusal}
            step={t.steps[refusal.code]}
            sendAgain={() => void send(outgoing)}
            startOver={again}
            leave={leave}
            {...(isPhotoAsked ? {} : { startOverWith: t.startOver })}
          />
        )}
      </>
    );
  }
  const sure = () => void send({ slot, jpeg, employeeId: person.employee_id });
  if (isShooting && !jpeg) return <Shoot name={person.name} onPhoto={setJpeg} onLeave={onLeave} />;
  return <Confirm person={person} slot={slot} jpeg={jpeg} onYes={sure} onAgain={() => setJpeg(null)} leave={leave} />;
}

function Whose({ lead, name, children }: { lead: string; name: string; children?: ComponentChildren }) {
  const heading = useFocus<HTMLHeadingElement>();
  return (
    <h2 class="whose" ref={heading} tabIndex={-1}>
      <span class="soft">{lead}</span>
      <span>
        {name}
        {children}
      </span>
    </h2>
  );
}

function Shoot({ name, onPhoto, onLeave }: { name: string; onPhoto: (jpeg: Blob) => void; onLeave: () => void }) {
  const { t } = usePageWords(TEAM_CHECK_IN);
  const [facing, setFacing] = useState<Facing>("environment");
  const isRear = facing === "environment";
  return (
    <>
      <Whose lead={t.photoOf} name={name} />
      <Viewfinder
        key={facing}
        onPhoto={onPhoto}
        facing={facing}
        frame={t.frame}
        preview={t.preview(name)}
        shutter={t.shoot}
      >
        <Accuracy />
      </Viewfinder>
      <div class="side">
        <button type="button" class="quiet" onClick={() => setFacing(isRear ? "user" : "environment")}>
          {isRear ? t.useFront : t.useRear}
        </button>
        <button type="button" class="quiet" onClick={onLeave}>
          {t.otherPerson}
        </button>
      </div>
    </>
  );
}

/** How exact the place is known; whether it is within the person's own offices, the server judges. */
function Accuracy() {
  const { w, lang } = usePageWords(TEAM_CHECK_IN);
  const { whereabouts } = useInside();
  if (whereabouts.fix) return <p class="soft">{w.home.accuracy(metres(whereabouts.fix.accuracyM, lang))}</p>;
  if (whereabouts.state === "denied") {
    return (
      <div class="place-line">
        <p class="late">{w.home.whereDenied}</p>
        <PermissionHelp about="location" />
      </div>
    );
  }
  return <p class="soft">{whereabouts.state === "unavailable" ? w.home.whereUnavailable : w.home.whereWaiting}</p>;
}

interface ConfirmProps {
  person: Candidate;
  slot: Slot;
  jpeg: Blob | null;
  onYes: () => void;
  onAgain: () => void;
  leave: { label: string; go: () => void };
}

function Confirm({ person, slot, jpeg, onYes, onAgain, leave }: ConfirmProps) {
  const { t, w } = usePageWords(TEAM_CHECK_IN);
  const picture = useAddress(jpeg);
  return (
    <>
      <Whose lead={jpeg ? t.isThis : t.checkInFor} name={person.name}>
        {jpeg && "?"}
      </Whose>
      {picture && <img class="taken" src={picture} alt={w.checkIn.taken} />}
      {!jpeg && (
        <Notice tone="info" icon="check">
          <p>{t.noPhoto}</p>
        </Notice>
      )}
      <div class="actions at-foot">
        <button type="button" class="main" onClick={onYes}>
          {t.yes(slotName(slot, w).toLowerCase())}
        </button>
        <div class="side">
          {jpeg && (
            <button type="button" class="quiet" onClick={onAgain}>
              {t.again}
            </button>
          )}
          <button type="button" class="quiet" onClick={leave.go}>
            {leave.label}
          </button>
        </div>
      </div>
    </>
  );
}

interface MadeProps {
  unitId: string;
  person: Candidate;
  record: Schemas["CheckInView"];
  onLeave: () => void;
}

function Made({ unitId, person, record, onLeave }: MadeProps) {
  const { t, w } = usePageWords(TEAM_CHECK_IN);
  const told = useFocus<HTMLDivElement>();
  const isWaiting = record.reasons.length > 0;
  const others = record.reasons.filter((each) => each !== "team").map((each) => w.reasons[each] ?? each);
  return (
    <>
      <div role="status" class="stack" ref={told} tabIndex={-1}>
        <Notice tone={isWaiting ? "warn" : "ok"} icon="check" title={person.name}>
          <p class="strong">{t.recorded(slotName(record.slot, w).toLowerCase(), record.local_time)}</p>
          {record.late_min > 0 && <p>{w.slot.late(record.late_min)}</p>}
          {record.early_min > 0 && <p>{w.slot.early(record.early_min)}</p>}
          <p>{isWaiting ? (record.reasons.includes("team") ? t.waits : w.slot.provisional) : t.valid}</p>
          {others.length > 0 && <p>{others.join(", ")}</p>}
          <PhotoNote checkIn={record} />
        </Notice>
      </div>
      <div class="actions">
        <button type="button" class="main" onClick={onLeave}>
          {t.nextPerson}
        </button>
        <a class="quiet" href={address("tim", unitId)}>
          {t.finish}
        </a>
      </div>
    </>
  );
}

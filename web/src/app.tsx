/**
 * Logged in or not: starts with the refresh cookie and shows the login quietly when there is no session.
 *
 * The day that was last heard stands in until the server has answered, and where nobody does.
 */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { onTooOld, refresh, type Schemas } from "./api/client";
import { firstRefresh } from "./api/first_refresh";
import { asRefusal, type Refusal } from "./api/refusal";
import { beginSession } from "./api/session";
import { standing } from "./api/standing";
import { useEnds } from "./api/use_ends";
import { type HeldDay, heldDay, lastEmployee, noteLast } from "./offline/held_day";
import { goesOn } from "./offline/next_day";
import { dropPastUse } from "./offline/past_use";
import { later } from "./parts/later";
import { Notice, Unread } from "./parts/notice";
import { Busy, Plain, Screen } from "./parts/screen";
import { goInstead, useRoute } from "./route";
import { Behind } from "./screens/behind";
import { Login } from "./screens/login";
import { freshenCity } from "./state/city";
import { useWhenBack } from "./state/when_back";
import { renew } from "./version/worker";
import { useWords } from "./words/words";

const FirstLogin = later(() => import("./screens/first_login"), Plain);
const StopReminders = later(() => import("./screens/stop_reminders"), Plain);

type Session = "starting" | "out" | "in" | "held" | "unknown";

const ASK_AGAIN_MS = 30_000;

export function App() {
  const { w } = useWords();
  const [first, token = ""] = useRoute();
  const [session, setSession] = useState<Session>("starting");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [held, setHeld] = useState<HeldDay | null>(null);
  const [note, setNote] = useState("");
  const [tooOld, setTooOld] = useState(false);

  const heardOfLeaving = useCallback(() => setNote("left"), []);
  const begun = useRef<Promise<boolean> | null>(firstRefresh);
  const start = useCallback(async () => {
    setSession("starting");
    setRefusal(null);
    const asking = begun.current ?? refresh();
    begun.current = null;
    const kept = heldDay();
    void kept.then(setHeld);
    try {
      setSession((await asking) ? "in" : "out");
    } catch (error) {
      const no = asRefusal(error);
      if (standing() === "leaving") {
        setNote("leftHere");
        return setSession("out");
      }
      setRefusal(no);
      setSession(no.failure && (await kept) ? "held" : "unknown");
    }
  }, []);
  useEffect(() => void start(), [start]);
  const logOut = useEnds(
    setNote,
    useCallback(() => setSession("out"), []),
  );
  useAskingAgain(session === "held", setSession);
  useAskingAgain(session === "out" && note === "leftHere", heardOfLeaving);
  useEffect(() => {
    if (session === "out") setHeld(null);
    if (session === "out" || session === "in") void tidy();
  }, [session]);
  useEffect(() => void freshenCity(), []);
  useEffect(() => onTooOld(() => setTooOld(true)), []);

  const logIn = useCallback((session: Schemas["SessionView"]) => {
    beginSession(session.access_token);
    if (session.employee_id) noteLast(session.employee_id);
    goInstead();
    setNote("");
    setSession("in");
  }, []);

  if (tooOld) return <TooOld />;
  if (first === "berhenti") return <StopReminders token={token} />;
  const isAsking = session === "starting";
  if (session === "in") return <Behind held={null} failure={null} logOut={logOut} />;
  if (held && (session === "held" || (isAsking && goesOn(held.today, Date.now() + held.offset)))) {
    return <Behind held={held} failure={refusal?.failure ?? null} logOut={logOut} />;
  }
  if (session === "out") return <Outside note={note} onLogIn={logIn} />;
  return (
    <Plain>
      {session === "unknown" && refusal ? (
        <Unread refusal={refusal} reload={() => void start()} />
      ) : (
        <Busy>{w.starting}</Busy>
      )}
    </Plain>
  );
}

/** A browser that keeps nothing has nothing to drop. */
async function tidy(): Promise<void> {
  await dropPastUse(lastEmployee(), standing() === "on").catch(() => undefined);
}

/** While nobody answers: ask again now and then, and whenever it may have changed. */
function useAskingAgain(isWanted: boolean, found: (session: Session) => void): void {
  const ask = useCallback(
    () =>
      void refresh().then(
        (isGood) => found(isGood ? "in" : "out"),
        () => undefined, // still nobody
      ),
    [found],
  );
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [ask, isWanted]);
  useWhenBack(ask, isWanted);
}

function Outside({ note, onLogIn }: { note: string; onLogIn: (session: Schemas["SessionView"]) => void }) {
  const { w } = useWords();
  const [first] = useRoute();
  if (first === "kode") return <FirstLogin onLogIn={onLogIn} />;
  const said: Record<string, string> = {
    ended: w.login.ended,
    left: w.login.loggedOut,
    leftHere: w.login.loggedOutHere,
  };
  return <Login note={said[note] ?? ""} onLogIn={onLogIn} />;
}

function TooOld() {
  const { w } = useWords();
  return (
    <Screen title={w.tooOld.title} plain>
      <Notice tone="warn">
        <p>{w.tooOld.detail}</p>
      </Notice>
      <button type="button" class="main" onClick={() => void renew()}>
        {w.reload}
      </button>
    </Screen>
  );
}

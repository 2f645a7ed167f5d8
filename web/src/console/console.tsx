/** Logged in or not: the console goes on with the session of this browser, or asks for a login. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { answer, api, onTooOld, refresh, type Schemas } from "../api/client";
import { firstRefresh } from "../api/first_refresh";
import { asRefusal, type Refusal } from "../api/refusal";
import { beginSession } from "../api/session";
import { useAnswer } from "../api/use_answer";
import { useEnds } from "../api/use_ends";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { freshenCity } from "../state/city";
import { usePageWords } from "../words/words";
import { Inside } from "./inside";
import { Bare } from "./layout";
import { Login } from "./login";
import { useClock } from "./use_clock";
import { CONSOLE } from "./words";

type Session = "starting" | "out" | "in" | "unknown";

export function Console() {
  const { t, w } = usePageWords(CONSOLE);
  const [session, setSession] = useState<Session>("starting");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [note, setNote] = useState("");
  const [tooOld, setTooOld] = useState(false);
  const begun = useRef<Promise<boolean> | null>(firstRefresh);
  const start = useCallback(async () => {
    setSession("starting");
    const asking = begun.current ?? refresh();
    begun.current = null;
    try {
      setSession((await asking) ? "in" : "out");
    } catch (error) {
      setRefusal(asRefusal(error));
      setSession("unknown");
    }
  }, []);
  useEffect(() => void start(), [start]);
  const logOut = useEnds(
    setNote,
    useCallback(() => setSession("out"), []),
  );
  useEffect(() => void freshenCity(), []);
  useEffect(() => onTooOld(() => setTooOld(true)), []);
  const logIn = useCallback((begun: Schemas["SessionView"]) => {
    beginSession(begun.access_token);
    setNote("");
    setSession("in");
  }, []);

  const said: Record<string, string> = {
    ended: w.login.ended,
    left: w.login.loggedOut,
    leftHere: w.login.loggedOutHere,
  };
  if (tooOld) return <TooOld />;
  if (session === "in") return <WithMe logOut={logOut} />;
  if (session === "out") return <Login note={said[note] ?? ""} onLogIn={logIn} />;
  return (
    <Bare title={t.title}>
      {session === "unknown" && refusal ? (
        <Unread refusal={refusal} reload={() => void start()} />
      ) : (
        <Busy>{w.starting}</Busy>
      )}
    </Bare>
  );
}

function WithMe({ logOut }: { logOut: (employeeId: string) => Promise<void> }) {
  const { t, w } = usePageWords(CONSOLE);
  const me = useAnswer("me", () => answer(api.GET("/me")));
  const clock = useClock();
  if (me.data && clock) return <Inside me={me.data} clock={clock} logOut={logOut} />;
  return (
    <Bare title={t.title}>
      {me.refusal ? <Unread refusal={me.refusal} reload={() => void me.reload()} /> : <Busy>{w.loading}</Busy>}
    </Bare>
  );
}

function TooOld() {
  const { w } = usePageWords(CONSOLE);
  return (
    <Bare title={w.tooOld.title}>
      <Notice tone="warn">
        <p>{w.tooOld.detail}</p>
      </Notice>
      <button type="button" class="main" onClick={() => location.reload()}>
        {w.reload}
      </button>
    </Bare>
  );
}

/** Everything behind the login: reads who it is, then shows the screen of the address. */
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { consoleAddress } from "../address";
import { answer, api, type Schemas } from "../api/client";
import type { Failure } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { reportFailedSends } from "../check_in/failed_sends";
import { type HeldDay, holdDay, lastEmployee } from "../offline/held_day";
import { useNextDay } from "../offline/use_next_day";
import { useTold } from "../offline/use_told";
import { useWaiting } from "../offline/use_waiting";
import { later } from "../parts/later";
import { Unread } from "../parts/notice";
import { Busy, type MenuEntry, Plain, Screen } from "../parts/screen";
import { positionAllowed, useWhereabouts } from "../place/position";
import { closeDone } from "../push/reminder";
import { usePush } from "../push/use_push";
import { address, goInstead, useRoute } from "../route";
import { HereContext } from "../state/here";
import { holds, InsideContext, useFrame, useInside } from "../state/inside";
import { deviceOf, type KeyHere, useKey, usePhone } from "../state/phone";
import { usePhotos } from "../state/photos";
import { isPrimed } from "../state/primed";
import { BOOK_READERS, BOOKKEEPERS } from "../state/roles";
import { type Today, useToday } from "../state/today";
import { localDate } from "../words/format";
import { useWords } from "../words/words";
import { CheckInScreen, SlotAtHand } from "./check_in";
import { HomeScreen } from "./home";
import { ReceiptScreen } from "./receipt";
import { LENT_PAGES, LENT_PARTS, TEAM_PAGES } from "./team_pages";

// Home, check-in and receipt are the first load; the rest is fetched when it is first shown.
const AccountScreen = later(() => import("./account"), Frame);
const CityScreen = later(() => import("./city"), Frame);
const EnrolScreen = later(() => import("./enrol"), Frame);
const HistoryScreen = later(() => import("./history"), Frame);
const ImportScreen = later(() => import("./import"), Frame);
const OwnPage = later(() => import("./own_page"), Frame);
const PrimingScreen = later(() => import("./priming"), Frame);
const PrivacyScreen = later(() => import("./privacy"), Frame);
const RosterScreen = later(() => import("./roster"), Frame);
const SlipUnused = later(() => import("./slip_unused"), Frame);
const TeamScreen = later(() => import("./team"), Frame);
const TeamPage = later(() => import("./team_page"), Frame);

const PENDING_POLL_MS = 30_000;
/** The screens that show or send where the phone is. */
const isWithPlace = ([first = "", , third]: readonly string[]) =>
  first === "" || first === "presensi" || (first === "tim" && third === "presensi");

interface BehindProps {
  /** What was last heard, while nobody answers; the session is not known to be good then. */
  held: HeldDay | null;
  /** What keeps the server from answering; null while it is asked for the first time, and where it does. */
  failure: Failure | null;
  logOut: (employeeId: string) => Promise<void>;
}

/** Who it is and their day are asked for side by side, where this phone knows whose it was last. */
export function Behind(props: BehindProps) {
  const { w } = useWords();
  const lastHeld = useRef(props.held).current; // stays until the server has answered
  const me = useAnswer(props.held ? null : "me", () => answer(api.GET("/me")));
  const known = me.data ?? lastHeld?.me ?? null;
  const keyHere = useKey(known?.employee.employee_id ?? lastEmployee());
  const today = useToday(props.held ? null : deviceIdOf(keyHere, known), lastHeld);
  if (known) return <WithMe {...props} me={known} reloadMe={me.reload} keyHere={keyHere} today={today} />;
  return (
    <Plain>
      {me.refusal ? <Unread refusal={me.refusal} reload={() => void me.reload()} /> : <Busy>{w.loading}</Busy>}
    </Plain>
  );
}

/** As what the day is asked for: null while it is not known, empty for a phone that is not enrolled. */
function deviceIdOf({ key }: KeyHere, me: Schemas["MeView"] | null): string | null {
  if (key === undefined) return null;
  return (me ? deviceOf(key, me.employee)?.device_id : key?.deviceId) ?? "";
}

interface WithMeProps extends BehindProps {
  me: Schemas["MeView"];
  reloadMe: () => Promise<void>;
  keyHere: KeyHere;
  today: Today;
}

function WithMe({ me, reloadMe, held, failure, keyHere, today, logOut }: WithMeProps) {
  const route = useRoute();
  const phone = usePhone(me.employee, keyHere, reloadMe);
  const photos = usePhotos(today.reload);
  const [mayWatch, setMayWatch] = useState(false);
  const watchPosition = useCallback(() => setMayWatch(true), []);
  const whereabouts = useWhereabouts(mayWatch && isWithPlace(route));
  const receipts = useRef(new Map<string, Schemas["RecordView"]>()).current;
  const menu = useMenu(me.employee.grants.length > 0, holds(me, BOOK_READERS));

  useEffect(() => {
    void positionAllowed().then((state) => state === "granted" && setMayWatch(true));
  }, []);
  useEffect(() => {
    if (phone.state !== "pending") return;
    const look = () => document.visibilityState === "visible" && void reloadMe();
    const timer = setInterval(look, PENDING_POLL_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [phone.state, reloadMe]);
  useFirstStep();
  const employeeId = me.employee.employee_id;
  const waiting = useWaiting(employeeId, held === null, today.reload);
  useTold(employeeId, held === null);
  const { data, offset } = today; // another one each time the server has answered
  useEffect(() => {
    if (!data || held) return;
    void reportFailedSends(employeeId, data.local_date);
    void holdDay({ me, today: data, offset });
  }, [employeeId, me, data, offset, held]);

  useNextDay(employeeId, held ? null : data, phone.device?.device_id);
  usePush(employeeId, held === null);
  useEffect(() => {
    if (data) void closeDone(data).catch(() => undefined); // a reminder too many
  }, [data]);
  const leave = useCallback(() => logOut(employeeId), [employeeId, logOut]);
  const shared = { me, reloadMe, phone, today, whereabouts, watchPosition, receipts, photos, waiting, menu };
  const inside = { ...shared, held, failure, logOut: leave };
  const here = { me, on: data?.local_date ?? localDate(new Date()), zone: data?.zone, offset, wayTo: address };
  return (
    <InsideContext.Provider value={inside}>
      <HereContext.Provider value={here}>
        <Routed />
      </HereContext.Provider>
    </InsideContext.Provider>
  );
}

/** On a new phone: explain before anything is asked for; a page that a link leads to needs neither place nor camera. */
function useFirstStep(): void {
  const [first] = useRoute();
  useEffect(() => {
    if ((!first || first === "presensi") && !isPrimed()) goInstead("mulai");
  }, [first]);
}

function useMenu(leads: boolean, setsUp: boolean): readonly MenuEntry[] {
  return useMemo(
    () => [
      { key: "home", route: [] },
      { key: "history", route: ["riwayat"] },
      ...(leads ? [{ key: "team", route: ["tim"] } as const] : []),
      ...(setsUp ? [{ key: "city", route: ["kota"] } as const] : []),
      { key: "account", route: ["akun"] },
    ],
    [leads, setsUp],
  );
}

function Routed() {
  const [first = "", second = "", third = "", fourth = ""] = useRoute();
  const { me } = useInside();
  switch (first) {
    case "":
      return <HomeScreen />;
    case "mulai":
      return <PrimingScreen />;
    case "privasi":
      return <PrivacyScreen />;
    case "ponsel":
      return <EnrolScreen />;
    case "presensi":
      if (second) return <CheckInScreen key={second} slot={second} />;
      return (
        <Frame>
          <SlotAtHand />
        </Frame>
      );
    case "bukti":
      return <ReceiptScreen slot={second} on={third} />;
    case "riwayat":
      return <HistoryScreen asked={second} />;
    case "pemberitahuan":
    case "permohonan":
    case "pengganti":
    case "pemeriksaan":
    case "hitungan":
    case "kepatuhan":
    case "anggaran":
      return <OwnPage name={first} part={[second, third]} />;
    case "kinerja":
      if (second === "rencana" || second === "penilaian") return <OwnPage name={second} part={[third, fourth]} />;
      return <OwnPage name={first} part={[second, third]} />;
    case "tim":
      if (isTeamPage(third, me)) {
        return <TeamPage key={second} unitId={second} part={third} id={fourth} />;
      }
      return me.employee.grants.length ? <TeamScreen unitId={second} part={third} /> : <HomeScreen />;
    case "jadwal":
      return <RosterScreen part={second} />;
    case "kelola":
      return second === "impor" && holds(me, BOOKKEEPERS) ? <ImportScreen kind={third} job={fourth} /> : <HomeScreen />;
    case "kota":
      return holds(me, BOOK_READERS) ? <CityScreen part={second} id={third} /> : <HomeScreen />;
    case "akun":
      return <AccountScreen />;
    case "ringkasan": // these two as notices and their mails name them
      location.replace(`/console#/ringkasan?bulan=${encodeURIComponent(second)}`);
      return null;
    case "konsol":
      location.replace(consoleAddress(location.hash));
      return null;
    case "kode":
      return <SlipUnused />;
    default:
      return <HomeScreen />;
  }
}

/** Whether this part of a team's address is a page of its own, for who holds a role or stands in for one. */
function isTeamPage(part: string, { employee, stands_in }: Schemas["MeView"]): boolean {
  if (employee.grants.length > 0) return part in TEAM_PAGES || LENT_PAGES.includes(part);
  return LENT_PAGES.includes(part) || (stands_in && LENT_PARTS.includes(part));
}

/** The frame of a screen that is being fetched. */
function Frame({ children }: { children?: ComponentChildren }) {
  const { w } = useWords();
  return (
    <Screen title={w.appName} hiddenTitle {...useFrame()}>
      {children}
    </Screen>
  );
}

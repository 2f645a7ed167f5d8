/** Everything behind the login: reads who it is, then shows the screen of the address. */
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { reportFailedSends } from "../check_in/failed_sends";
import { Unread } from "../parts/notice";
import { Busy, type MenuEntry, Screen } from "../parts/screen";
import { positionAllowed, useWhereabouts } from "../place/position";
import { goInstead, useRoute } from "../route";
import { holds, IMPORTERS, InsideContext, SETTERS_UP, useInside } from "../state/inside";
import { usePhone } from "../state/phone";
import { usePhotos } from "../state/photos";
import { useToday } from "../state/today";
import { recall } from "../words/language";
import { useWords } from "../words/words";
import { AccountScreen } from "./account";
import { CheckInScreen } from "./check_in";
import { CityScreen } from "./city";
import { EnrolScreen } from "./enrol";
import { HistoryScreen } from "./history";
import { HomeScreen } from "./home";
import { ImportScreen } from "./import";
import { OwnPage } from "./own_page";
import { PRIMED, PrimingScreen, PrivacyScreen } from "./priming";
import { ReceiptScreen } from "./receipt";
import { RosterScreen } from "./roster";
import { TeamScreen } from "./team";
import { LENT_PAGES, TEAM_PAGES, TeamPage } from "./team_page";

const PENDING_POLL_MS = 30_000;
/** The screens that show or send where the phone is. */
const isWithPlace = ([first = "", , third]: readonly string[]) =>
  first === "" || first === "presensi" || (first === "tim" && third === "presensi");

interface BehindProps {
  logOut: () => Promise<void>;
}

export function Behind({ logOut }: BehindProps) {
  const { w } = useWords();
  const me = useAnswer("me", () => answer(api.GET("/me")));
  if (me.data) return <WithMe me={me.data} reloadMe={me.reload} logOut={logOut} />;
  return (
    <Screen title={w.appName} hiddenTitle plain>
      {me.refusal ? <Unread refusal={me.refusal} reload={() => void me.reload()} /> : <Busy>{w.loading}</Busy>}
    </Screen>
  );
}

interface WithMeProps extends BehindProps {
  me: Schemas["MeView"];
  reloadMe: () => Promise<void>;
}

function WithMe({ me, reloadMe, logOut }: WithMeProps) {
  const route = useRoute();
  const phone = usePhone(me.employee, reloadMe);
  const today = useToday(phone.state === "looking" ? null : (phone.device?.device_id ?? ""));
  const photos = usePhotos(today.reload);
  const [mayWatch, setMayWatch] = useState(false);
  const watchPosition = useCallback(() => setMayWatch(true), []);
  const whereabouts = useWhereabouts(mayWatch && isWithPlace(route));
  const receipts = useRef(new Map<string, Schemas["RecordView"]>()).current;
  const menu = useMenu(me.employee.grants.length > 0, holds(me, SETTERS_UP));

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
  const { data } = today; // another one each time the server has answered
  useEffect(() => {
    if (data) void reportFailedSends(employeeId, data.local_date);
  }, [employeeId, data]);

  const inside = { me, reloadMe, phone, today, whereabouts, watchPosition, receipts, photos, menu, logOut };
  return (
    <InsideContext.Provider value={inside}>
      <Routed />
    </InsideContext.Provider>
  );
}

/** On a new phone: explain before anything is asked for. */
function useFirstStep(): void {
  useEffect(() => {
    if (!recall(PRIMED)) goInstead("mulai");
  }, []);
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
      return <CheckInScreen key={second} slot={second} />;
    case "bukti":
      return <ReceiptScreen slot={second} on={third} />;
    case "riwayat":
      return <HistoryScreen asked={second} />;
    case "pemberitahuan":
    case "permohonan":
    case "pengganti":
      return <OwnPage name={first} part={[second, third]} />;
    case "tim":
      if ((me.employee.grants.length && third in TEAM_PAGES) || LENT_PAGES.includes(third)) {
        return <TeamPage key={second} unitId={second} part={third} id={fourth} />;
      }
      return me.employee.grants.length ? <TeamScreen unitId={second} part={third} /> : <HomeScreen />;
    case "jadwal":
      return <RosterScreen part={second} />;
    case "kelola":
      return second === "impor" && holds(me, IMPORTERS) ? <ImportScreen kind={third} job={fourth} /> : <HomeScreen />;
    case "kota":
      return holds(me, SETTERS_UP) ? <CityScreen part={second} id={third} /> : <HomeScreen />;
    case "akun":
      return <AccountScreen />;
    default:
      return <HomeScreen />;
  }
}

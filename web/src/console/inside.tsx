/** Behind the login: the frame around the page of the address, or why there is none. */
import { createContext } from "preact";
import { useMemo } from "preact/hooks";
import type { Schemas } from "../api/client";
import { Notice } from "../parts/notice";
import { useRoute } from "../route";
import { useRoleName } from "../state/city";
import { HereContext, useGiven } from "../state/here";
import { localDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Layout } from "./layout";
import { isFor, PAGES, type Page } from "./pages";
import type { Clock } from "./use_clock";
import { wayTo } from "./way_to";
import { CONSOLE } from "./words";

export interface Desk {
  me: Schemas["MeView"];
  /** The roles held, each once. */
  roles: readonly string[];
  logOut: () => Promise<void>;
}

const DeskContext = createContext<Desk | null>(null);

export const useDesk = () => useGiven(DeskContext);

interface InsideProps {
  me: Schemas["MeView"];
  clock: Clock;
  logOut: (employeeId: string) => Promise<void>;
}

export function Inside({ me, clock, logOut }: InsideProps) {
  const { t, lang } = usePageWords(CONSOLE);
  const [first = "", part = "", id = ""] = useRoute();
  const desk = useMemo(
    () => ({
      me,
      roles: [...new Set(me.employee.grants.map(({ role }) => role))],
      logOut: () => logOut(me.employee.employee_id),
    }),
    [me, logOut],
  );
  const here = { me, ...clock, on: localDate(new Date(Date.now() + clock.offset), clock.zone), wayTo };
  const own = PAGES.filter((page) => isFor(page, desk.roles));
  const page = first ? PAGES.find(({ key }) => key === first) : own[0];
  const title = page && own.includes(page) ? page.title[lang] : page ? t.notYours : t.unknown;
  return (
    <DeskContext.Provider value={desk}>
      <HereContext.Provider value={here}>
        <Layout
          key={`${first} ${part} ${id}`}
          title={own.length ? title : t.noRole}
          pages={own}
          here={page?.key ?? first}
          desk={desk}
        >
          {!own.length ? (
            <Told text={t.noRoleDetail} />
          ) : !page ? (
            <Told text={t.unknownDetail} />
          ) : own.includes(page) ? (
            <page.Body part={part} id={id} />
          ) : (
            <NotYours page={page} />
          )}
        </Layout>
      </HereContext.Provider>
    </DeskContext.Provider>
  );
}

function NotYours({ page }: { page: Page }) {
  const { t } = usePageWords(CONSOLE);
  const nameOf = useRoleName();
  return <Told text={t.notYoursDetail(page.roles.map(nameOf).join(", "))} />;
}

function Told({ text }: { text: string }) {
  return (
    <Notice tone="info" icon="lock">
      <p>{text}</p>
    </Notice>
  );
}

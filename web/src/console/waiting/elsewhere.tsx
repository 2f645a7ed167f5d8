/** What waits on other pages, in figures that lead there. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { readMany, topsOf } from "../../requests/read_many";
import { address } from "../../route";
import { awaits } from "../../setting_up/awaits";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { DECIDERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { opens } from "../pages";
import { type Stat, Stats } from "../parts/stats";
import { WAITING } from "./words";

const MOST_TOPS_COUNTED = 40; // OPD whose requests are counted unasked

export function Elsewhere() {
  const { t } = usePageWords(WAITING);
  const { me } = useHere();
  const { roles } = useDesk();
  const reviewed = opens("pemeriksaan", roles);
  const decides = DECIDERS.some((role) => roles.includes(role));
  const isAdmin = roles.includes("city_admin");
  const proposals = useAnswer(isAdmin ? "proposals" : null, () => answer(api.GET("/proposals")));
  const outages = useAnswer(isAdmin ? "outages" : null, () => answer(api.GET("/outages")));
  const reviews = useAnswer(reviewed ? "reviews" : null, () => answer(api.GET("/me/reviews")));
  const approvals = useAnswer(decides ? "approvals" : null, () => answer(api.GET("/me/approvals")));
  const activities = useAnswer(decides ? "team activities" : null, () => answer(api.GET("/me/team/activities")));
  const units = useUnits();
  const tops = decides && units.data ? topsOf(units.data) : [];
  const isFew = tops.length > 0 && tops.length <= MOST_TOPS_COUNTED;
  const requests = useAnswer(isFew ? `requests of mine ${tops.join(" ")}` : null, () => readMany(tops, "mine"));
  const suspected = outages.data?.outages.filter(({ state }) => state === "suspected").length;
  const mine = proposals.data?.proposals.filter((each) => awaits(each, me.employee.employee_id)).length;
  const stats: (Stat | false)[] = [
    isAdmin && { name: t.proposals, value: mine ?? "…", tone: toneOf(mine) },
    decides && {
      name: t.requests,
      value: isFew || !units.data ? (requests.data?.length ?? "…") : t.many,
      tone: toneOf(requests.data?.length),
      href: address("permohonan"),
    },
    decides && {
      name: t.activities,
      value: activities.data?.total ?? "…",
      tone: toneOf(activities.data?.total),
      href: address("kegiatan"),
    },
    decides && { name: t.plans, value: t.many, href: address("rencana") },
    reviewed && {
      name: t.reviews,
      value: reviews.data?.waiting ?? "…",
      tone: toneOf(reviews.data?.waiting),
      href: address("pemeriksaan"),
    },
    decides && {
      name: t.approvals,
      value: approvals.data?.total ?? "…",
      tone: toneOf(approvals.data?.total),
    },
    isAdmin && { name: t.outages, value: suspected ?? "…", tone: toneOf(suspected), href: address("gangguan") },
  ];
  const told = stats.filter((each) => each !== false);
  return told.length ? <Stats label={t.elsewhere} of={told} /> : null;
}

function toneOf(count: number | undefined) {
  return count ? "warn" : "info";
}

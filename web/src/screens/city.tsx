/** Setting a city up, for its admins; operators and auditors see what concerns them. Every page is fetched when shown. */
import { later } from "../parts/later";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { usePageWords } from "../words/words";
import { CITY } from "./city_words";

const Checklist = later(() => import("../setting_up/checklist"));
const SettingsPage = later(() => import("../setting_up/settings"));
const Hours = later(() => import("../setting_up/hours"));
const Holidays = later(() => import("../setting_up/holidays"));
const Offices = later(() => import("../setting_up/offices"));
const Office = later(() => import("../office_point/page"));
const Units = later(() => import("../setting_up/units"));
const Changes = later(() => import("../setting_up/changes"));
const Mending = later(() => import("../setting_up/mending"));
const Outages = later(() => import("../outages/page"));
const Months = later(() => import("../months/page"));
const Events = later(() => import("../events/page"));
const CityRequests = later(() => import("../requests/city_requests"));
const People = later(() => import("../setting_up/people"));
const Person = later(() => import("../setting_up/person"));

/** `#/kota/<part>/<id>`; what stands above a page is the list it belongs to. */
export default function CityScreen({ part, id }: { part: string; id: string }) {
  const { t } = usePageWords(CITY);
  const title = t.parts[part] ?? t.title;
  const above = part === "" ? [] : id && part !== "pegawai" ? ["kota", part] : ["kota"];
  return (
    <Screen key={`${part} ${id}`} title={title} {...useFrame("city")} {...(above.length ? { above } : {})}>
      <Page part={part} id={id} />
    </Screen>
  );
}

function Page({ part, id }: { part: string; id: string }) {
  switch (part) {
    case "pengaturan":
      return <SettingsPage />;
    case "jam":
      return <Hours patternId={id} />;
    case "libur":
      return <Holidays />;
    case "kantor":
      return id ? <Office officeId={id} /> : <Offices />;
    case "unit":
      return <Units unitId={id} />;
    case "perubahan":
      return <Changes proposalId={id} />;
    case "perbaiki":
      return <Mending unitId={id} />;
    case "gangguan":
      return <Outages />;
    case "bulan":
      return <Months />;
    case "acara":
      return <Events />;
    case "permohonan":
      return <CityRequests />;
    case "orang":
      return <People unitId={id} />;
    case "pegawai":
      return <Person employeeId={id} />;
    default:
      return <Checklist />;
  }
}

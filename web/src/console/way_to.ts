/** From a page that phone and console share: to the console's page in place of the phone's, where there is one. */
import { address } from "../route";
import { withQuery } from "./use_query";

export function wayTo(...route: string[]): string {
  const [first, second = "", part, id = ""] = route;
  if (first === "tim" && part === "permohonan" && !id) return withQuery(address("permohonan"), { unit: second });
  if (first === "tim" && part === "sementara") {
    return withQuery(address("permohonan", "presensi"), { unit: second, sejak: id });
  }
  if (first === "kota" && second === "gangguan") return address("gangguan");
  return `/${address(...route)}`;
}

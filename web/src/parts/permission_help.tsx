/** How to turn a denied permission on again, for both kinds of phone. */
import { useWords } from "../words/words";
import { HowTo } from "./how_to";

export function PermissionHelp({ about }: { about: "location" | "camera" }) {
  const { w } = useWords();
  const android = about === "location" ? w.help.androidLocation : w.help.androidCamera;
  const iphone = about === "location" ? w.help.iphoneLocation : w.help.iphoneCamera;
  return <HowTo summary={w.help[about]} android={android} iphone={iphone} />;
}

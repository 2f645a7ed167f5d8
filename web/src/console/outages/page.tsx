/** Outages of the service as on the phone: a city admin declares, dismisses, makes windows longer; the auditor reads. */
import { Outages } from "../../outages/page";
import { useHere } from "../../state/here";
import { useDesk } from "../inside";

export default function OutagesPage() {
  const { roles } = useDesk();
  const { offset } = useHere();
  return (
    <div class="narrow stack outages">
      <Outages mayDecide={roles.includes("city_admin")} offset={offset} />
    </div>
  );
}

/** Who decides in my place, and in whose place I decide, as on the phone. */
import DelegatePage from "../../requests/delegate";

export default function DelegatesDesk() {
  return (
    <div class="narrow stack">
      <DelegatePage />
    </div>
  );
}

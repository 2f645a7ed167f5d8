/** What became of a photo that was still on its way when its check-in was recorded. */
import type { CheckIn } from "../check_in/slot_state";
import { useInside } from "../state/inside";
import { useWords } from "../words/words";

export function PhotoNote({ checkIn }: { checkIn: CheckIn }) {
  const { w } = useWords();
  const { photos } = useInside();
  const state = photos.states.get(checkIn.challenge_id);
  const isWaited = checkIn.reasons.includes("photo_pending");
  return (
    <p role="status" class="live">
      {state && isWaited ? w.photo[state] : null}
    </p>
  );
}

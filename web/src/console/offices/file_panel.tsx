/** Offices from a file: GeoJSON or CSV, with its difference on the map before anything is proposed. */
import { OfficeFileForm } from "../../setting_up/office_file_form";
import type { Change, HeldOffice } from "./held";
import { Proposed, useProposing } from "./proposing";

interface FileProps {
  held: readonly HeldOffice[];
  tell: (changes: Change[]) => void;
  reload: () => Promise<void>;
}

export function FilePanel({ held, tell, reload }: FileProps) {
  const proposing = useProposing(true, held, tell, reload);
  const { look, forget, looked } = proposing;
  return (
    <>
      <OfficeFileForm look={look} forget={forget} isLooked={looked !== null} />
      <Proposed proposing={proposing} held={held} />
    </>
  );
}

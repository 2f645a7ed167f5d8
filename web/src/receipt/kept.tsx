/** What the server keeps of a check-in and gives again: the signed receipt and the photo. Nobody waits for either. */
import { MySelfie } from "../selfies/mine";
import { Proof, type ProofProps } from "./proof";

export default function Kept({ receipt, hasLimit }: ProofProps) {
  return (
    <>
      <Proof receipt={receipt} hasLimit={hasLimit} />
      <MySelfie checkIn={receipt.record} />
    </>
  );
}

/** Whether enough answered, and whether more said yes (domain-hub-governance 5.4). */
export interface Turnout {
  readonly eligible: number
  /** With those who abstain; without those in conflict. */
  readonly answered: number
}

export const quorumReached = ({ eligible, answered }: Turnout, quorumBp: number): boolean =>
  answered * 10_000 >= quorumBp * eligible

/** How many answers are still needed. */
export const missingAnswers = ({ eligible, answered }: Turnout, quorumBp: number): number =>
  Math.max(0, Math.ceil((quorumBp * eligible) / 10_000) - answered)

/** More yes than no; abstentions do not count, a tie fails. */
export const majority = (yes: bigint, no: bigint): boolean => yes > no

/** At least so many of those who said yes or no; where nobody did, it fails. */
export const qualifiedMajority = (
  yes: bigint,
  no: bigint,
  part: { readonly over: number; readonly under: number },
): boolean => yes + no > 0n && yes * BigInt(part.under) >= BigInt(part.over) * (yes + no)

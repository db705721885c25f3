/** The part of the shop's policy that exchanges are decided by; the policy itself belongs to `shifts`.
 *  Source: domain-shifts 5.10 to 5.12. */
export interface ExchangePolicy {
  readonly changeOldMinHours: number
  readonly changeNewMinHours: number
  /** 0: no limit. */
  readonly changeChainMax: number
  readonly changeFirstDays: number
  readonly freeChangeDays: number
  readonly wishUntilDays: number
  readonly sameSlotDays: number
  readonly changeSearchDays: number
  readonly swapModes: readonly string[]
  readonly swapMinHours: number
  readonly consentHours: number
  readonly maxLegs: number
  readonly standInModes: readonly string[]
  readonly standInMinHours: number
  readonly standInCredit: number
  readonly releaseCost: { readonly main: number; readonly make_up: number }
  readonly toldOutcome: 'done' | 'absent_0' | 'absent_1' | 'absent_2'
  readonly potStart: number
  readonly potLimit: number
  readonly autoValidate: boolean
  readonly giftMinHours: number
  readonly giveCredit: boolean
  readonly requestMinHours: number
  readonly maxRequests: number
  readonly cancelMinHours: number
}

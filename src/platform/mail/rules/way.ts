/** On which way a notice reaches a person. */

export const ways = ['mail', 'digest', 'push', 'off'] as const
/** At once, together in one mail a day, on the own devices, or not at all. */
export type Way = (typeof ways)[number]

/** What a person chose for one kind of notice. */
export interface Wish {
  readonly wanted: boolean
  readonly digest: boolean
  /** Shown on the own devices; what no device takes comes by mail. */
  readonly push: boolean
}

export const unasked: Wish = { wanted: true, digest: false, push: false }

/** A notice that everybody gets cannot be off or wait: its mail goes out at once, `push` only adds the devices. */
export function wayOf({ wanted, digest, push }: Wish, always: boolean): Way {
  if (always) return push ? 'push' : 'mail'
  if (!wanted) return 'off'
  return push ? 'push' : digest ? 'digest' : 'mail'
}

export const wishFor = (way: Way): Wish => ({ wanted: way !== 'off', digest: way === 'digest', push: way === 'push' })

/** A device that does not answer is tried so often before the mail goes instead. */
const pushTries = 3

export const mayTryAgain = (attempts: number): boolean => attempts < pushTries

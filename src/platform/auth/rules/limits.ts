/** How often something may be tried before it must wait. A place is a network address: a whole shop may share one. */
export interface Limit {
  readonly times: number
  readonly minutes: number
}

export const limits = {
  linkPerAddress: { times: 5, minutes: 15 },
  linkPerPlace: { times: 60, minutes: 15 },
  passwordPerAddress: { times: 10, minutes: 15 },
  signInPerPlace: { times: 120, minutes: 15 },
  codePerAccount: { times: 5, minutes: 15 },
  passwordPerAccount: { times: 10, minutes: 15 },
  // a code lives minutes and has forty bits: guessing is hopeless long before this
  deviceCodePerPlace: { times: 20, minutes: 15 },
  addressChangePerAccount: { times: 5, minutes: 60 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

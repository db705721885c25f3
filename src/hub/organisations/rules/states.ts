/** The states of a membership in the community, and from which each act starts (domain-hub-funding 4, Membership). */
export const membershipStates = [
  'applied',
  'onboarding',
  'refused',
  'observer',
  'active',
  'paused',
  'left',
  'excluded',
] as const
export type MembershipState = (typeof membershipStates)[number]
export const statuses = ['observer', 'active'] as const
export type Status = (typeof statuses)[number]

export const startsFrom = {
  admit: ['applied'],
  refuse: ['applied'],
  give_opinion: ['applied'],
  complete: ['onboarding'],
  change_status: ['observer', 'active'],
  ask_pause: ['observer', 'active'],
  agree_pause: ['observer', 'active'],
  ask_resume: ['paused'],
  agree_resume: ['paused'],
  give_notice: ['observer', 'active', 'paused'],
  exclude: ['observer', 'active', 'paused'],
} as const satisfies Readonly<Record<string, readonly MembershipState[]>>
export type MembershipAct = keyof typeof startsFrom

/** Those that take part today. */
export const takesPart = (state: MembershipState): boolean =>
  state === 'observer' || state === 'active' || state === 'paused'

/** Those that are in the community or on the way into it: they do not apply again. */
export const isInside = (state: MembershipState): boolean =>
  takesPart(state) || state === 'applied' || state === 'onboarding'

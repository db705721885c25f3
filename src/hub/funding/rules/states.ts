/** The states of everything money passes through, and from which each act starts (domain-hub-funding 4). */
import { type Refusal, refuse } from '#platform/refusal.ts'

/** Who may do it: a power of the organisation concerned (organisations keeps those), a task in the community, a number
 *  of organisations together, or the system itself. */
export type Actor = 'speak' | 'commit' | 'noyau' | 'treasurer' | 'system' | 'three_active'

interface Move<State extends string> {
  readonly from: readonly State[]
  /** null: the state stays, or is worked out from the facts (part paid or paid, each refusal its own). */
  readonly to: State | null
  readonly by: readonly Actor[]
  /** Two approvers of two organisations. */
  readonly twoApprovers?: true
}

const moves =
  <State extends string>() =>
  <Act extends string>(table: Readonly<Record<Act, Move<State>>>) =>
    table

export const duesStates = ['scheduled', 'issued', 'part_paid', 'paid', 'overdue', 'waived', 'written_off'] as const
export type DuesState = (typeof duesStates)[number]
const unpaid = ['issued', 'part_paid', 'overdue'] as const
export const duesMoves = moves<DuesState>()({
  issue: { from: ['scheduled'], to: 'issued', by: ['system'] },
  pay: { from: unpaid, to: null, by: ['treasurer', 'system'] },
  remind: { from: unpaid, to: 'overdue', by: ['system'] },
  waive: { from: ['scheduled', ...unpaid], to: 'waived', by: ['treasurer'], twoApprovers: true },
  write_off: { from: unpaid, to: 'written_off', by: ['treasurer'], twoApprovers: true },
})

export const roundStates = [
  'draft',
  'open',
  'closing',
  'called',
  'collecting',
  'secured',
  'spending',
  'settled',
  'failed',
  'cancelled',
] as const
export type RoundState = (typeof roundStates)[number]
export const roundMoves = moves<RoundState>()({
  open: { from: ['draft'], to: 'open', by: ['noyau', 'three_active'] },
  close: { from: ['open'], to: 'closing', by: ['system'] },
  close_early: { from: ['open'], to: 'closing', by: ['noyau'] },
  fail: { from: ['open'], to: 'failed', by: ['system'] },
  confirm: { from: ['closing'], to: 'called', by: ['treasurer'] },
  first_payment: { from: ['called'], to: 'collecting', by: ['system'] },
  secure: { from: ['called', 'collecting'], to: 'secured', by: ['system'] },
  first_cost: { from: ['secured'], to: 'spending', by: ['treasurer'], twoApprovers: true },
  settle: { from: ['spending'], to: 'settled', by: ['treasurer'], twoApprovers: true },
  stop: { from: ['spending'], to: 'settled', by: ['treasurer'], twoApprovers: true },
  cancel: {
    from: ['draft', 'open', 'closing', 'called', 'collecting', 'secured', 'spending'],
    to: 'cancelled',
    by: ['treasurer'],
    twoApprovers: true,
  },
  /** Makes a new round that names this one; this one stays as it ended. */
  reopen: { from: ['failed', 'cancelled'], to: null, by: ['noyau'] },
})

export const pledgeStates = [
  'intended',
  'confirmed',
  'binding',
  'called',
  'paid',
  'defaulted',
  'released',
  'withdrawn',
] as const
export type PledgeState = (typeof pledgeStates)[number]
const live = ['intended', 'confirmed', 'binding', 'called', 'paid', 'defaulted'] as const
export const pledgeMoves = moves<PledgeState>()({
  confirm: { from: ['intended'], to: 'confirmed', by: ['commit'] },
  change: { from: ['intended', 'confirmed'], to: null, by: ['commit'] },
  withdraw: { from: ['intended', 'confirmed'], to: 'withdrawn', by: ['commit'] },
  bind: { from: ['confirmed'], to: 'binding', by: ['system'] },
  /** An intention never counted, and a condition that is false binds nobody. */
  release: { from: live, to: 'released', by: ['system'] },
  call: { from: ['binding'], to: 'called', by: ['system'] },
  pay: { from: ['called', 'defaulted'], to: 'paid', by: ['system'] },
  default: { from: ['called'], to: 'defaulted', by: ['system'] },
})

export const expenseStates = [
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'paid',
  'rejected',
  'incomplete',
  'error',
  'cancelled',
  'unpaid',
] as const
export type ExpenseState = (typeof expenseStates)[number]
export const expenseMoves = moves<ExpenseState>()({
  submit: { from: ['draft'], to: 'submitted', by: ['speak'] },
  approve: { from: ['submitted', 'rejected', 'incomplete'], to: 'approved', by: ['treasurer'] },
  reject: { from: ['submitted'], to: 'rejected', by: ['treasurer'] },
  ask_more: { from: ['submitted'], to: 'incomplete', by: ['treasurer'] },
  schedule: { from: ['approved', 'error'], to: 'scheduled', by: ['treasurer'] },
  fail: { from: ['scheduled'], to: 'error', by: ['treasurer', 'system'] },
  pay: { from: ['scheduled'], to: 'paid', by: ['treasurer'] },
  take_back: { from: ['paid'], to: 'unpaid', by: ['treasurer'] },
  cancel: {
    from: ['draft', 'submitted', 'approved', 'scheduled', 'rejected', 'incomplete', 'error'],
    to: 'cancelled',
    by: ['speak', 'treasurer'],
  },
})

export const joinStates = ['asked', 'quoted', 'confirmed', 'called', 'paid', 'withdrawn'] as const
export type JoinState = (typeof joinStates)[number]
export const joinMoves = moves<JoinState>()({
  quote: { from: ['asked'], to: 'quoted', by: ['system'] },
  confirm: { from: ['quoted'], to: 'confirmed', by: ['commit'] },
  call: { from: ['confirmed'], to: 'called', by: ['treasurer'] },
  pay: { from: ['called'], to: 'paid', by: ['system'] },
  withdraw: { from: ['asked', 'quoted'], to: 'withdrawn', by: ['commit'] },
  /** The round was stopped or cancelled before it was paid. */
  release: { from: ['asked', 'quoted', 'confirmed', 'called'], to: 'withdrawn', by: ['system'] },
})

/** From the first call on a round can be joined, and as long as it stands. */
export const joinableStates = ['called', 'collecting', 'secured', 'spending', 'settled'] as const

export const whyNotJoinable = (state: RoundState): Refusal[] =>
  (joinableStates as readonly RoundState[]).includes(state) ? [] : [refuse('round.state', { why: state, state })]

/** Every machine of this module by the thing it moves. */
export const machines = {
  dues: duesMoves,
  round: roundMoves,
  pledge: pledgeMoves,
  expense: expenseMoves,
  join: joinMoves,
} as const
export type Machine = keyof typeof machines

/** The state does not allow this act; the sentence tells what state it is. */
export function whyNotMove<Of extends Machine>(
  of: Of,
  act: keyof (typeof machines)[Of] & string,
  state: string,
): Refusal[] {
  const move = (machines[of] as Readonly<Record<string, Move<string>>>)[act]
  return move?.from.includes(state) ? [] : [refuse(`${of}.state`, { why: state, state })]
}

/** Two persons of two organisations stand behind it. */
export const needsTwo = <Of extends Machine>(of: Of, act: keyof (typeof machines)[Of] & string): boolean =>
  (machines[of] as Readonly<Record<string, Move<string>>>)[act]?.twoApprovers === true

/** A period after a payment. */
export const duesStateAfter = (due: number, paid: number, isOverdue: boolean): DuesState =>
  paid >= due ? 'paid' : isOverdue ? 'overdue' : paid > 0 ? 'part_paid' : 'issued'

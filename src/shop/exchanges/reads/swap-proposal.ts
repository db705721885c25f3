/** A proposal as somebody in it sees it. */
import { type Context, read } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type MemberFacts, membersById } from '#shop/members/public.ts'
import { type HeldSeat, type Policy, readSeats, shownName, sittingOf } from '#shop/shifts/public.ts'
import { answerer } from '../asking.ts'
import { whyNotAnswer } from '../rules/answering.ts'
import { type ProposalRow, readProposals } from '../store/swap.ts'
import { copy } from './seat.ts'

/** A seat as others see it. */
export const slotOf = (seat: Omit<HeldSeat, 'role'>) => ({
  attendance: seat.id,
  shift: seat.shift,
  name: seat.name,
  day: seat.day,
  localStart: seat.localStart,
  localEnd: seat.localEnd,
  startsAt: seat.startsAt,
})

/** How somebody in a swap is called: as the shop shows names on its shifts. */
export const nameFor = (
  { firstName, displayName }: Pick<MemberFacts, 'firstName' | 'displayName'>,
  policy: Pick<Policy, 'showAttendees'>,
): string | null => shownName({ first: firstName, full: displayName }, policy)

interface AskedProposal {
  readonly proposal: string
  readonly signed?: string | undefined
}

export const readProposal = read('exchanges.readProposal', async (ctx, asked: AskedProposal) => {
  const member = await answerer(ctx, asked.signed)
  const rows = await readProposals(ctx.db, ctx.organisation, [asked.proposal])
  const row = found(rows[0], 'proposal')
  if (!row.legs.some((leg) => leg.member === member.contact)) refuseWith(whyNotAnswer(row, member.contact, ctx.now))
  return found((await proposalsFor(ctx, member.contact, rows)).get(row.id), 'proposal')
})

export const readProposalByLink = read('exchanges.readProposalByLink', readProposal.run)

/** Each of these proposals with the eyes of this person; those the person is not part of are left out. */
export async function proposalsFor(ctx: Context, member: string, rows: readonly ProposalRow[]) {
  const ids = rows.flatMap(({ legs }) => legs.map(({ gives }) => gives))
  const seats = new Map((await readSeats(ctx, ids)).map((seat) => [seat.id, seat]))
  const people = await membersById(
    ctx.db,
    ctx.organisation,
    rows.flatMap(({ legs }) => legs.map((leg) => leg.member as ContactId)),
  )
  const sitting = await sittingOf(
    ctx,
    [],
    [...seats.values()].map(({ shift }) => shift),
  )
  const names = new Map(people.map((one) => [one.contact as string, nameFor(one, sitting.policy)]))
  const shown = rows.flatMap((row) => {
    const own = row.legs.find((leg) => leg.member === member)
    const [gives, takes] = [seats.get(own?.gives ?? ''), seats.get(own?.takes ?? '')]
    if (!own || !gives || !takes) return []
    const groups = sitting.shifts.get(takes.shift)?.groups ?? []
    const giver = row.legs.find((leg) => leg.gives === takes.id)
    return [
      {
        proposal: row.id,
        origin: row.origin,
        state: row.state,
        offReason: row.offReason,
        expiresAt: row.expiresAt,
        gives: slotOf(gives),
        takes: slotOf(takes),
        from: names.get(giver?.member ?? '') ?? null,
        people: row.legs.length,
        rank: own.rank,
        possible: row.possible,
        consented: own.consentedAt !== null,
        waitingFor: row.legs.filter(({ consentedAt }) => consentedAt === null).length,
        warnings: [...(groups.find(({ id }) => id === takes.group)?.warnings ?? [])],
        whyNot: copy(whyNotAnswer(row, member, ctx.now)),
      },
    ]
  })
  return new Map(shown.map((one) => [one.proposal, one]))
}

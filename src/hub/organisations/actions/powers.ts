/** Who acts for an organisation of the community with which powers, and who holds a task of the community. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/powers.ts'
import { type Mandate, whyNotMandate } from '../rules/mandates.ts'
import { type Decision, whyNotDecision } from '../rules/membership.ts'
import { runsOn, whyNotEndPowers } from '../rules/powers.ts'
import { founding } from '../rules/roles.ts'
import { takesPart } from '../rules/states.ts'
import { readParticipant } from '../store/participants.ts'
import * as store from '../store/powers.ts'
import { endGrantsBecause } from '../store/roles.ts'
import { lockActing, mustHave, signersOf } from './acting.ts'

type Of<C> = InputOf<C>

export const givePowers = action('organisations.givePowers', async (ctx, input: Of<typeof contract.givePowers>) => {
  const acting = await lockActing(ctx, input.participant)
  // Where nobody may sign any more, the core group writes down what the organisation decided.
  if (!(signersOf(ctx, acting.people) === 0 && ctx.actor.may('community.steer'))) mustHave(ctx, 'sign', acting)
  const from = (input.from as Day | undefined) ?? ctx.today
  const no = []
  if (input.until && input.until < from) no.push(refuse('representation.day_passed'))
  if (input.commitLimit !== null && !input.powers.includes('commit'))
    no.push(refuse('representation.limit_without_commit'))
  refuseWith(no)
  const account = await ctx.accounts.ensureAccount(input.email, input.name, ctx.shop.language)
  await store.keepPerson(ctx.db, ctx.organisation, { account, name: input.name, email: input.email, language: null })
  const id = newId()
  await store.addRepresentations(ctx.db, ctx.organisation, [
    {
      id,
      participant: acting.row.id,
      account,
      powers: [...new Set(input.powers)],
      commitLimit: input.commitLimit,
      fromDay: from,
      untilDay: input.until as Day | null,
      source: input.source,
      grantedBy: ctx.actor.account,
      grantedAt: ctx.now,
    },
  ])
  ctx.record('organisations.powers_given', { subject: acting.row.id, account, powers: input.powers })
  return { representation: id as string }
})

export const endPowers = action('organisations.endPowers', async (ctx, input: Of<typeof contract.endPowers>) => {
  const held = found(await store.readRepresentation(ctx.db, ctx.organisation, input.representation), 'representation')
  const acting = await lockActing(ctx, held.participant)
  if (held.account !== ctx.actor.account) mustHave(ctx, 'sign', acting)
  refuseWith(whyNotEndPowers(held, acting.people, acting.row.state === 'active', ctx.today))
  await store.endRepresentations(ctx.db, ctx.organisation, { id: held.id }, addDays(ctx.today, -1))
  ctx.record('organisations.powers_ended', { subject: acting.row.id, account: held.account })
  return {}
})

export const grantMandate = action(
  'organisations.grantMandate',
  async (ctx, input: Of<typeof contract.grantMandate>) => {
    await store.lockMandates(ctx.db, ctx.organisation)
    const { role, participant } = input
    const fromDay = (input.from as Day | undefined) ?? ctx.today
    const account = input.account as AccountId | null
    const wanted = { role, participant, account, fromDay, untilDay: input.until as Day | null }
    const decision = input.decision as Decision
    refuseWith([...(await whyNotTask(ctx, wanted)), ...whyNotDecision(decision, ctx.today)])
    return { mandate: await writeTask(ctx, wanted, decision) }
  },
)

/** Why this task cannot be given; whoever asks holds `lockMandates`. */
export async function whyNotTask(ctx: ActionContext, wanted: Mandate): Promise<Refusal[]> {
  const row = found(await readParticipant(ctx.db, ctx.organisation, wanted.participant), 'participant')
  const people = await store.readRepresentations(ctx.db, ctx.organisation, [row.id])
  const running = await store.readMandates(ctx.db, ctx.organisation, ctx.today)
  return whyNotMandate(wanted, running, {
    takesPart: takesPart(row.state),
    isProvider: row.kind === 'provider',
    represents: people.some((one) => one.account === wanted.account && runsOn(one, wanted.fromDay)),
  })
}

/** Writes a task that nothing stands against: its powers come and go with its days. */
export async function writeTask(ctx: ActionContext, wanted: Mandate, decision: Decision): Promise<string> {
  const id = newId()
  await store.addMandate(ctx.db, ctx.organisation, {
    ...wanted,
    id,
    decisionNumber: decision.number,
    decisionOn: decision.day,
    grantedBy: ctx.actor.account,
    grantedAt: ctx.now,
  })
  if (wanted.role === 'noyau') await endFounding(ctx, wanted.fromDay)
  const { participant: subject, account, role } = wanted
  ctx.record('organisations.mandate_given', { subject, account, role, decision: decision.number })
  return id
}

/** A task is over after this day; one that had not begun never runs. */
export async function endTask(ctx: ActionContext, id: string, lastDay: Day, decision: string): Promise<void> {
  const held = found(await store.readMandate(ctx.db, ctx.organisation, id), 'mandate')
  await store.endMandates(ctx.db, ctx.organisation, { id: held.id }, lastDay)
  ctx.record('organisations.mandate_ended', { subject: held.participant, role: held.role, decision })
}

/** A core group is named: whoever founded the community lets go of its work. */
async function endFounding(ctx: ActionContext, from: Day): Promise<void> {
  const ended = await endGrantsBecause(ctx.db, ctx.organisation, founding, addDays(from, -1))
  for (const { id, account, role } of ended) ctx.record('organisations.role_ended', { subject: id, account, role })
}

export const endMandate = action('organisations.endMandate', async (ctx, input: Of<typeof contract.endMandate>) => {
  const held = found(await store.readMandate(ctx.db, ctx.organisation, input.mandate), 'mandate')
  refuseWith(whyNotDecision(input.decision as Decision, ctx.today))
  await endTask(ctx, held.id, addDays(ctx.today, -1), input.decision.number)
  return {}
})

/** The community of the demo, acted on behind its screens: who takes part, where the needs stand, and days that pass. */
import assert from 'node:assert/strict'
import { moveNeedsByRound } from '#hub/needs/actions/rounds.ts'
import { readNeed } from '#hub/needs/reads/needs.ts'
import { readQueue } from '#hub/needs/reads/queue.ts'
import { changeNeed } from '#hub/needs/store/needs.ts'
import { takingPart } from '#hub/organisations/public.ts'
import { type Action, action, type Read, read } from '#platform/action.ts'
import { system } from '#platform/http/asking.ts'
import { addDays } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type { RunningApp } from './app.ts'

const participants = read('test.participants', (ctx) => takingPart(ctx))

export async function community(app: RunningApp) {
  const shop = await app.house.organisations.shopByAddress('recoltes-communes')
  assert.ok(shop)
  const asking = { shop, actor: system, language: 'en' as const, requestId: 'test' }
  const act = <I, O>(run: Action<I, O>, input: I) => app.house.runner.act(run, input, asking)
  const look = <I, O>(run: Read<I, O>, input: I) => app.house.runner.look(run, input, asking)
  const all = await look(participants, {})
  const idOf = (name: string): string => all.find((one) => one.name === name)?.id ?? ''
  const { columns } = await look(readQueue, {})
  const firstIn = (state: string): string => columns.find((one) => one.state === state)?.needs[0]?.id ?? ''
  return { act, idOf, firstIn }
}

/** Paid for by these, in a round that is secured. */
export const fundNeed = action('test.fund', async (ctx, { need, payers }: { need: string; payers: string[] }) => {
  const estimate = (await readNeed.run(ctx, { need })).estimates[0]?.id ?? ''
  const round = newId()
  await moveNeedsByRound(ctx, estimate, 'opened', { round, payers })
  await moveNeedsByRound(ctx, estimate, 'secured', { round, payers })
})

export const aMonthAgo = action('test.aMonthAgo', async (ctx, { need }: { need: string }) => {
  await changeNeed(ctx.db, ctx.organisation, need, { deliveredOn: addDays(ctx.today, -31) })
  ctx.record('needs.changed', { subject: need })
})

/** The organisations of a community as a file, and what one of them takes along. */
import { action } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { NotAllowed } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/community.ts'
import type { takeData as takeDataContract } from '../contract/opinions.ts'
import { dataOfPerson, ownData } from '../doors/own-data.ts'
import { participantList } from '../store/participants.ts'
import { lockActing, mustBeCommunity, mustHave } from './acting.ts'

export const exportParticipants = action(
  'organisations.exportParticipants',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportParticipants>) => {
    await mustBeCommunity(ctx)
    const file = await fileOfList(ctx, participantList(ctx.organisation, ctx.language), asked, {
      format,
      name: 'community.organisations_file',
      fields: 'community.field',
    })
    ctx.record('organisations.list_exported', { subject: ctx.organisation, format })
    return file
  },
)

/** For its own people until they leave, and for the core group at any time. */
export const takeData = action('organisations.takeData', async (ctx, input: InputOf<typeof takeDataContract>) => {
  const acting = await lockActing(ctx, input.participant)
  if (ctx.actor.kind !== 'system' && !ctx.actor.may('community.steer')) mustHave(ctx, null, acting)
  const data = { organisation: acting.row.name, day: ctx.today, ...(await ownData(ctx, acting.row.id)) }
  ctx.record('organisations.data_taken', { subject: acting.row.id })
  return { type: 'application/json', body: new TextEncoder().encode(JSON.stringify(data, null, 2)) }
})

/** What a person takes along: rows that name them, and nobody's secret ballot, which names nobody. */
export const takeOwnData = action('organisations.takeOwnData', async (ctx, _input: object) => {
  await mustBeCommunity(ctx)
  const { account } = ctx.actor
  if (!account) throw new NotAllowed('community.enter')
  const data = { community: ctx.shop.name, day: ctx.today, ...(await dataOfPerson(ctx, account)) }
  ctx.record('organisations.own_data_taken', { subject: account })
  return { type: 'application/json', body: new TextEncoder().encode(JSON.stringify(data, null, 2)) }
})

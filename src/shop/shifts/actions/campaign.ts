/** Campaigns: members choose their fixed seats before a shop opens. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { found, NotAllowed, NotFound, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { isWorkerOn, memberByAccount, membersById } from '#shop/members/public.ts'
import { memberOf } from '../booking-facts.ts'
import type * as contract from '../contract-office.ts'
import { type CampaignLine, campaignState, whyNotChoose } from '../rules/campaign.ts'
import * as store from '../store/campaign.ts'
import { readWorker, writeWorker } from '../store/people.ts'
import { seatsHeldBy } from '../store/template.ts'
import { seatOn } from './fixed-seat.ts'
import { whyNotMode } from './fixed-seat-wish.ts'
import { workerOf } from './worker.ts'

const counted = (lines: store.CampaignRow['lines']): CampaignLine[] =>
  lines.map(({ template, minPeople, maxPeople, members }) => ({
    template,
    minPeople,
    maxPeople,
    people: members.length,
  }))

export const listCampaigns = read('shifts.listCampaigns', async (ctx, _input: Record<never, never>) => {
  const self = ctx.actor.account ? await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account) : null
  const campaigns = await store.readCampaigns(ctx.db, ctx.organisation)
  const nameOf = await namesFor(ctx, campaigns)
  return {
    campaigns: campaigns.map(({ lines, ...campaign }) => {
      const all = counted(lines)
      return {
        ...campaign,
        chosen: lines.find(({ members }) => self !== null && members.includes(self.contact))?.template ?? null,
        lines: lines.map(({ members, ...line }) => ({
          ...line,
          people: members.length,
          names: nameOf && members.map(nameOf),
          state: campaignState({ ...line, people: members.length }, all),
        })),
      }
    }),
  }
})

/** Names of everybody who chose, for planners; null for anyone else. */
async function namesFor(
  ctx: Context,
  campaigns: readonly store.CampaignRow[],
): Promise<((member: string) => string) | null> {
  if (!ctx.actor.may('shifts.plan')) return null
  const members = campaigns.flatMap(({ lines }) => lines.flatMap((line) => line.members)) as ContactId[]
  const known = await membersById(ctx.db, ctx.organisation, [...new Set(members)])
  const nameById = new Map<string, string>(known.map((member) => [member.contact, member.displayName]))
  return (member) => nameById.get(member) ?? ''
}

export const startCampaign = action(
  'shifts.startCampaign',
  async (ctx, input: InputOf<typeof contract.startCampaign>) => {
    const no: Refusal[] = input.lines
      .filter(({ minPeople, maxPeople }) => minPeople > maxPeople)
      .map(({ minPeople, maxPeople }) => refuse('campaign.min_above_max', { least: minPeople, most: maxPeople }))
    if (input.untilDay < ctx.today) no.push(refuse('campaign.past', { until: input.untilDay }))
    refuseWith(no)
    const templates = [...new Set(input.lines.map(({ template }) => template))]
    if ((await store.runningTemplates(ctx.db, ctx.organisation, templates)) < templates.length)
      throw new NotFound('template')
    const id = newId()
    await store.addCampaign(ctx.db, ctx.organisation, { id, ...input })
    ctx.record('shifts.campaign_started', { subject: id })
    return { campaign: id }
  },
)

export const endCampaign = action('shifts.endCampaign', async (ctx, { campaign }: { campaign: string }) => {
  const ended = await store.closeCampaign(ctx.db, ctx.organisation, campaign, ctx.now)
  found(ended || null, 'campaign')
  ctx.record('shifts.campaign_ended', { subject: campaign })
  return {}
})

/** Who never took part yet becomes regular by choosing; anybody else must be somebody who holds fixed seats. */
async function takePart(ctx: ActionContext, member: string): Promise<void> {
  const person = await memberOf(ctx, member)
  const isNew = (await readWorker(ctx.db, ctx.organisation, member)) === null && isWorkerOn(person, ctx.today)
  if (!isNew) return refuseWith(await whyNotMode(ctx, member))
  const first = await workerOf(ctx, member)
  await writeWorker(ctx.db, ctx.organisation, { ...first, mode: 'regular', flyingStart: null })
}

export const chooseSeat = action(
  'shifts.chooseSeat',
  async (ctx, input: { campaign: string; template: string; member?: string | undefined }) => {
    const self = ctx.actor.account ? await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account) : null
    const member = found(input.member ?? self?.contact, 'member')
    const byOffice = member !== self?.contact
    if (byOffice && !ctx.actor.may('shifts.office')) throw new NotAllowed('shifts.office')
    found(await store.lockCampaign(ctx.db, ctx.organisation, input.campaign), 'campaign')
    const campaign = found(
      (await store.readCampaigns(ctx.db, ctx.organisation)).find(({ id }) => id === input.campaign),
      'campaign',
    )
    const line = found(
      campaign.lines.find(({ template }) => template === input.template),
      'template',
    )
    // Asking again for what one has changes nothing.
    if (line.members.includes(member)) return { fixedSeat: await seatThere(member, input.template) }
    const all = counted(campaign.lines)
    refuseWith(
      whyNotChoose({
        line: found(
          all.find(({ template }) => template === input.template),
          'template',
        ),
        all,
        untilDay: campaign.untilDay,
        today: ctx.today,
        chosenAlready: campaign.lines.some(({ members }) => members.includes(member)),
        byOffice,
      }),
    )
    await takePart(ctx, member)
    const given = await seatOn(ctx, { template: input.template, member, from: campaign.seatsFrom })
    ctx.record('shifts.campaign_seat_chosen', { subject: campaign.id, person: member, template: input.template })
    return { fixedSeat: given.fixedSeat }

    async function seatThere(person: string, template: string): Promise<string> {
      const seats = await seatsHeldBy(ctx.db, ctx.organisation, [person], ctx.today)
      return found(
        seats.find((seat) => seat.template === template),
        'fixed_seat',
      ).id
    }
  },
)

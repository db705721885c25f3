/** Campaigns: members choose their fixed seats before a shop opens. */
import { action, read } from '#platform/action.ts'
import { found, NotAllowed, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { memberByAccount } from '#shop/members/public.ts'
import type * as contract from '../contract-office.ts'
import { type CampaignLine, campaignState, whyNotChoose } from '../rules/campaign.ts'
import * as store from '../store/campaign.ts'
import { seatsHeldBy } from '../store/template.ts'
import { seatOn } from './fixed-seat.ts'

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
  return {
    campaigns: campaigns.map(({ lines, ...campaign }) => {
      const all = counted(lines)
      return {
        ...campaign,
        chosen: lines.find(({ members }) => self !== null && members.includes(self.contact))?.template ?? null,
        lines: lines.map(({ members, ...line }) => ({
          ...line,
          people: members.length,
          state: campaignState({ ...line, people: members.length }, all),
        })),
      }
    }),
  }
})

export const startCampaign = action(
  'shifts.startCampaign',
  async (ctx, input: InputOf<typeof contract.startCampaign>) => {
    const no: Refusal[] = input.lines
      .filter(({ minPeople, maxPeople }) => minPeople > maxPeople)
      .map(({ minPeople, maxPeople }) => refuse('campaign.min_above_max', { least: minPeople, most: maxPeople }))
    if (input.untilDay < ctx.today) no.push(refuse('campaign.past', { until: input.untilDay }))
    refuseWith(no)
    const id = newId()
    await store.addCampaign(ctx.db, ctx.organisation, { id, ...input })
    ctx.record('shifts.campaign_started', { subject: id })
    return { campaign: id }
  },
)

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
    const given = await seatOn(ctx, { template: input.template, member, from: campaign.seatsFrom })
    ctx.record('shifts.campaign_seat_chosen', { subject: campaign.id, person: member, template: input.template })
    return { fixedSeat: given.fixedSeat }

    async function seatThere(person: string, template: string): Promise<string> {
      const seats = await seatsHeldBy(ctx.db, ctx.organisation, person, ctx.today)
      return found(
        seats.find((seat) => seat.template === template),
        'fixed_seat',
      ).id
    }
  },
)

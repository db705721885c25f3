/** Filling the first weeks of a shop that opens. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { NotAllowed, NotFound, Refused } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { world } from '../../../../test/world.ts'
import { type Member, type PlannedShop, plannedShop } from '../cast.testing.ts'
import { chooseSeat, endCampaign, listCampaigns, startCampaign } from './campaign.ts'

const w = await world()

const codesOf = async (run: Promise<unknown>): Promise<string[]> => {
  try {
    await run
    return []
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ code }) => code).sort()
    throw error
  }
}

/** Two templates of four to five people; campaign until the end of March, seats from April. */
async function opening() {
  const here = await plannedShop(w)
  const monday = await here.template({ name: 'Monday', day: 1, starts: '10:00', ends: '12:00', seats: 6 })
  const friday = await here.template({ name: 'Friday', day: 5, starts: '10:00', ends: '12:00', seats: 6 })
  const lines = [monday, friday].map(({ id }) => ({ template: id, minPeople: 4, maxPeople: 5 }))
  const { campaign } = await here.shop.act(
    startCampaign,
    { name: 'Opening', untilDay: '2025-03-31', seatsFrom: '2025-04-01', lines },
    here.planner,
  )
  return { here, monday, friday, campaign }
}

const choose = (
  here: PlannedShop,
  campaign: string,
  template: { id: string },
  member: Member,
  as: Member | PlannedShop['planner'] = member,
) => here.shop.act(chooseSeat, { campaign, template: template.id, ...(as === member ? {} : { member: member.id }) }, as)

async function fill(here: PlannedShop, campaign: string, template: { id: string }, people: number) {
  for (let index = 0; index < people; index += 1) {
    const one = await here.member(`P${newId().slice(-6)}`, 'regular')
    await choose(here, campaign, template, one, here.planner)
  }
}

const states = async (here: PlannedShop) =>
  (await here.shop.look(listCampaigns, {}, here.planner)).campaigns[0]?.lines.map(({ people, state }) => [
    people,
    state,
  ])

test('a template needs people, is locked while others do, opens with the last of them, and is full at its most', async () => {
  const { here, monday, friday, campaign } = await opening()
  const amina = await here.member('Amina', 'regular')
  await fill(here, campaign, monday, 4)
  assert.deepEqual(await states(here), [
    [4, 'locked'],
    [0, 'needs_people'],
  ])
  assert.deepEqual(await codesOf(choose(here, campaign, monday, amina)), ['campaign.locked'])
  await fill(here, campaign, friday, 4)
  assert.deepEqual(await states(here), [
    [4, 'open'],
    [4, 'open'],
  ])
  await choose(here, campaign, monday, amina)
  assert.deepEqual(await states(here), [
    [5, 'full'],
    [4, 'open'],
  ])
  const bea = await here.member('Bea', 'regular')
  assert.deepEqual(await codesOf(choose(here, campaign, monday, bea)), ['campaign.full'])
  assert.deepEqual(await codesOf(choose(here, campaign, monday, bea, here.planner)), ['campaign.full'])
})

test('choosing again what one has changes nothing; choosing a second is refused to members, not to the office', async () => {
  const { here, monday, friday, campaign } = await opening()
  const amina = await here.member('Amina', 'regular')
  const first = await choose(here, campaign, monday, amina)
  assert.deepEqual(await choose(here, campaign, monday, amina), first)
  assert.deepEqual(await codesOf(choose(here, campaign, friday, amina)), ['campaign.chosen_already'])
  await choose(here, campaign, friday, amina, here.planner)
  const [seen] = (await here.shop.look(listCampaigns, {}, amina)).campaigns
  assert.equal(seen?.chosen, monday.id)
})

test('after its last day only the office still seats people', async () => {
  const { here, monday, campaign } = await opening()
  const amina = await here.member('Amina', 'regular')
  w.moveTo('2025-04-01T07:00:00.000Z')
  assert.deepEqual(await codesOf(choose(here, campaign, monday, amina)), ['campaign.over'])
  await choose(here, campaign, monday, amina, here.planner)
  w.moveTo('2025-03-03T07:00:00.000Z')
})

test('who never took part becomes regular by choosing; who is flying asks the office first', async () => {
  const { here, monday, campaign } = await opening()
  const koen = await here.member('Koen', 'flying')
  const bram = await here.member('Bram', 'flying')
  await here.run(sql`delete from shifts.worker where member_id = ${koen.id}`)
  await choose(here, campaign, monday, koen)
  const [row] = await here.all<{ mode: string }>(sql`select mode from shifts.worker where member_id = ${koen.id}`)
  assert.equal(row?.mode, 'regular')
  assert.deepEqual(await codesOf(choose(here, campaign, monday, bram)), ['shift.mode'])
})

test('members see how many chose, planners see who', async () => {
  const { here, monday, campaign } = await opening()
  const amina = await here.member('Amina', 'regular')
  await choose(here, campaign, monday, amina)
  const names = async (as: Member | PlannedShop['planner']) =>
    (await here.shop.look(listCampaigns, {}, as)).campaigns[0]?.lines[0]?.names
  assert.deepEqual([await names(amina), await names(here.planner)], [null, ['Amina Test']])
})

test('a member chooses for nobody else', async () => {
  const { here, monday, campaign } = await opening()
  const [amina, dieter] = [await here.member('Amina', 'regular'), await here.member('Dieter', 'regular')]
  await assert.rejects(choose(here, campaign, monday, dieter, amina), NotAllowed)
})

test('an ended campaign is gone from the list, and its seats stay', async () => {
  const { here, monday, campaign } = await opening()
  const amina = await here.member('Amina', 'regular')
  await choose(here, campaign, monday, amina)
  await here.shop.act(endCampaign, { campaign }, here.planner)
  assert.deepEqual((await here.shop.look(listCampaigns, {}, here.planner)).campaigns, [])
  await assert.rejects(choose(here, campaign, monday, amina), NotFound)
  await assert.rejects(here.shop.act(endCampaign, { campaign }, here.planner), NotFound)
  const seats = await here.all(sql`select id from shifts.fixed_seat where member_id = ${amina.id}`)
  assert.equal(seats.length, 1)
})

test('a campaign is refused with a least above its most or a day gone by, and knows its templates', async () => {
  const here = await plannedShop(w)
  const start = (untilDay: string, template: string) =>
    here.shop.act(
      startCampaign,
      { name: 'Opening', untilDay, seatsFrom: '2025-04-01', lines: [{ template, minPeople: 6, maxPeople: 5 }] },
      here.planner,
    )
  assert.deepEqual(await codesOf(start('2025-03-02', newId())), ['campaign.min_above_max', 'campaign.past'])
  const unknown = here.shop.act(
    startCampaign,
    {
      name: 'Opening',
      untilDay: '2025-03-31',
      seatsFrom: '2025-04-01',
      lines: [{ template: newId(), minPeople: 1, maxPeople: 5 }],
    },
    here.planner,
  )
  await assert.rejects(unknown, NotFound)
})

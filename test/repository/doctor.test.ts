/** `npm run doctor` finds what must never be: each violation is planted behind the back of the program, and found. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { Database } from '#platform/database/connect.ts'
import { newId } from '#platform/values/ids.ts'
import { plannedShop } from '#shop/shifts/cast.testing.ts'
import { world } from '../world.ts'

const wallIsDown = 'platform.wall_is_down'
const w = await world()
const owner = new pg.Client({ connectionString: w.house.database.url })
owner.on('error', () => undefined)
await owner.connect()
after(() => owner.end())

type Here = Awaited<ReturnType<typeof plannedShop>>
const wednesday = { day: '2025-03-05', startsAt: '2025-03-05T13:00:00Z', endsAt: '2025-03-05T15:00:00Z' }

/** What each check says of this shop: names of the broken ones. */
async function broken(here: Here): Promise<string[]> {
  const found: string[] = []
  for (const check of w.house.rooms.flatMap((rooms) => rooms.checks))
    if ((await check.run(w.house.database.for(here.shop.id), here.shop.id)).length > 0) found.push(check.name)
  return found.sort()
}

async function contact(here: Here, name: string): Promise<string> {
  return (await here.member(name)).id
}

const link = (here: Here, head: string, person: string) =>
  owner.query(
    `insert into members.household_link (organisation_id, id, head_id, contact_id, kind, from_day, until_day)
     values ($1, $2, $3, $4, 'adult', '2025-01-01', '2999-01-01')`,
    [here.shop.id, newId(), head, person],
  )

const job = (here: Here, name: string, at: string) =>
  owner.query(`insert into pgboss.job (name, data, created_on) values ($1, $2, $3::timestamptz)`, [
    name,
    { organisation: here.shop.id },
    at,
  ])

const leave = (here: Here, member: string) =>
  owner.query(
    `insert into shifts.leave (organisation_id, id, member_id, type, from_day, until_day, state, reason, requested_at)
     values ($1, $2, $3, 'holiday', '2025-04-01', '2025-04-10', 'approved', '', now())`,
    [here.shop.id, newId(), member],
  )

/** A call of whoever holds the seat, long ago. */
const call = (here: Here, seat: string, is: { readonly state: 'open' | 'filled'; readonly taker: string | null }) =>
  owner.query(
    `insert into exchanges.stand_in_call (organisation_id, id, member_id, attendance_id, state, taken_by_id, made_at, ended_at)
     select organisation_id, $2, member_id, id, $3, $4, '2025-03-03', case when $4::uuid is null then null else '2025-03-03'::timestamptz end
     from shifts.attendance where organisation_id = $1 and id = $5`,
    [here.shop.id, newId(), is.state, is.taker, seat],
  )

const change = (here: Here, member: string, old: readonly [string, string], taken: readonly [string, string]) =>
  owner.query(
    `insert into exchanges.change (organisation_id, id, member_id, old_shift_id, old_attendance_id, new_shift_id,
       new_attendance_id, purpose, chain, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'flying', 1, now())`,
    [here.shop.id, newId(), member, ...old, ...taken],
  )

/** Somebody who takes part in a community here, active unless told otherwise. */
async function taking(here: Here, state = 'active', joinSeq: number | null = null): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into organisations.participant (organisation_id, id, state, wished, applied_at, join_seq)
     values ($1, $2, $3, 'active', now(), $4)`,
    [here.shop.id, id, state, joinSeq],
  )
  return id
}

const mandate = (here: Here, participant: string, role: string) =>
  owner.query(
    `insert into organisations.mandate (organisation_id, id, role, participant_id, account_id, from_day, until_day,
       decision_number, decision_on, granted_at)
     values ($1, $2, $3, $4, $5, '2025-01-01', '2025-12-31', 'D-1', '2025-01-01', now())`,
    [here.shop.id, newId(), role, participant, newId()],
  )

/** A circle with one seat, a decision, and somebody who could sit there. */
async function circleSeat(here: Here) {
  const [circle, seat, account] = [newId(), newId(), newId()]
  const participant = await taking(here, 'applied')
  await owner.query(
    `insert into governance.circle (organisation_id, id, kind, name, purpose, joinable, founded_at)
     values ($1, $2, 'working', 'Words', 'Words', false, now())`,
    [here.shop.id, circle],
  )
  await owner.query(
    `insert into governance.circle_seat (organisation_id, id, circle_id, place, role, description, from_kind)
     values ($1, $2, $3, 1, 'Editor', 'Edits', 'any')`,
    [here.shop.id, seat, circle],
  )
  await owner.query(
    `insert into governance.decision (organisation_id, id, year, seq, number, title, text, language, method, taken_on, in_force_from,
       review_on, recorded_at)
     values ($1, $2, 2025, 1, 'D-2025-001', 'x', 'x', 'en', 'consent', '2025-01-01', '2025-01-01', '2026-01-01', now())`,
    [here.shop.id, newId()],
  )
  return { seat, account, participant }
}

const term = (
  here: Here,
  of: Readonly<Record<'seat' | 'participant' | 'account' | 'from' | 'until', string>> & {
    readonly task: string | null
  },
) =>
  owner.query(
    `insert into governance.term (organisation_id, id, seat_id, participant_id, account_id, from_day, until_day, term_in_row,
       decision_id, task_id, at)
     select organisation_id, $2, $3, $4, $5, $6, $7, 1, id, $8, now() from governance.decision where organisation_id = $1`,
    [here.shop.id, newId(), of.seat, of.participant, of.account, of.from, of.until, of.task],
  )

async function proposal(here: Here, state: string): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into governance.proposal (organisation_id, id, number, published_on, state, title, language, written_at)
     values ($1, $2, 1, '2025-03-03', $3, 'x', 'fr', now())`,
    [here.shop.id, id, state],
  )
  return id
}

/** A closed one came to two answers of seven. */
async function vote(
  here: Here,
  state: 'open' | 'closed',
  of: { readonly proposal?: string; readonly secret?: boolean } = {},
) {
  const id = newId()
  const result = state === 'closed' ? '{ "count": {}, "eligible": 7, "answered": 2 }' : null
  await owner.query(
    `insert into governance.vote (organisation_id, id, number, title, terms, meanings, hide, quorum_bp, opens_at, closes_at, state,
       made_at, result, proposal_id, secret, about_persons)
     values ($1, $2, 1, 'x', '{}', '{}', $7, 5000, '2025-03-03', '2025-03-10', $3, now(), $4, $5, $6, $6)`,
    [here.shop.id, id, state, result, of.proposal ?? null, of.secret ?? false, of.secret ? 'until_closed' : 'none'],
  )
  return id
}

/** Organisations that may answer in a vote, in this order. */
async function electors(here: Here, of: string, count: number, castOn: string | null = null): Promise<string[]> {
  const all: string[] = []
  for (let number = 1; number <= count; number += 1) {
    const participant = newId()
    await owner.query(
      `insert into governance.elector (organisation_id, vote_id, participant_id, number, cast_on) values ($1, $2, $3, $4, $5)`,
      [here.shop.id, of, participant, number, castOn],
    )
    all.push(participant)
  }
  return all
}

/** Published; with the hash of its own words unless told otherwise. */
const dataset = (here: Here, json: string, hashOf = json) =>
  owner.query(
    `insert into communication.dataset (organisation_id, id, name, period, version, licence, k, row_count, csv, csv_sha256, json,
       json_sha256, made_at)
     values ($1, $2, 'needs', '2025-Q1', 1, 'CC BY 4.0', 5, 1, 'x', encode(sha256('x'), 'hex'), $3,
       encode(sha256(convert_to($4, 'UTF8')), 'hex'), now())`,
    [here.shop.id, newId(), json, hashOf],
  )

async function potRequest(here: Here, member: string, sort: string, seat: string | null): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into exchanges.pot_request (organisation_id, id, member_id, sort, attendance_id, reason, state, made_on, made_at,
       validated_at, validated_on)
     values ($1, $2, $3, $4, $5, 'ill', 'validated', '2025-03-03', now(), now(), '2025-03-03')`,
    [here.shop.id, id, member, sort, seat],
  )
  return id
}

/** A product with one barcode. */
async function product(here: Here, state: string, code: { readonly main: boolean; readonly counts: boolean }) {
  const id = newId()
  await owner.query(
    `insert into catalogue.product (organisation_id, id, number, name, state, created_at)
     values ($1, $2, 99999, 'Lentils', $3, now())`,
    [here.shop.id, id, state],
  )
  await owner.query(
    `insert into catalogue.barcode (organisation_id, product_id, code, main, counts) values ($1, $2, '4006381333931', $3, $4)`,
    [here.shop.id, id, code.main, code.counts],
  )
}

/** A leg of a proposal in these states: the seat of A for that of B, both of whom still sit on their own. */
async function swapLeg(here: Here, states: { readonly proposal: string; readonly request: string }) {
  const [one, other, proposal, request] = [await here.member('A'), await here.member('B'), newId(), newId()]
  const seat = await here.sit(await here.oneOff(wednesday), one)
  const taken = await here.sit(await here.oneOff(wednesday), other)
  const [pending, live] = [states.proposal === 'pending', ['open', 'offered'].includes(states.request)]
  await owner.query(
    `insert into exchanges.swap_proposal (organisation_id, id, origin, made_at, expires_at, state, off_reason, ended_at)
     values ($1, $2, 'matched', now(), now() + interval '1 day', $3, $4, $5)`,
    [here.shop.id, proposal, states.proposal, states.proposal === 'off' ? 'checks' : null, pending ? null : w.now()],
  )
  await owner.query(
    `insert into exchanges.swap_request (organisation_id, id, member_id, attendance_id, state, made_at, ended_at)
     values ($1, $2, $3, $4, $5, now(), $6)`,
    [here.shop.id, request, one.id, seat, states.request, live ? null : w.now()],
  )
  await owner.query(
    `insert into exchanges.swap_leg (organisation_id, proposal_id, position, request_id, member_id, gives_id, takes_id,
       pending)
     values ($1, $2, 1, $3, $4, $5, $6, $7)`,
    [here.shop.id, proposal, request, one.id, seat, taken, pending],
  )
  return { seat }
}

/** A label of a product that nobody knows. */
async function hangingLabel(here: Here, { wanted }: { readonly wanted: string | null }): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into labels.shelf_label (organisation_id, id, product_id, here, number, name, wanted, wanted_at)
     values ($1, $2, $3, true, 1, 'Rice', $4, case when $4::text is null then null else now() end)`,
    [here.shop.id, id, newId(), wanted],
  )
  return id
}

async function run(
  here: Here,
  is: { readonly state: 'made' | 'succeeded'; readonly label: string; readonly cameOut: boolean | null },
): Promise<void> {
  const id = newId()
  await owner.query(
    `insert into labels.print_run (organisation_id, id, number, format, day, state, sort, begun_at, made_at, told_at)
     values ($1, $2, 1, 'standard', '2025-03-03', $3, 'walk', now(), now(), case $3 when 'made' then null else now() end)`,
    [here.shop.id, id, is.state],
  )
  await owner.query(
    `insert into labels.run_label (organisation_id, run_id, label_id, position, copies, came_out) values ($1, $2, $3, 0, 1, $4)`,
    [here.shop.id, id, is.label, is.cameOut],
  )
}

/** A set of the ledger of a community here, with lines of the bank. */
async function entry(
  here: Here,
  number: number,
  amounts: readonly number[],
  of: { reverses?: string; hash?: string } = {},
) {
  const id = newId()
  await owner.query(
    `insert into funding.entry_set (organisation_id, id, number, kind, day, request_key, reverses, booked_at, hash)
     values ($1, $2, $3, $4, '2025-03-03', $7, $5, now(), $6)`,
    [
      here.shop.id,
      id,
      number,
      of.reverses ? 'reversal' : 'opening',
      of.reverses ?? null,
      of.hash ?? null,
      `key ${number}`,
    ],
  )
  for (const [place, amount] of amounts.entries())
    await owner.query(
      `insert into funding.entry_line (organisation_id, set_id, place, account, about, currency, amount)
       values ($1, $2, $3, 'bank', $4, 'EUR', $5)`,
      [here.shop.id, id, place + 1, newId(), amount],
    )
  return id
}

/** A round of the community, in this state, with nothing in it. */
async function fundingRound(here: Here, state: string): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into funding.round (organisation_id, id, seq, name, state, target, secured, currency, key, key_year, min_payers,
       contingency_bp, tranches_bp, opens_on, deadline, ends_at, estimate_valid_until, opened_at)
     values ($1, $2, 1, 'Scales', $3, 100, '[]', 'EUR', '{"kind":"equal"}', 2024, 0, 0, '[10000]', '2025-01-01', '2025-02-01',
       now(), '2025-06-01', now())`,
    [here.shop.id, id, state],
  )
  return id
}

/** What somebody bears of a round. */
const bears = (here: Here, round: string, amount: number, kind = 'share') =>
  owner.query(
    `insert into funding.net_change (organisation_id, id, round_id, participant_id, kind, amount, happened_on)
     values ($1, $2, $3, $4, $6, $5, '2025-03-01')`,
    [here.shop.id, newId(), round, newId(), amount, kind],
  )

/** A need of the community that is told; in this state, with these columns beside. */
async function need(here: Here, number: number, state: string, set = ''): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into needs.need (organisation_id, id, number, state, language, problem, who_suffers, wished_result, area, author_id,
       written_at) values ($1, $2, $3, 'collected', 'fr', 'x', 'x', 'x', 'other', $4, now())`,
    [here.shop.id, id, number, newId()],
  )
  await owner.query(`update needs.need set state = $1 ${set} where id = $2`, [state, id])
  return id
}

/** A meeting of the community in this state, with nothing of what leads there. */
async function meeting(here: Here, state: string, set = ''): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into meetings.meeting (organisation_id, id, number, kind, state, title, starts_at, ends_at, start_day, languages,
       planned_at) values ($1, $2, 1, 'monthly', 'planned', 'x', now(), now() + interval '1 hour', current_date, '{fr}', now())`,
    [here.shop.id, id],
  )
  await owner.query(`update meetings.meeting set state = $1 ${set} where id = $2`, [state, id])
  return id
}

/** Somebody who reads the newsletter. */
async function newsReader(here: Here): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into communication.subscriber (organisation_id, id, email, email_hash, language, state, token, asked_at,
       asked_on, asked_by, proof, confirmed_at)
     values ($1, $2, 'a@example.org', 'x', 'fr', 'confirmed', 'x', now(), '2025-03-01', 'form', 'x', now())`,
    [here.shop.id, id],
  )
  return id
}

/** A mail to the help list from ann@example.org, which came in now. */
async function listPost(here: Here, state: string): Promise<string> {
  const id = newId()
  const thread = state === 'accepted' ? await listThread(here) : null
  await owner.query(
    `insert into communication.post (organisation_id, id, state, thread_id, from_address, from_name, via, subject, body, bytes,
       message_id, received_at)
     values ($1, $2, $3, $4, 'ann@example.org', 'Ann', 'mail', 'x', 'x', 1, 'x', now())`,
    [here.shop.id, id, state, thread],
  )
  return id
}

async function listThread(here: Here): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into communication.thread (organisation_id, id, number, subject, begun_at, last_at) values ($1, $2, 1, 'x', now(), now())`,
    [here.shop.id, id],
  )
  return id
}

/** A task that stands where no step of the program led it. */
async function boardTask(here: Here, state: string, addition = false): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into communication.task (organisation_id, id, number, title, says, size, language, place, done_when, mentor_id, state,
       participant_id, proposed_at, moved_at, delivered_on, done_at)
     values ($1, $2, 1, 'x', 'x', 'S', 'fr', 'x', 'x', $3, $4, $5, now(), now(),
       case when $4 = 'in_review' then current_date end, case when $4 = 'done' then now() end)`,
    [here.shop.id, id, newId(), state, addition ? newId() : null],
  )
  return id
}

const taskTaker = (here: Here, task: string, account: string) =>
  owner.query(
    `insert into communication.contribution (organisation_id, id, task_id, account_id, state, taken_at, licence)
     values ($1, $2, $3, $4, 'working', now(), 'x')`,
    [here.shop.id, newId(), task, account],
  )

const planted: Readonly<Record<string, (here: Here) => Promise<unknown>>> = {
  async 'shifts.oversold'(here) {
    const shift = await here.oneOff({ ...wednesday, seats: 1 })
    await here.sit(shift, await here.member('A'))
    await here.sit(shift, await here.member('B'))
  },
  async 'shifts.twice_on_one_shift'(here) {
    const shift = await here.oneOff(wednesday)
    const [one, other] = [await here.member('A'), await here.member('B')]
    const seat = await here.sit(shift, one)
    await here.sit(shift, other)
    await owner.query('update shifts.attendance set stand_in_id = $1 where id = $2', [other.id, seat])
  },
  async 'shifts.fixed_seat_outside_template'(here) {
    const template = await here.template({ day: 1, starts: '10:00', ends: '12:00' })
    await here.hold(template, await here.member('A', 'regular'), '2025-01-01')
    await owner.query(`update shifts.template set until_day = '2025-02-01' where id = $1`, [template.id])
  },
  async 'shifts.fixed_seat_twice'(here) {
    const template = await here.template({ day: 1, starts: '10:00', ends: '12:00' })
    const member = await here.member('A', 'regular')
    await here.hold(template, member, '2025-01-01')
    await here.hold(template, member, '2025-02-01')
  },
  async 'shifts.fixed_seats_overfull'(here) {
    const template = await here.template({ day: 1, starts: '10:00', ends: '12:00', seats: 1 })
    await here.hold(template, await here.member('A', 'regular'), '2025-01-01')
    await here.hold(template, await here.member('B', 'regular'), '2025-02-01')
  },
  async 'shifts.seated_on_a_cancelled_shift'(here) {
    const shift = await here.oneOff(wednesday)
    await here.sit(shift, await here.member('A'))
    await owner.query(`update shifts.shift set state = 'cancelled', cancel_reason = 'x' where id = $1`, [shift.id])
  },
  async 'shifts.counter_differs_from_ledger'(here) {
    await owner.query(
      `insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at,
         cause, cause_id, round, sentence)
       values ($1, $2, $3, 'main', -1000, '2025-03-01', now(), 'office', 'x', 1, 'shifts.ledger.office')`,
      [here.shop.id, newId(), await contact(here, 'A')],
    )
  },
  async 'shifts.standing_differs_from_spans'(here) {
    await owner.query(
      `insert into shifts.standing_state (organisation_id, member_id, standing, folded_until, main, make_up, absences)
       values ($1, $2, 'alert', '2025-03-02', 0, 0, 0)`,
      [here.shop.id, await contact(here, 'A')],
    )
  },
  async 'shifts.validated_without_outcome'(here) {
    await here.sit(await here.oneOff(wednesday), await here.member('A'))
    await owner.query(
      `insert into shifts.sheet (organisation_id, id, starts_at, ends_at, opened_at, state, team_size, validated_at)
       values ($1, $2, $3, $4, now(), 'validated', 'enough', now())`,
      [here.shop.id, newId(), wednesday.startsAt, wednesday.endsAt],
    )
  },
  async 'shifts.leaves_overlap'(here) {
    const member = await contact(here, 'A')
    await leave(here, member)
    await leave(here, member)
  },
  async 'members.counter_behind'(here) {
    await owner.query('update members.membership set member_no = 7 where contact_id = $1', [await contact(here, 'A')])
  },
  async 'members.linked_twice'(here) {
    const person = await contact(here, 'P')
    await link(here, await contact(here, 'A'), person)
    await link(here, await contact(here, 'B'), person)
  },
  async 'members.head_is_linked'(here) {
    const [one, other, third] = [await contact(here, 'A'), await contact(here, 'B'), await contact(here, 'C')]
    await link(here, one, other)
    await link(here, other, third)
  },
  async 'members.household_overfull'(here) {
    const head = await contact(here, 'A')
    for (const name of ['B', 'C', 'D']) await link(here, head, await contact(here, name))
  },
  async 'members.two_cards_count'(here) {
    const person = await contact(here, 'A')
    await owner.query('drop index members.one_card_that_counts')
    for (const code of ['11111111', '22222222'])
      await owner.query(
        `insert into members.card (organisation_id, id, contact_id, code, state, reason, ordered_on, active_on)
         values ($1, $2, $3, $4, 'active', 'x', '2025-01-01', '2025-01-01')`,
        [here.shop.id, newId(), person, code],
      )
  },
  async 'members.merged_holds_something'(here) {
    const [kept, gone] = [await contact(here, 'A'), await contact(here, 'B')]
    await owner.query('update members.contact set merged_into = $1, archived_at = now() where id = $2', [kept, gone])
  },
  async 'members.merged_into_merged'(here) {
    const [kept, gone, before] = [await contact(here, 'A'), await contact(here, 'B'), await contact(here, 'C')]
    await owner.query('update members.contact set account_id = null where id = any($1)', [[gone, before]])
    await owner.query('update members.contact set merged_into = $1, archived_at = now() where id = $2', [kept, gone])
    await owner.query('update members.contact set merged_into = $1, archived_at = now() where id = $2', [gone, before])
  },
  'catalogue.barcode_counts': (here) => product(here, 'withdrawn', { main: true, counts: true }),
  'catalogue.main_barcode': (here) => product(here, 'active', { main: false, counts: true }),
  'catalogue.search_words': (here) => product(here, 'active', { main: true, counts: true }),
  'labels.says_something': (here) => hangingLabel(here, { wanted: 'f'.repeat(64) }),
  async 'labels.made_run_is_frozen'(here) {
    const label = await hangingLabel(here, { wanted: null })
    await run(here, { state: 'made', label, cameOut: null })
  },
  async 'labels.told_run_has_an_end'(here) {
    const label = await hangingLabel(here, { wanted: null })
    await run(here, { state: 'succeeded', label, cameOut: false })
  },
  async 'catalogue.category_ring'(here) {
    const [one, other] = [newId(), newId()]
    await owner.query(
      `insert into catalogue.category (organisation_id, id, name) values ($1, $2, 'Food'), ($1, $3, 'Cheese')`,
      [here.shop.id, one, other],
    )
    await owner.query(
      `update catalogue.category set parent_id = case id when $2 then $3::uuid else $2::uuid end
       where organisation_id = $1 and id in ($2, $3)`,
      [here.shop.id, one, other],
    )
  },
  async 'exchanges.change_doubled'(here) {
    const member = await here.member('A')
    const [old, other] = [await here.oneOff(wednesday), await here.oneOff(wednesday)]
    await change(here, member.id, [old.id, await here.sit(old, member)], [other.id, await here.sit(other, member)])
  },
  async 'exchanges.change_lost'(here) {
    const member = await here.member('A')
    const [old, other] = [await here.oneOff(wednesday), await here.oneOff(wednesday)]
    const seat = await here.sit(old, member)
    await owner.query(`update shifts.attendance set state = 'cancelled', cancel_reason = 'late' where id = $1`, [seat])
    await change(here, member.id, [old.id, seat], [other.id, newId()])
  },
  'exchanges.proposal_without_request': (here) => swapLeg(here, { proposal: 'pending', request: 'open' }),
  'exchanges.offered_without_proposal': (here) => swapLeg(here, { proposal: 'off', request: 'offered' }),
  'exchanges.swap_doubled': (here) => swapLeg(here, { proposal: 'done', request: 'done' }),
  async 'exchanges.gift_without_seat'(here) {
    const member = await here.member('A')
    const shift = await here.oneOff(wednesday)
    const seat = await here.sit(shift, member)
    await owner.query(
      `insert into exchanges.pot_offer (organisation_id, id, member_id, sort, shift_id, attendance_id, state, made_at,
         validated_at, validated_on)
       values ($1, $2, $3, 'shift', $4, $5, 'validated', now(), now(), '2025-03-03')`,
      [here.shop.id, newId(), member.id, shift.id, seat],
    )
  },
  async 'exchanges.pot_seat_not_freed'(here) {
    const member = await here.member('A')
    await potRequest(here, member.id, 'seat', await here.sit(await here.oneOff(wednesday), member))
  },
  async 'exchanges.pot_and_ledger'(here) {
    const member = await here.member('A')
    const request = await potRequest(here, member.id, 'credit', null)
    await owner.query(
      `insert into shifts.ledger_entry (organisation_id, id, member_id, counter, amount, effective_on, recorded_at, cause,
         cause_id, round, position, sentence, facts)
       values ($1, $2, $3, 'main', -1000, '2025-03-03', now(), 'exchange', $4, 1, 1, 'shifts.ledger.pot_received', '{}'),
         ($1, $5, $3, 'main', 1000, '2025-03-03', now(), 'office', $4, 1, 1, 'shifts.ledger.office', '{}')`,
      [here.shop.id, newId(), member.id, request, newId()],
    )
  },
  async 'exchanges.swap_lost'(here) {
    const { seat } = await swapLeg(here, { proposal: 'done', request: 'done' })
    await owner.query(`update shifts.attendance set state = 'cancelled', cancel_reason = 'swap' where id = $1`, [seat])
  },
  async 'exchanges.stand_in_lost'(here) {
    const seat = await here.sit(await here.oneOff(wednesday), await here.member('A', 'regular'), 'regular')
    await call(here, seat, { state: 'filled', taker: await contact(here, 'B') })
  },
  async 'exchanges.call_overdue'(here) {
    const seat = await here.sit(await here.oneOff(wednesday), await here.member('A', 'regular'), 'regular')
    await owner.query(`update shifts.attendance set state = 'cancelled', cancel_reason = 'late' where id = $1`, [seat])
    await call(here, seat, { state: 'open', taker: null })
  },
  async 'exchanges.invited_after_the_end'(here) {
    const [shift, out] = [await here.oneOff(wednesday), newId()]
    await owner.query(
      `insert into exchanges.call_out (organisation_id, id, shift_id, state, until_taken, opened_at, ended_at)
       values ($1, $2, $3, 'filled', 1, '2025-03-03', '2025-03-04')`,
      [here.shop.id, out, shift.id],
    )
    await owner.query(
      `insert into exchanges.call_out_invitation (organisation_id, call_out_id, member_id, invited_at, answer)
       values ($1, $2, $3, '2025-03-05', 'too_late')`,
      [here.shop.id, out, await contact(here, 'A')],
    )
  },
  async 'organisations.active_has_two_contacts'(here) {
    await owner.query(`insert into platform.counter (organisation_id, series, last) values ($1, 'join_seq', 1)`, [
      here.shop.id,
    ])
    await taking(here, 'active', 1)
  },
  async 'organisations.takes_part_with_a_number'(here) {
    await taking(here, 'observer', 7)
  },
  async 'organisations.two_hands_on_money'(here) {
    const one = await taking(here, 'applied')
    for (const role of ['hub_treasurer', 'second_approver']) await mandate(here, one, role)
  },
  async 'organisations.nobody_acts_for_who_left'(here) {
    await owner.query(
      `insert into organisations.representation (organisation_id, id, participant_id, account_id, powers, from_day, source,
         granted_at)
       values ($1, $2, $3, $4, '{sign}', '2025-01-01', 'x', now())`,
      [here.shop.id, newId(), await taking(here, 'refused'), newId()],
    )
  },
  async 'governance.ended_mandates_have_no_power'(here) {
    const { participant, account, seat } = await circleSeat(here)
    const task = newId()
    await owner.query(
      `insert into organisations.mandate (organisation_id, id, role, participant_id, account_id, from_day, until_day,
         decision_number, decision_on, granted_at)
       values ($1, $2, 'noyau', $3, $4, '2025-01-01', '2026-01-01', 'D-1', '2025-01-01', now())`,
      [here.shop.id, task, participant, account],
    )
    await term(here, { seat, participant, account, task, from: '2025-01-01', until: '2025-12-31' })
  },
  async 'governance.seat_held_once'(here) {
    const { participant, account, seat } = await circleSeat(here)
    for (const from of ['2025-01-01', '2025-12-31'])
      await term(here, { seat, participant, account, task: null, from, until: '2025-12-31' })
  },
  async 'governance.chosen_sit'(here) {
    const { seat } = await circleSeat(here)
    await owner.query(
      `insert into governance.selection (organisation_id, id, seat_id, step, from_day, months, opened_at)
       values ($1, $2, $3, 'done', '2025-01-01', 12, now())`,
      [here.shop.id, newId(), seat],
    )
  },
  'governance.decided_by_its_vote': (here) => proposal(here, 'adopted'),
  async 'governance.one_vote_at_a_time'(here) {
    await vote(here, 'open', { proposal: await proposal(here, 'open') })
  },
  'governance.closed_with_quorum': (here) => vote(here, 'closed'),
  async 'governance.register_agrees'(here) {
    await owner.query(
      `insert into governance.decision (organisation_id, id, year, seq, number, title, text, language, method, taken_on,
         in_force_from, review_on, eligible, answered, recorded_at, vote_id)
       values ($1, $2, 2025, 1, 'D-2025-001', 'x', 'x', 'fr', 'majority', '2025-03-03', '2025-03-03', '2026-03-03', 7, 4, now(), $3)`,
      [here.shop.id, newId(), await vote(here, 'closed')],
    )
  },
  async 'governance.answered_while_open'(here) {
    const of = await vote(here, 'open')
    const [participant] = await electors(here, of, 1)
    await owner.query(
      `insert into governance.answer (organisation_id, id, vote_id, participant_id, content, given_at, turn)
       values ($1, $2, $3, $4, '{}', '2025-03-11', 1)`,
      [here.shop.id, newId(), of, participant],
    )
  },
  async 'governance.box_holds_what_was_cast'(here) {
    await electors(here, await vote(here, 'open', { secret: true }), 1, '2025-03-04')
  },
  async 'governance.no_chains'(here) {
    const of = await vote(here, 'open')
    const [one, second, third] = await electors(here, of, 3)
    for (const [from, to] of [
      [one, second],
      [second, third],
    ])
      await owner.query(
        `insert into governance.delegation (organisation_id, id, vote_id, from_id, to_id, given_at) values ($1, $2, $3, $4, $5, now())`,
        [here.shop.id, newId(), of, from, to],
      )
  },
  async 'governance.own_matter_set_aside'(here) {
    const of = await vote(here, 'open')
    const [participant] = await electors(here, of, 1)
    const concerned = JSON.stringify([{ participant, as: 'estimate', reason: null }])
    await owner.query(`update governance.vote set concerned = $2 where id = $1`, [of, concerned])
  },
  async 'governance.candidates_stand'(here) {
    const of = await vote(here, 'open', { secret: true })
    await owner.query(
      `update governance.vote set terms = '{ "options": ["Lea"], "withdrawn": ["Max"] }' where id = $1`,
      [of],
    )
  },
  async 'governance.sheets_wait'(here) {
    await owner.query(
      `insert into governance.paper_sheet (organisation_id, vote_id, typist_id, digest, typed_on)
       values ($1, $2, $3, 'x', '2025-03-04')`,
      [here.shop.id, await vote(here, 'open'), newId()],
    )
  },
  async 'governance.run_off_after_tie'(here) {
    const of = await vote(here, 'open')
    await owner.query(`update governance.vote set follows_id = id, is_run_off = true where id = $1`, [of])
  },
  async 'governance.used_within_theme'(here) {
    const of = await vote(here, 'open')
    const [from, to] = await electors(here, of, 2)
    const given = newId()
    await owner.query(
      `insert into governance.theme_delegation (organisation_id, id, from_id, to_id, theme, until_day, given_at)
       values ($1, $2, $3, $4, 'software', '2025-12-31', now())`,
      [here.shop.id, given, from, to],
    )
    await owner.query(
      `insert into governance.delegation (organisation_id, id, vote_id, from_id, to_id, given_at, used_at, theme_delegation_id)
       values ($1, $2, $3, $4, $5, now(), now(), $6)`,
      [here.shop.id, newId(), of, from, to, given],
    )
  },
  async 'governance.opinions_beside_open_votes'(here) {
    await owner.query(
      `insert into governance.opinion (organisation_id, id, vote_id, account_id, content, given_at)
       values ($1, $2, $3, $4, '{}', now())`,
      [here.shop.id, newId(), await vote(here, 'open', { secret: true }), newId()],
    )
  },
  async 'governance.objections_weighed'(here) {
    await owner.query(
      `insert into governance.objection (organisation_id, id, proposal_id, participant_id, harm, what_would_help, round, state,
         raised_at, raised_on)
       values ($1, $2, $3, $4, 'x', 'x', 1, 'not_qualified', now(), '2025-03-03')`,
      [here.shop.id, newId(), await proposal(here, 'open'), newId()],
    )
  },
  async 'governance.initiatives_reached'(here) {
    const initiative = newId()
    await owner.query(
      `insert into governance.initiative (organisation_id, id, number, proposal_id, participant_id, state, days, begun_at,
         published_on, expires_on) values ($1, $2, 1, $3, $4, 'accepted', 30, now(), '2025-03-03', '2025-04-02')`,
      [here.shop.id, initiative, await proposal(here, 'open'), newId()],
    )
    await owner.query(
      `insert into governance.initiative_scope (organisation_id, initiative_id, place, goal) values ($1, $2, 1, 3)`,
      [here.shop.id, initiative],
    )
  },
  async 'governance.polls_answered_in_time'(here) {
    const poll = newId()
    await owner.query(
      `insert into governance.quick_poll (organisation_id, id, number, kind, title, statements, open_to_all, made_at, closes_at)
       values ($1, $2, 1, 'sense', 'x', '{}', false, '2025-03-03', '2025-03-06')`,
      [here.shop.id, poll],
    )
    await owner.query(
      `insert into governance.quick_answer (organisation_id, poll_id, voice, said, at) values ($1, $2, $3, '{yes}', '2025-03-07')`,
      [here.shop.id, poll, newId()],
    )
  },
  'communication.no_small_count_published': (here) => dataset(here, '{ "rows": [{ "backings": 2 }] }'),
  'communication.published_as_signed': (here) => dataset(here, '{ "rows": [] }', 'of something else'),
  'funding.sets_balance': (here) => entry(here, 1, [500, -499]),
  'funding.sets_have_lines': (here) => entry(here, 1, []),
  'funding.reversals_mirror': async (here) =>
    entry(here, 2, [500, -500], { reverses: await entry(here, 1, [500, -500]) }),
  'funding.chain_holds': (here) => entry(here, 1, [500, -500], { hash: 'of something else' }),
  'funding.items_within_their_most': async (here) => {
    const pot = newId()
    await owner.query(
      `insert into funding.pot (organisation_id, id, seq, name, kind, currency, opens_on, closes_on, ends_at, opened_at)
       values ($1, $2, 1, 'Pot', 'common_pot', 'EUR', '2025-03-01', '2025-03-31', now(), now())`,
      [here.shop.id, pot],
    )
    await owner.query(
      `insert into funding.pot_item (organisation_id, id, pot_id, place, name, least, most, state)
       values ($1, $2, $3, 1, 'Scale', 0, 100, 'open')`,
      [here.shop.id, newId(), pot],
    )
    await owner.query(
      `insert into funding.contribution (organisation_id, id, pot_id, item_id, participant_id, amount, given_at)
       select $1, $2, pot_id, id, $3, 101, now() from funding.pot_item where organisation_id = $1`,
      [here.shop.id, newId(), newId()],
    )
  },
  'funding.expenses_follow_the_ledger': async (here) =>
    owner.query(
      `insert into funding.expense (organisation_id, id, number, participant_id, what, spent_on, net, vat, currency, born_by,
         state, cost_set_id, written_at, changed_at)
       values ($1, $2, 1, $3, 'Train', '2025-03-01', 500, 0, 'EUR', 'dues', 'cancelled', $4, now(), now())`,
      [here.shop.id, newId(), newId(), await entry(here, 1, [500, -500])],
    ),
  'funding.invoices_without_gaps': (here) =>
    owner.query(
      `insert into funding.invoice (organisation_id, id, kind, about, seller_id, buyer_id, year, seq, number, issued_on, due_on,
         currency, language, seller, buyer, net, vat, total, reference, search, issued_at)
       values ($1, $2, 'invoice', 'other', $3, $3, 2025, 2, '2025-0002', '2025-03-03', '2025-03-03', 'EUR', 'fr', '{}', '{}',
         100, 0, 100, 'x', 'x', now())`,
      [here.shop.id, newId(), newId()],
    ),
  async 'funding.calls_follow_the_ledger'(here) {
    await owner.query(
      `insert into funding.call_line (organisation_id, id, round_id, kind, tranche, participant_id, net, vat, vat_bp, vat_kind,
         called_on, due_on, reference, set_id, paid)
       values ($1, $2, $3, 'more', 1, $4, 100, 0, 0, 'outside', '2025-03-01', '2025-03-31', 'x', $5, 40)`,
      [here.shop.id, newId(), await fundingRound(here, 'called'), newId(), await entry(here, 1, [500, -500])],
    )
  },
  async 'funding.costs_follow_the_ledger'(here) {
    await owner.query(
      `insert into funding.cost (organisation_id, id, round_id, provider_id, day, document, net, vat, in_hours, last, paid,
         proposed_at) values ($1, $2, $3, $4, '2025-03-01', 'F-1', 10, 0, 0, true, 10, now())`,
      [here.shop.id, newId(), await fundingRound(here, 'spending'), newId()],
    )
  },
  async 'funding.tranches_within_shares'(here) {
    const round = await fundingRound(here, 'called')
    await owner.query('update funding.round set tranches_called = 1 where id = $1', [round])
    await owner.query(
      `insert into funding.share (organisation_id, pledge_id, round_id, participant_id, place, mode, net, contingency, cap, how)
       values ($1, $2, $3, $4, 0, 'share', 100, 0, 100, 'by_key')`,
      [here.shop.id, newId(), round, newId()],
    )
  },
  async 'funding.ended_rounds_are_empty'(here) {
    await bears(here, await fundingRound(here, 'cancelled'), 5)
  },
  async 'funding.nobody_refunded_more'(here) {
    await bears(here, await fundingRound(here, 'settled'), -5)
  },
  async 'funding.buy_ins_leave_the_sum'(here) {
    await bears(here, await fundingRound(here, 'settled'), 5, 'buy_in')
  },
  async 'funding.providers_paid_from_receipts'(here) {
    await owner.query(
      `insert into funding.cost (organisation_id, id, round_id, provider_id, day, document, net, vat, in_hours, last, paid,
         proposed_at) values ($1, $2, $3, $4, '2025-03-01', 'F-1', 10, 0, 0, true, 10, now())`,
      [here.shop.id, newId(), await fundingRound(here, 'spending'), newId()],
    )
  },
  async 'communication.published_is_written'(here) {
    await owner.query(
      `insert into communication.page (organisation_id, id, kind, address, language, state, version, shown_version, made_at,
         published_at, shown_at) values ($1, $2, 'page', 'x', 'fr', 'published', 1, 1, now(), now(), now())`,
      [here.shop.id, newId()],
    )
  },
  async 'communication.sent_once'(here) {
    const [issue, reader] = [newId(), await newsReader(here)]
    await owner.query(
      `insert into communication.issue (organisation_id, id, number, state, language, since, made_at, sent_at)
       values ($1, $2, 1, 'sent', 'fr', '2025-01-01', now(), now())`,
      [here.shop.id, issue],
    )
    await owner.query(
      `insert into communication.send (organisation_id, issue_id, subscriber_id, state) values ($1, $2, $3, 'reserved')`,
      [here.shop.id, issue, reader],
    )
  },
  async 'communication.bounced_is_suppressed'(here) {
    const id = await newsReader(here)
    await owner.query(
      `insert into communication.bounce (organisation_id, id, subscriber_id, kind, at, day)
       values ($1, $2, $3, 'hard', now(), '2025-03-01')`,
      [here.shop.id, newId(), id],
    )
  },
  async 'communication.only_accepted_goes_out'(here) {
    await owner.query(
      `insert into communication.copy (organisation_id, post_id, account_id, digest, state) values ($1, $2, $3, false, 'gathered')`,
      [here.shop.id, await listPost(here, 'held'), newId()],
    )
  },
  async 'communication.blocked_is_discarded'(here) {
    await owner.query(
      `insert into communication.list_sender (organisation_id, address, rule, set_at)
       values ($1, 'ann@example.org', 'blocked', now() - interval '1 day')`,
      [here.shop.id],
    )
    await listPost(here, 'accepted')
  },
  async 'communication.returned_is_disabled'(here) {
    await owner.query(
      `insert into communication.list_member (organisation_id, account_id, mode, state, token, joined_at, score)
       values ($1, $2, 'each', 'member', 'x', now(), 50)`,
      [here.shop.id, newId()],
    )
  },
  async 'communication.questions_are_solved'(here) {
    const thread = await listThread(here)
    await owner.query('update communication.thread set solved_at = now(), solved_post = $1 where id = $2', [
      newId(),
      thread,
    ])
  },
  'translations.reviewed_by_another': (here) =>
    owner.query(
      `insert into translations.text (organisation_id, kind, subject_id, language, version, words, original, based_on,
         written_at, written_by, reviewed_at, reviewed_by)
       values ($1, 'need', $2, 'de', 1, '{}', '{}', 0, now(), $3, now(), $3)`,
      [here.shop.id, newId(), newId()],
    ),
  'communication.taken_has_a_taker': (here) => boardTask(here, 'taken'),
  async 'communication.review_has_a_link'(here) {
    await taskTaker(here, await boardTask(here, 'in_review'), newId())
  },
  'communication.common_before_ready': (here) => boardTask(here, 'ready', true),
  async 'communication.young_agreed'(here) {
    const account = newId()
    await owner.query(
      `insert into communication.contributor (organisation_id, id, name, email, language, state, token, asked_at, asked_on,
         account_id, minor)
       values ($1, $2, 'x', 'x', 'fr', 'active', 'x', now(), current_date, $3, true)`,
      [here.shop.id, newId(), account],
    )
    await taskTaker(here, await boardTask(here, 'taken'), account)
  },
  'needs.states_are_reached': (here) => need(here, 1, 'analysed'),
  async 'needs.voices_count_once'(here) {
    const [one, other] = [await need(here, 1, 'collected'), await need(here, 2, 'collected')]
    await owner.query(
      `update needs.need set state = 'merged', merged_into = case id when $1::uuid then $2::uuid else $1::uuid end
       where id in ($1, $2)`,
      [one, other],
    )
  },
  async 'needs.dots_within_limit'(here) {
    const participant = newId()
    for (const number of [1, 2])
      await owner.query(
        `insert into needs.dots (organisation_id, cycle, participant_id, need_id, dots, put_at) values ($1, 1, $2, $3, 5, now())`,
        [here.shop.id, participant, await need(here, number, 'collected')],
      )
  },
  async 'needs.one_live_version'(here) {
    const [series, provider] = [newId(), newId()]
    for (const version of [1, 2])
      await owner.query(
        `insert into needs.estimate (organisation_id, id, series, version, provider_id, state, currency, asked_at)
         values ($1, $2, $3, $4, $5, 'submitted', 'EUR', now())`,
        [here.shop.id, newId(), series, version, provider],
      )
  },
  async 'needs.payers_of_its_round'(here) {
    await owner.query(
      `insert into needs.payer (organisation_id, need_id, participant_id, round_id, since) values ($1, $2, $3, $4, '2025-03-01')`,
      [here.shop.id, await need(here, 1, 'collected'), newId(), newId()],
    )
  },
  'meetings.states_are_reached': (here) => meeting(here, 'minutes_draft'),
  'meetings.current_minutes_exist': (here) => meeting(here, 'planned', ', minutes_version = 3'),
  async 'meetings.timers_run_in_meetings'(here) {
    await owner.query(
      `insert into meetings.agenda_item (organisation_id, id, meeting_id, place, sort, title, minutes, aim, by_itself,
         running_since) values ($1, $2, $3, 1, 'other', 'x', 5, 'inform', false, now())`,
      [here.shop.id, newId(), await meeting(here, 'planned')],
    )
  },
  async 'meetings.places_within_capacity'(here) {
    const event = newId()
    await owner.query(
      `insert into meetings.event (organisation_id, id, number, state, title, days, first_day, last_day, starts_at, ends_at,
         capacity, questions, price_steps, open_to_all, announced_at)
       values ($1, $2, 1, 'announced', 'x', '[]', current_date, current_date, now(), now() + interval '1 hour', 1, '{}', '{0}',
         false, now())`,
      [here.shop.id, event],
    )
    for (const seq of [1, 2])
      await owner.query(
        `insert into meetings.registration (organisation_id, id, event_id, name, language, price, state, seq, asked_at)
         values ($1, $2, $3, 'x', 'fr', 0, 'confirmed', $4, now())`,
        [here.shop.id, newId(), event, seq],
      )
  },
  'jobs.stuck': (here) => job(here, 'reaction', '2020-01-01'),
  'jobs.given_up': (here) => job(here, 'given_up', '2020-01-01'),
  [wallIsDown]: () => owner.query('alter table shifts.watch disable row level security'),
}
test('a shop that only ever used the program is well', async () => {
  const here = await plannedShop(w)
  await here.sit(await here.oneOff(wednesday), await here.member('A'))
  assert.deepEqual(await broken(here), [])
})

test('each check has a violation planted here', () => {
  const checks = w.house.rooms.flatMap((rooms) => rooms.checks.map(({ name }) => name))
  assert.deepEqual(checks.toSorted(), [...Object.keys(planted), 'platform.role_passes_walls'].sort())
})

for (const [name, plant] of Object.entries(planted))
  test(`the doctor finds ${name}, in the shop where it is and in no other`, async () => {
    const [here, there] = [await plannedShop(w), await plannedShop(w)]
    await plant(here)
    try {
      assert.ok((await broken(here)).includes(name), (await broken(here)).join())
      if (name !== wallIsDown) assert.deepEqual(await broken(there), [])
    } finally {
      // Of the whole database: put back, so that the tests after it see what they planted alone.
      if (name === wallIsDown) await owner.query('alter table shifts.watch enable row level security')
    }
  })

test('the doctor finds a role that walks through walls', async () => {
  const check = w.house.rooms.flatMap((rooms) => rooms.checks).find(({ name }) => name === 'platform.role_passes_walls')
  const asOwner = new Database({ url: w.house.database.url, poolSize: 1 })
  const { id } = await w.shop()
  try {
    assert.equal((await check?.run(asOwner.for(id), id))?.length, 1)
  } finally {
    await asOwner.close()
  }
})

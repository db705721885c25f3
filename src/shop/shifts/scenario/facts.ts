/** What scenario files may expect of members, shifts and sheets. */
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioFacts } from '#platform/scenario.ts'
import { listLeaves } from '../reads/leave.ts'
import { readLedger } from '../reads/ledger.ts'
import { readOpenShift } from '../reads/open.ts'
import { readSheet } from '../reads/sheet.ts'
import { readMonth, readShift } from '../reads/week.ts'
import { readOneWorker } from '../reads/workers.ts'
import { campaign, closing, days, rota, template } from './facts-planning.ts'
import { datedShift, sheetOf } from './names.ts'

export const member: ScenarioFacts = {
  facts: {
    mode: '`flying`, `regular`, `mixed`, `exempt`, `not_concerned`',
    standing: '`up_to_date`, `alert`, `extension`, `suspended`, `on_leave`, `exempted`, `unsubscribed`, `resigning`',
    main: 'first counter',
    make_up: 'second counter',
    absences: 'absences, 0 or less',
    may_shop: 'may buy today',
    alert_since: 'day on which the alert began',
    alert_until: 'last day of the alert',
    extension_until: 'last day of the extension',
    penalised: 'a count took two and is remembered',
    next_count: 'day of the next count',
    alert_from: 'count day that finds nothing left, if nothing more is done',
    alert_from_with_booked: 'the same, were every booked shift done',
    why: 'codes of what lowered the counters and still stands: `shifts.absent_without_word`, `shifts.absent_told`, `shifts.count`, `shifts.office` …',
    says: 'what the member reads, in order, as codes: `head.alert_until`, `why.balance`, `shifts.absent_told`, `next.change`, `back.book` …',
    may_shop_until: 'last day of shopping, if nothing is done any more',
    next_standing: 'the standing that comes next, if nothing is done any more',
    next_standing_on: 'its day',
    needed: 'ordinary shifts that put things right at once',
    ledger: 'entries, newest first: `counter`, `amount`, `on`, `why`',
    leaves: 'leaves, newest first: `type`, `from`, `until`, `state`',
    skills: 'what they can do',
    leads: 'may lead shifts',
    blocked: 'why the office blocked them',
    flying_start: 'first day counted as flying',
    exempt_reason: 'why exempt',
    contact_visible: 'leads may reach them',
    name_visible: 'the first name shows on lists',
    fixed_seats: 'fixed seats of today and later: `template`, `role`, `from`, `until`',
    shifts: 'seats they have, past ones too: `name`, `day`, `starts`, `ends`, `role`, `purpose`, `state`',
  },
  async read(world, id) {
    const worker = await world.look(readOneWorker, { member: id })
    const counted = await world.look(readLedger, { member: id })
    const { leaves } = await world.look(listLeaves, { member: id, size: 100 })
    return {
      ...countedFacts(counted),
      leaves: leaves.map(({ type, from, until, state }) => ({ type, from, until, state })),
      mode: worker.mode,
      standing: worker.standing,
      skills: worker.skills,
      leads: worker.isLead,
      blocked: worker.blocked,
      flying_start: worker.flyingStart,
      exempt_reason: worker.exemptReason,
      contact_visible: worker.contactVisible,
      name_visible: worker.nameVisible,
      fixed_seats: worker.fixedSeats.map(({ templateName, role, from, until }) => ({
        template: templateName,
        role,
        from,
        until,
      })),
      shifts: worker.shifts
        .filter((one) => one.state !== 'cancelled')
        .map(({ name, day, localStart, localEnd, role, purpose, state }) => ({
          name,
          day,
          starts: localStart,
          ends: localEnd,
          role,
          purpose,
          state,
        })),
    }
  },
}

type Counted = Awaited<ReturnType<(typeof readLedger)['run']>>

function countedFacts(counted: Counted): Line {
  const code = (sentence: string): string => sentence.replace('shifts.ledger.', 'shifts.')
  const changing = counted.says.next.find(({ key }) => key === 'shifts.says.next.change')
  const back = new Set(counted.ledger.map(({ reverses }) => reverses))
  const standing = counted.ledger.filter(({ id, reverses }) => reverses === null && !back.has(id))
  return {
    main: counted.balances.main,
    make_up: counted.balances.makeUp,
    absences: counted.balances.absences,
    may_shop: counted.mayBuy,
    alert_since: counted.alertSince,
    alert_until: counted.alertUntil,
    extension_until: counted.extensionUntil,
    says: saidCodes(counted.says),
    may_shop_until: counted.says.mayShopUntil,
    next_standing: changing?.facts['why'] ?? null,
    next_standing_on: changing?.facts['day'] ?? null,
    needed: counted.needed,
    penalised: counted.penalised,
    next_count: counted.nextCount,
    alert_from: counted.alertFrom,
    alert_from_with_booked: counted.alertFromWithBooked,
    why: [...new Set(standing.filter(({ amount }) => amount < 0).map(({ sentence }) => code(sentence)))],
    ledger: counted.ledger.map(({ counter, amount, effectiveOn, sentence }) => ({
      counter,
      amount,
      on: effectiveOn,
      why: code(sentence),
    })),
  }
}

const saidCodes = ({ head, why, next, wayBack }: Counted['says']): string[] =>
  [head, ...why, ...next, ...wayBack].map(({ key }) =>
    key.replace('shifts.says.', '').replace('shifts.ledger.', 'shifts.'),
  )

const shift: ScenarioFacts = {
  facts: {
    name: 'its name',
    day: 'its day',
    starts: 'when it begins, on the clock of the shop',
    ends: 'when it ends, on the clock of the shop',
    starts_at: 'when it begins, as the world knows it: `2025-03-24T09:00:00.000Z`',
    ends_at: 'when it ends, the same way',
    state: '`planned`, `cancelled`, `closed`',
    reason: 'why it was cancelled',
    kind: 'name of its kind',
    template: 'name of its template',
    week: 'letter of its week',
    lead: 'who leads it',
    weight: 'what it counts',
    beneficiary: 'for whom it is done',
    edited: 'names of the fields that were changed by hand',
    seats: 'seats of all groups',
    taken: 'seats taken',
    free: 'seats free',
    required: 'people wanted at least',
    needs_people: 'many seats are free',
    critical: 'soon, and a lead, a cashier or a quarter of the people are missing',
    people: 'names of everybody on it',
    attendances:
      'everybody on it: `member`, `role`, `purpose`, `state` (`planned`, `done`, `absent_0`, `absent_1`, `absent_2`, `cancelled`), `presumed` (nobody said so yet), `stand_in`, `source`, `fixed`; cancelled ones too',
    groups: '`role`, `seats`, `taken`, `min_seats`, `skills`, `warnings`',
  },
  async read(world, id) {
    const one = await world.look(readShift, { shift: id })
    const month = await world.look(readMonth, { from: one.day, until: one.day, kinds: [] })
    const line = found(
      month.shifts.find((other) => other.id === id),
      'shift',
    )
    const roles = new Map(one.groups.map((group) => [group.id, group.role]))
    const there = one.people.filter(({ state }) => state !== 'cancelled')
    return {
      name: one.name,
      day: one.day,
      starts: one.localStart,
      ends: one.localEnd,
      starts_at: one.startsAt,
      ends_at: one.endsAt,
      state: one.state,
      reason: one.cancelReason,
      kind: one.kindName,
      template: one.template && world.nameOf(one.template),
      week: one.weekLetter,
      lead: one.lead && world.nameOf(one.lead),
      weight: one.weight,
      beneficiary: one.beneficiary,
      edited: one.editedFields,
      seats: line.seats,
      taken: there.length,
      free: line.seats - there.length,
      required: line.required,
      needs_people: line.needsPeople,
      critical: line.critical,
      people: there.map((seat) => world.nameOf(seat.member)),
      attendances: one.people.map((seat) => ({
        member: world.nameOf(seat.member),
        role: roles.get(seat.group) ?? null,
        purpose: seat.purpose,
        state: seat.state,
        presumed: seat.presumed,
        stand_in: seat.standIn && world.nameOf(seat.standIn),
        source: seat.source,
        fixed: seat.fixed,
      })),
      groups: one.groups.map(({ role, seats, taken, minSeats, skills, warnings }) => ({
        role,
        seats,
        taken,
        min_seats: minSeats,
        skills,
        warnings,
      })),
    }
  },
  find: datedShift,
  factsFor: {
    listed: 'stands in the list of open shifts of this person, unless all are asked for',
    why_not: 'codes of every reason why this person may not take a seat',
    under_populated: 'so empty that it is shown first to whoever makes up',
    shown_names: 'names this person sees',
  },
  async readFor(world, id, name) {
    const open = await world.lookAs(name, readOpenShift, { shift: id })
    return {
      listed: open.listed,
      why_not: open.whyNot.map(({ code }) => code),
      under_populated: open.underPopulated,
      shown_names: open.names,
    }
  },
}

const sheet: ScenarioFacts = {
  facts: {
    state: '`open`, `validated`',
    day: 'its day',
    time: 'its hours: `14:00-16:00`',
    week: 'letter of the week, if any',
    shifts: 'names of its shifts',
    expected: 'people expected',
    seats: 'seats of its shifts',
    free: 'seats free',
    lines:
      'everybody on it: `member`, `stand_in`, `purpose`, `outcome`, `added`, `first_time`, `beside`, `told` (the shop knows that nobody comes)',
    notes: 'what the lead wrote',
    notes_before: 'notes of the sheet before that nobody has read',
    feedback: 'what the lead says of the team',
    team_size: '`not_enough`, `enough`, `too_many`, `was_not_there`',
    validated_by: 'who confirmed',
    read: 'its notes were read',
    as_regular: 'regulars who were added as `regular`',
  },
  async read(world, id) {
    const one = await world.look(readSheet, { sheet: id })
    return {
      state: one.state,
      day: one.day,
      time: `${one.localStart}-${one.localEnd}`,
      week: one.weekLetter,
      shifts: one.shifts.map(({ name }) => name),
      expected: one.expected,
      seats: one.seats,
      free: one.free,
      lines: one.lines.map((line) => ({
        member: world.nameOf(line.member),
        stand_in: line.standIn && world.nameOf(line.standIn),
        purpose: line.purpose,
        outcome: line.outcome,
        added: line.added,
        first_time: line.firstTime,
        beside: line.beside && world.nameOf(line.beside),
        told: line.toldAt !== null,
      })),
      notes: one.notes,
      notes_before: one.before?.notes ?? null,
      feedback: one.feedback,
      team_size: one.teamSize,
      validated_by: one.validatedBy,
      read: one.readAt !== null,
      as_regular: one.addedAsRegular,
    }
  },
  find: sheetOf,
}

export const expected = { member, shift, template, rota, closing, campaign, days, sheet }

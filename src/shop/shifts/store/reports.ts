/** What the staff reads of counters, standing and attendance, as lists: each page two statements, however many people.
 *  Source: domain-shifts 8. */
import { sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

type Piece = ReturnType<typeof sql>

const person = {
  member: { sql: sql`who.contact_id`, type: 'text', exported: false },
  name: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
  memberNo: { sql: sql`who.member_no`, type: 'number', sortable: true },
} as const

const found = (word: string): Piece =>
  /^\d{1,9}$/.test(word)
    ? sql`(${wordIn(sql`who.search`)(word)} or who.member_no = ${Number(word)})`
    : wordIn(sql`who.search`)(word)

const balances = {
  main: { sql: sql`(state.main / 1000.0)::float8`, type: 'number', sortable: true },
  makeUp: { sql: sql`(state.make_up / 1000.0)::float8`, type: 'number', sortable: true },
} as const

export interface Watched {
  readonly organisation: OrganisationId
  readonly today: Day
  /** Days of an alert after its first; null where none ends by age. */
  readonly alertDays: number | null
}

/** Who shops today and will not, if nothing is done: alerts and extensions, the nearest end first. */
export function aboutToStop({ organisation, today, alertDays }: Watched): ListDefinition {
  const until = sql`case when state.standing = 'extension' then state.extension_until
    else state.alert_start + ${alertDays}::integer end`
  return {
    name: 'about_to_stop',
    from: sql`from shifts.standing_state as state
      join members.public_member as who
        on who.organisation_id = state.organisation_id and who.contact_id = state.member_id and not who.archived
      where state.organisation_id = ${organisation} and state.standing in ('alert', 'extension')`,
    id: sql`state.member_id`,
    columns: {
      ...person,
      standing: { sql: sql`state.standing`, type: 'text', sortable: true },
      ...balances,
      until: { sql: until, type: 'day', sortable: true },
      daysLeft: { sql: sql`(${until}) - ${today}::date`, type: 'number' },
      booked: {
        sql: sql`(select min(shift.day) from shifts.attendance as seat
          join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
          where seat.organisation_id = state.organisation_id and seat.state = 'planned' and shift.day >= ${today}
            and coalesce(seat.stand_in_id, seat.member_id) = state.member_id)`,
        type: 'day',
      },
    },
    search: found,
    filters: { standing: (value) => sql`state.standing = ${value}` },
    sort: 'until',
  }
}

/** Standings on any day, past ones too: read from the spans. */
export const standingsOn = (organisation: OrganisationId, on: Day): ListDefinition => ({
  name: 'standings',
  from: sql`from shifts.standing_span as span
    join members.public_member as who
      on who.organisation_id = span.organisation_id and who.contact_id = span.member_id
    where span.organisation_id = ${organisation} and span.from_day <= ${on}
      and (span.to_day is null or span.to_day >= ${on})`,
  id: sql`span.member_id`,
  columns: {
    ...person,
    standing: { sql: sql`span.standing`, type: 'text', sortable: true },
    from: { sql: sql`span.from_day`, type: 'day', sortable: true },
    to: { sql: sql`span.to_day`, type: 'day', sortable: true },
  },
  search: found,
  filters: { standing: (value) => sql`span.standing = ${value}` },
  sort: 'name',
})

/** Weeks ahead with fewer people than wanted, per kind; the emptiest first. */
export const weeksAhead = (organisation: OrganisationId, today: Day, until: Day): ListDefinition => ({
  name: 'weeks_ahead',
  from: sql`from (
      select date_trunc('week', day)::date as week, kind, count(*)::integer as shifts, sum(seats)::integer as seats,
        sum(taken)::integer as taken, sum(greatest(0, wanted - taken))::integer as missing,
        (count(*) filter (where taken < wanted))::integer as below
      from (
        select shift.id, shift.day, kind.name as kind,
          (select sum(grouped.seats) from shifts.shift_group as grouped
            where grouped.organisation_id = shift.organisation_id and grouped.shift_id = shift.id) as seats,
          (select sum(grouped.min_seats) from shifts.shift_group as grouped
            where grouped.organisation_id = shift.organisation_id and grouped.shift_id = shift.id) as wanted,
          (select count(*) from shifts.attendance as seat where seat.organisation_id = shift.organisation_id
            and seat.shift_id = shift.id and seat.state <> 'cancelled') as taken
        from shifts.shift
        join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
        where shift.organisation_id = ${organisation} and shift.state = 'planned'
          and shift.day between ${today} and ${until}) as planned
      group by date_trunc('week', day), kind) as week
    where true`,
  id: sql`md5(week.week::text || week.kind)::uuid`,
  columns: {
    week: { sql: sql`week.week`, type: 'day', sortable: true },
    kind: { sql: sql`week.kind`, type: 'text', sortable: true },
    shifts: { sql: sql`week.shifts`, type: 'number', sortable: true },
    seats: { sql: sql`week.seats`, type: 'number' },
    taken: { sql: sql`week.taken`, type: 'number' },
    missing: { sql: sql`week.missing`, type: 'number', sortable: true },
    below: { sql: sql`week.below`, type: 'number', sortable: true },
  },
  search: (word) => wordIn(sql`platform.plain(week.kind)`)(word),
  filters: { below: (value) => (value === 'yes' ? sql`week.below > 0` : sql`week.below = 0`) },
  sort: 'week',
})

/** Shifts of a range with fewer people than wanted, or with nobody who leads; the next one first. */
export const holes = (organisation: OrganisationId, from: Day, until: Day): ListDefinition => ({
  name: 'holes',
  from: sql`from (
      select shift.id, shift.name, shift.starts_at, kind.name as kind, shift.lead_id is null as leaderless,
        place.seats, place.wanted, coalesce(seat.taken, 0) as taken
      from shifts.shift
      join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
      join lateral (select sum(one.seats)::integer as seats, sum(one.min_seats)::integer as wanted
        from shifts.shift_group as one
        where one.organisation_id = shift.organisation_id and one.shift_id = shift.id) as place on true
      left join lateral (select count(*)::integer as taken from shifts.attendance as one
        where one.organisation_id = shift.organisation_id and one.shift_id = shift.id
          and one.state <> 'cancelled') as seat on true
      where shift.organisation_id = ${organisation} and shift.state = 'planned'
        and shift.day between ${from} and ${until}) as hole
    where (hole.taken < hole.wanted or hole.leaderless)`,
  id: sql`hole.id`,
  columns: {
    startsAt: { sql: sql`hole.starts_at`, type: 'instant', sortable: true },
    shift: { sql: sql`hole.name`, type: 'text', sortable: true },
    kind: { sql: sql`hole.kind`, type: 'text', sortable: true },
    missing: { sql: sql`greatest(0, hole.wanted - hole.taken)`, type: 'number', sortable: true },
    taken: { sql: sql`hole.taken`, type: 'number' },
    seats: { sql: sql`hole.seats`, type: 'number' },
    leaderless: { sql: sql`hole.leaderless`, type: 'yes_no' },
  },
  search: (word) => wordIn(sql`platform.plain(hole.name || ' ' || hole.kind)`)(word),
  filters: { lead: (value) => (value === 'missing' ? sql`hole.leaderless` : sql`not hole.leaderless`) },
  sort: 'startsAt',
})

const daysBack = 366

/** Who came and who did not, and the hours given, per week and kind. */
export const attendanceByWeek = (organisation: OrganisationId, today: Day): ListDefinition => ({
  name: 'attendance',
  from: sql`from (
      select date_trunc('week', shift.day)::date as week, kind.name as kind,
        (count(*) filter (where seat.state = 'done'))::integer as done,
        (count(*) filter (where seat.state in ('absent_0', 'absent_1')))::integer as told,
        (count(*) filter (where seat.state = 'absent_2'))::integer as missed,
        round(100.0 * count(*) filter (where seat.state = 'done') / count(*))::integer as rate,
        round(sum(extract(epoch from shift.ends_at - shift.starts_at)) filter (where seat.state = 'done') / 3600, 1)
          ::float8 as hours
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
      where seat.organisation_id = ${organisation} and seat.state in ('done', 'absent_0', 'absent_1', 'absent_2')
        and shift.day between ${addDays(today, -daysBack)} and ${today}
      group by date_trunc('week', shift.day), kind.name) as week
    where true`,
  id: sql`md5(week.week::text || week.kind)::uuid`,
  columns: {
    week: { sql: sql`week.week`, type: 'day', sortable: true },
    kind: { sql: sql`week.kind`, type: 'text', sortable: true },
    done: { sql: sql`week.done`, type: 'number', sortable: true },
    told: { sql: sql`week.told`, type: 'number', sortable: true },
    missed: { sql: sql`week.missed`, type: 'number', sortable: true },
    rate: { sql: sql`week.rate`, type: 'number', sortable: true },
    hours: { sql: sql`coalesce(week.hours, 0)`, type: 'number', sortable: true },
  },
  search: (word) => wordIn(sql`platform.plain(week.kind)`)(word),
  filters: { kind: (value) => sql`week.kind = ${value}` },
  sort: '-week',
})

/** Who sat on which shift from one day to another, given back seats too, the latest first. */
export function attendanceList(organisation: OrganisationId, from: Day, until: Day): ListDefinition {
  const state = sql`case when seat.presumed and seat.state = 'done' then 'presumed' else seat.state end`
  return {
    name: 'attendances',
    from: sql`from shifts.shift
      join shifts.attendance as seat on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
      join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
      join shifts.shift_group as place on place.organisation_id = seat.organisation_id
        and place.shift_id = seat.shift_id and place.group_id = seat.group_id
      join members.public_member as who
        on who.organisation_id = seat.organisation_id and who.contact_id = seat.member_id
      left join members.public_member as other
        on other.organisation_id = seat.organisation_id and other.contact_id = seat.stand_in_id
      where shift.organisation_id = ${organisation} and shift.day between ${from} and ${until}`,
    id: sql`seat.id`,
    columns: {
      shiftId: { sql: sql`shift.id`, type: 'text', exported: false },
      date: { sql: sql`shift.day`, sortSql: sql`shift.starts_at`, sortType: 'instant', type: 'day', sortable: true },
      localStart: { sql: sql`shift.local_start`, type: 'text' },
      localEnd: { sql: sql`shift.local_end`, type: 'text' },
      shift: { sql: sql`shift.name`, type: 'text', sortable: true },
      kind: { sql: sql`kind.name`, type: 'text', sortable: true },
      role: { sql: sql`place.role`, type: 'text' },
      ...person,
      standIn: { sql: sql`other.display_name`, type: 'text' },
      purpose: { sql: sql`seat.purpose`, type: 'text', sortable: true },
      attendance: { sql: state, type: 'text', sortable: true },
      source: { sql: sql`seat.source`, type: 'text' },
    },
    search: (word) =>
      sql`(${found(word)} or ${wordIn(sql`coalesce(other.search, '')`)(word)}
        or ${wordIn(sql`platform.plain(shift.name)`)(word)})`,
    filters: {
      state: (value) => sql`${state} = ${value}`,
      purpose: (value) => sql`seat.purpose = ${value}`,
      kind: (value) => sql`shift.kind_id::text = ${value}`,
    },
    sort: '-date',
  }
}

/** Every entry of every ledger. */
export const ledgerList = (organisation: OrganisationId): ListDefinition => ({
  name: 'ledger',
  from: sql`from shifts.ledger_entry as entry
    join members.public_member as who
      on who.organisation_id = entry.organisation_id and who.contact_id = entry.member_id
    where entry.organisation_id = ${organisation}`,
  id: sql`entry.id`,
  columns: {
    ...person,
    on: { sql: sql`entry.effective_on`, type: 'day', sortable: true },
    recordedAt: { sql: sql`entry.recorded_at`, type: 'instant', sortable: true },
    counter: { sql: sql`entry.counter`, type: 'text', sortable: true },
    amount: { sql: sql`(entry.amount / 1000.0)::float8`, type: 'number', sortable: true },
    cause: { sql: sql`entry.cause`, type: 'text', sortable: true },
    sentence: { sql: sql`entry.sentence`, type: 'text' },
    reason: { sql: sql`entry.facts ->> 'reason'`, type: 'text' },
  },
  search: found,
  filters: { cause: (value) => sql`entry.cause = ${value}`, counter: (value) => sql`entry.counter = ${value}` },
  sort: '-recordedAt',
})

/** Leaves and exemptions, those that wait for an answer first where nothing else is asked. */
export const leaveList = (organisation: OrganisationId, today: Day): ListDefinition => ({
  name: 'leaves',
  from: sql`from shifts.leave
    join members.public_member as who
      on who.organisation_id = leave.organisation_id and who.contact_id = leave.member_id
    where leave.organisation_id = ${organisation}`,
  id: sql`leave.id`,
  columns: {
    ...person,
    type: { sql: sql`leave.type`, type: 'text', sortable: true },
    from: { sql: sql`leave.from_day`, type: 'day', sortable: true },
    until: { sql: sql`leave.until_day`, type: 'day', sortable: true },
    state: { sql: sql`leave.state`, type: 'text', sortable: true },
    reason: { sql: sql`leave.reason`, type: 'text' },
    evidenceSeenOn: { sql: sql`leave.evidence_seen_on`, type: 'day' },
  },
  search: found,
  filters: {
    state: (value) => sql`leave.state = ${value}`,
    type: (value) => sql`leave.type = ${value}`,
    when: (value) =>
      value === 'now'
        ? sql`leave.from_day <= ${today} and (leave.until_day is null or leave.until_day >= ${today})`
        : value === 'coming'
          ? sql`leave.from_day > ${today}`
          : sql`leave.until_day < ${today}`,
  },
  sort: '-from',
})

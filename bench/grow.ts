/** Makes a demo shop as big as wanted, and gives it a week of 480 seats: rows written straight to the tables. */
import pg from 'pg'

/** The Monday of the week of 60 shifts x 8 seats; no shift of the demo lies in it afterwards. */
export const fullWeek = '2025-03-10'

const historyWeeks = 26

export async function withOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** So many members, and half a year behind them in which each worked every fourth week. */
export async function grow(owner: pg.Client, organisation: string, members: number): Promise<void> {
  await owner.query(morePeople, [organisation, members])
  await owner.query(
    `insert into members.membership (organisation_id, contact_id, member_no, since, role)
    select organisation_id, id, 100000 + row_number() over (order by id), '2020-01-01', 'worker'
    from members.contact where organisation_id = $1 and external_id like 'grown %'`,
    [organisation],
  )
  await owner.query(
    `insert into shifts.worker (organisation_id, member_id, mode, flying_start)
    select organisation_id, id, 'flying', '2024-01-01'
    from members.contact where organisation_id = $1 and external_id like 'grown %'`,
    [organisation],
  )
  const weekly = Math.ceil(members / 4 / 8)
  await owner.query(shiftsOf, [organisation, '2024-08-26', historyWeeks, weekly])
  await seatAll(owner, organisation, 'done')
}

/** The week of 480 seats, all taken. */
export async function fillWeek(owner: pg.Client, organisation: string): Promise<void> {
  const inWeek = `select id from shifts.shift where organisation_id = $1 and day between $2::date and $2::date + 6`
  await owner.query(`delete from shifts.attendance where organisation_id = $1 and shift_id in (${inWeek})`, [
    organisation,
    fullWeek,
  ])
  await owner.query(`delete from shifts.shift where organisation_id = $1 and day between $2::date and $2::date + 6`, [
    organisation,
    fullWeek,
  ])
  await owner.query(shiftsOf, [organisation, fullWeek, 1, 60])
  await seatAll(owner, organisation, 'planned')
  await owner.query('analyze')
}

const morePeople = `
  insert into members.contact (organisation_id, id, kind, first_name, last_name, email, external_id, created_at)
  select $1, gen_random_uuid(), 'person', 'Person', 'Number ' || n, 'n' || n || '@example.org', 'grown ' || n, now()
  from generate_series(1, greatest(0, $2::integer - (select count(*)::integer from members.membership
    where organisation_id = $1))) n`

/** Shifts of two hours with one group of eight seats, so many in each of these weeks. */
const shiftsOf = `
  with made as (
    insert into shifts.shift (organisation_id, id, kind_id, name, day, local_start, local_end, starts_at, ends_at, week_letter)
    select $1::uuid, gen_random_uuid(), (select id from shifts.kind where organisation_id = $1::uuid order by id limit 1),
      'Grown ' || n, day, hour, hour + interval '2 hours', (day + hour) at time zone 'Europe/Brussels',
      (day + hour + interval '2 hours') at time zone 'Europe/Brussels', 'A'
    from generate_series(0, $3::integer - 1) week, generate_series(1, $4::integer) n,
      lateral (select $2::date + 7 * week + n % 7 as day, time '06:00' + n % 8 * interval '2 hours' as hour) slot
    returning id
  )
  insert into shifts.shift_group (organisation_id, shift_id, group_id, role, seats)
  select $1::uuid, id, gen_random_uuid(), 'any', 8 from made`

/** Shifts of `weekly` a week for so many weeks, and everybody in turn on them. */
export async function plan(owner: pg.Client, organisation: string, from: string, weeks: number, weekly: number) {
  await owner.query(shiftsOf, [organisation, from, weeks, weekly])
  await seatAll(owner, organisation, 'planned')
}

/** Everybody in turn on the grown shifts that are still empty. */
async function seatAll(owner: pg.Client, organisation: string, state: string): Promise<void> {
  // Without counts of what was just written the join below runs over every pair.
  await owner.query('analyze')
  await owner.query(
    `with person as (
       select contact_id, row_number() over (order by contact_id) - 1 as at
       from members.membership where organisation_id = $1
     ), place as (
       select one.shift_id, one.group_id,
         (row_number() over (order by shift.day, one.shift_id, n) - 1) % (select count(*) from person) as at
       from shifts.shift_group one join shifts.shift
         on shift.organisation_id = one.organisation_id and shift.id = one.shift_id, generate_series(1, 8) n
       where one.organisation_id = $1 and shift.name like 'Grown %' and not exists (select 1 from shifts.attendance taken
         where taken.organisation_id = one.organisation_id and taken.shift_id = one.shift_id)
     )
     insert into shifts.attendance (organisation_id, id, shift_id, group_id, member_id, purpose, state, source, booked_at)
     select $1, gen_random_uuid(), place.shift_id, place.group_id, person.contact_id, 'flying', $2, 'self', now()
     from place join person on person.at = place.at`,
    [organisation, state],
  )
}

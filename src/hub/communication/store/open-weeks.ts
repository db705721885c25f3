/** SQL of Open Weeks and of calls for volunteers. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface WeekText {
  readonly name: string
  readonly fromDay: Day
  readonly untilDay: Day
  readonly school: string | null
  readonly circleAt: TimeOfDay
  readonly demoAt: TimeOfDay
  readonly link: string | null
  readonly trialLink: string | null
}

export interface WeekRow extends WeekText {
  readonly id: string
  readonly version: number
  readonly cancelled: boolean
  readonly cancelReason: string | null
  readonly toldOn: Day | null
}

const columns = sql`id, name, from_day as "fromDay", until_day as "untilDay", school,
  to_char(circle_at, 'HH24:MI') as "circleAt", to_char(demo_at, 'HH24:MI') as "demoAt", link, trial_link as "trialLink",
  version, cancelled_at is not null as cancelled, cancel_reason as "cancelReason", told_on as "toldOn"`

const oneWeek = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<WeekRow | null> =>
  one(db, sql<WeekRow>`select ${columns} from communication.open_week where organisation_id = ${community} and ${rest}`)

export const readWeek = (db: Db, community: OrganisationId, id: string) => oneWeek(db, community, sql`id = ${id}`)
export const lockWeek = (db: Db, community: OrganisationId, id: string) =>
  oneWeek(db, community, sql`id = ${id} for update`)

/** Those that are not over on the day, the next one first. */
export const weeksFrom = (db: Db, community: OrganisationId, day: Day): Promise<WeekRow[]> =>
  rows(
    db,
    sql<WeekRow>`select ${columns} from communication.open_week
      where organisation_id = ${community} and until_day >= ${day} order by from_day, id`,
  )

export async function addWeek(
  db: Db,
  community: OrganisationId,
  week: WeekText & { readonly id: string; readonly at: Instant },
): Promise<void> {
  await sql`insert into communication.open_week (organisation_id, id, name, from_day, until_day, school, circle_at, demo_at,
      link, trial_link, planned_at)
    values (${community}, ${week.id}, ${week.name}, ${week.fromDay}, ${week.untilDay}, ${week.school}, ${week.circleAt},
      ${week.demoAt}, ${week.link}, ${week.trialLink}, ${week.at})`.execute(db)
}

export async function writeWeek(db: Db, community: OrganisationId, id: string, week: WeekText): Promise<void> {
  await sql`update communication.open_week set name = ${week.name}, from_day = ${week.fromDay}, until_day = ${week.untilDay},
      school = ${week.school}, circle_at = ${week.circleAt}, demo_at = ${week.demoAt}, link = ${week.link},
      trial_link = ${week.trialLink}, version = version + 1
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function cancelWeek(db: Db, community: OrganisationId, id: string, at: Instant, reason: string) {
  await sql`update communication.open_week set cancelled_at = ${at}, cancel_reason = ${reason}, version = version + 1
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export const noteTold = (db: Db, community: OrganisationId, ids: readonly string[], day: Day): Promise<number> =>
  written(
    db,
    sql`update communication.open_week set told_on = ${day}
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`,
  )

export interface WeekPerson {
  readonly week: string
  readonly account: AccountId
  readonly role: 'participant' | 'mentor'
  readonly mentor: AccountId | null
}

export const peopleOfWeeks = (db: Db, community: OrganisationId, weeks: readonly string[]): Promise<WeekPerson[]> =>
  rows(
    db,
    sql<WeekPerson>`select week_id as week, account_id as account, role, mentor_id as mentor
      from communication.open_week_person
      where organisation_id = ${community} and week_id = any(${weeks as string[]}::uuid[])
      order by joined_at, account_id`,
  )

export async function addWeekPerson(db: Db, community: OrganisationId, row: WeekPerson & { readonly at: Instant }) {
  await sql`insert into communication.open_week_person (organisation_id, week_id, account_id, role, mentor_id, joined_at)
    values (${community}, ${row.week}, ${row.account}, ${row.role}, ${row.mentor}, ${row.at})`.execute(db)
}

export const dropWeekPerson = (db: Db, community: OrganisationId, week: string, account: AccountId): Promise<number> =>
  written(
    db,
    sql`delete from communication.open_week_person
      where organisation_id = ${community} and week_id = ${week} and account_id = ${account}`,
  )

/** Out of every Open Week that is not over. */
export const dropFromWeeks = (db: Db, community: OrganisationId, account: AccountId, day: Day): Promise<number> =>
  written(
    db,
    sql`delete from communication.open_week_person as person using communication.open_week as week
      where person.organisation_id = ${community} and person.account_id = ${account}
        and week.organisation_id = person.organisation_id and week.id = person.week_id and week.until_day >= ${day}`,
  )

/** Who takes part in an Open Week that runs on the day. */
export const inWeekOn = async (db: Db, community: OrganisationId, day: Day): Promise<Set<AccountId>> =>
  new Set(
    (
      await rows(
        db,
        sql<{
          account: AccountId
        }>`select distinct person.account_id as account from communication.open_week_person as person
          join communication.open_week as week on week.organisation_id = person.organisation_id and week.id = person.week_id
          where person.organisation_id = ${community} and person.role = 'participant' and week.cancelled_at is null
            and week.from_day <= ${day} and week.until_day >= ${day} order by account`,
      )
    ).map(({ account }) => account),
  )

export const weekNames = (db: Db, community: OrganisationId, ids: readonly string[]) =>
  rows(
    db,
    sql<{ id: string; name: string }>`select id, name from communication.open_week
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

export const weekList = (community: OrganisationId): ListDefinition => ({
  name: 'open_weeks',
  from: sql`from communication.open_week as week where week.organisation_id = ${community}`,
  id: sql`week.id`,
  columns: {
    name: { sql: sql`week.name`, type: 'text', sortable: true },
    fromDay: { sql: sql`week.from_day`, type: 'day', sortable: true },
    untilDay: { sql: sql`week.until_day`, type: 'day', sortable: true },
    school: { sql: sql`week.school`, type: 'text', sortable: true },
    cancelled: { sql: sql`week.cancelled_at is not null`, type: 'yes_no' },
    participants: {
      sql: sql`(select count(*)::int from communication.open_week_person as person
        where person.organisation_id = week.organisation_id and person.week_id = week.id and person.role = 'participant')`,
      type: 'number',
    },
  },
  search: wordIn(sql`platform.plain(week.name || ' ' || coalesce(week.school, ''))`),
  filters: { cancelled: (value) => sql`(week.cancelled_at is not null) = (${value} = 'yes')` },
  sort: '-fromDay',
})

export interface CallRow {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly language: string
  readonly untilDay: Day | null
  readonly openedOn: Day
  readonly closed: boolean
}

const callColumns = sql`id, title, says, language, until_day as "untilDay", opened_on as "openedOn", closed_at is not null as closed`

export const lockCall = (db: Db, community: OrganisationId, id: string): Promise<CallRow | null> =>
  one(
    db,
    sql<CallRow>`select ${callColumns} from communication.volunteer_call
      where organisation_id = ${community} and id = ${id} for update`,
  )

/** Open on the day, the latest first. */
export const callsOpen = (db: Db, community: OrganisationId, day: Day): Promise<CallRow[]> =>
  rows(
    db,
    sql<CallRow>`select ${callColumns} from communication.volunteer_call
      where organisation_id = ${community} and closed_at is null and (until_day is null or until_day >= ${day})
      order by opened_at desc, id`,
  )

export const callsSince = (db: Db, community: OrganisationId, since: Day): Promise<CallRow[]> =>
  rows(
    db,
    sql<CallRow>`select ${callColumns} from communication.volunteer_call
      where organisation_id = ${community} and opened_on >= ${since} order by opened_at, id`,
  )

export async function addCall(
  db: Db,
  community: OrganisationId,
  call: Omit<CallRow, 'closed'> & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into communication.volunteer_call
      (organisation_id, id, title, says, language, until_day, opened_at, opened_on, opened_by)
    values (${community}, ${call.id}, ${call.title}, ${call.says}, ${call.language}, ${call.untilDay}, ${call.at},
      ${call.openedOn}, ${call.by})`.execute(db)
}

export const closeCall = (db: Db, community: OrganisationId, id: string, at: Instant): Promise<number> =>
  written(
    db,
    sql`update communication.volunteer_call set closed_at = ${at} where organisation_id = ${community} and id = ${id}`,
  )

export const callTitles = (db: Db, community: OrganisationId, ids: readonly string[]) =>
  rows(
    db,
    sql<{ id: string; title: string }>`select id, title from communication.volunteer_call
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

/** SQL of who takes tasks, and of contributors: people who help and belong to no organisation. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface ContributionRow {
  readonly id: string
  readonly task: string
  readonly account: AccountId
  readonly state: 'working' | 'returned' | 'done'
  readonly takenAt: Instant
  readonly licence: string
  readonly creditAs: string | null
}

const columns = sql`id, task_id as task, account_id as account, state, taken_at as "takenAt", licence, credit_as as "creditAs"`

export const contributionsOf = (
  db: Db,
  community: OrganisationId,
  tasks: readonly string[],
): Promise<ContributionRow[]> =>
  rows(
    db,
    sql<ContributionRow>`select ${columns} from communication.contribution
      where organisation_id = ${community} and task_id = any(${tasks as string[]}::uuid[]) order by taken_at, id`,
  )

export async function addContribution(
  db: Db,
  community: OrganisationId,
  row: Omit<ContributionRow, 'state' | 'creditAs'>,
): Promise<void> {
  await sql`insert into communication.contribution (organisation_id, id, task_id, account_id, state, taken_at, licence)
    values (${community}, ${row.id}, ${row.task}, ${row.account}, 'working', ${row.takenAt}, ${row.licence})`.execute(
    db,
  )
}

export const endContributions = (
  db: Db,
  community: OrganisationId,
  tasks: readonly string[],
  state: 'returned' | 'done',
  at: Instant,
): Promise<number> =>
  written(
    db,
    sql`update communication.contribution set state = ${state}, ended_at = ${at}
      where organisation_id = ${community} and task_id = any(${tasks as string[]}::uuid[]) and state = 'working'`,
  )

export const writeCredit = (db: Db, community: OrganisationId, id: string, creditAs: string | null): Promise<number> =>
  written(
    db,
    sql`update communication.contribution set credit_as = ${creditAs} where organisation_id = ${community} and id = ${id}`,
  )

/** Names that asked to be shown, for work that was accepted. */
export const creditsShown = (
  db: Db,
  community: OrganisationId,
  limit: number,
): Promise<{ creditAs: string; number: number; title: string; doneAt: Instant }[]> =>
  rows(
    db,
    sql<{ creditAs: string; number: number; title: string; doneAt: Instant }>`
      select had.credit_as as "creditAs", task.number, task.title, task.done_at as "doneAt"
      from communication.contribution as had
      join communication.task as task on task.organisation_id = had.organisation_id and task.id = had.task_id
      where had.organisation_id = ${community} and had.state = 'done' and had.credit_as is not null
      order by task.done_at desc, had.id limit ${limit}`,
  )

/** What these people have at hand: taken or in review. */
export const heldByEach = (
  db: Db,
  community: OrganisationId,
  accounts: readonly AccountId[],
): Promise<{ account: AccountId; task: string }[]> =>
  rows(
    db,
    sql<{
      account: AccountId
      task: string
    }>`select account_id as account, task_id as task from communication.contribution
      where organisation_id = ${community} and state = 'working' and account_id = any(${[...accounts]}::uuid[])
      order by account_id, task_id`,
  )

export interface ContributorRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string
  readonly state: 'asked' | 'active' | 'left'
  readonly token: string
  readonly askedOn: Day
  readonly account: AccountId | null
  readonly minor: boolean
  readonly schoolAgreedOn: Day | null
  readonly parentsAgreedOn: Day | null
  readonly toldAgainOn: Day | null
}

const contributorColumns = sql`id, name, email, language, state, token, asked_on as "askedOn", account_id as account, minor,
  school_agreed_on as "schoolAgreedOn", parents_agreed_on as "parentsAgreedOn",
  told_again_on as "toldAgainOn"`

const oneContributor = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>) =>
  one(
    db,
    sql<ContributorRow>`select ${contributorColumns} from communication.contributor
      where organisation_id = ${community} and ${rest}`,
  )

export const lockContributor = (db: Db, community: OrganisationId, id: string) =>
  oneContributor(db, community, sql`id = ${id} for update`)
export const contributorByEmail = (db: Db, community: OrganisationId, email: string) =>
  oneContributor(db, community, sql`email = ${email} for update`)
export const contributorByToken = (db: Db, community: OrganisationId, token: string) =>
  oneContributor(db, community, sql`token = ${token} for update`)
export const contributorOf = (db: Db, community: OrganisationId, account: AccountId) =>
  oneContributor(db, community, sql`account_id = ${account}`)

export const contributorsByIds = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<ContributorRow[]> =>
  rows(
    db,
    sql<ContributorRow>`select ${contributorColumns} from communication.contributor
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

export interface ContributorAsked {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string
  readonly token: string
  readonly minor: boolean
  readonly at: Instant
  readonly on: Day
}

/** Asking again begins anew. */
export async function writeContributor(db: Db, community: OrganisationId, row: ContributorAsked): Promise<void> {
  await sql`insert into communication.contributor
      (organisation_id, id, name, email, language, state, token, asked_at, asked_on, minor)
    values (${community}, ${row.id}, ${row.name}, ${row.email}, ${row.language}, 'asked', ${row.token}, ${row.at}, ${row.on},
      ${row.minor})
    on conflict (organisation_id, email) do update set name = excluded.name, language = excluded.language,
      state = 'asked', token = excluded.token, asked_at = excluded.asked_at, asked_on = excluded.asked_on,
      minor = excluded.minor, account_id = null, confirmed_at = null, school_agreed_on = null,
      parents_agreed_on = null`.execute(db)
}

export const noteToldAgain = (db: Db, community: OrganisationId, id: string, day: Day): Promise<number> =>
  written(
    db,
    sql`update communication.contributor set told_again_on = ${day}
      where organisation_id = ${community} and id = ${id}`,
  )

export async function confirmContributor(
  db: Db,
  community: OrganisationId,
  id: string,
  account: AccountId,
  at: Instant,
): Promise<void> {
  await sql`update communication.contributor set state = 'active', account_id = ${account}, confirmed_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function writeAgreements(
  db: Db,
  community: OrganisationId,
  id: string,
  of: { readonly minor: boolean; readonly school: Day | null; readonly parents: Day | null },
): Promise<void> {
  await sql`update communication.contributor set minor = ${of.minor}, school_agreed_on = ${of.school},
    parents_agreed_on = ${of.parents} where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function leaveContributor(db: Db, community: OrganisationId, id: string): Promise<void> {
  await sql`update communication.contributor set state = 'left' where organisation_id = ${community} and id = ${id}`.execute(
    db,
  )
}

export const clearAsked = (db: Db, community: OrganisationId, before: Day): Promise<number> =>
  written(
    db,
    sql`delete from communication.contributor
      where organisation_id = ${community} and state = 'asked' and asked_on < ${before}`,
  )

export const contributorList = (community: OrganisationId): ListDefinition => ({
  name: 'contributors',
  from: sql`from communication.contributor as person where person.organisation_id = ${community}`,
  id: sql`person.id`,
  columns: {
    name: { sql: sql`person.name`, type: 'text', sortable: true },
    email: { sql: sql`person.email`, type: 'text', sortable: true },
    language: { sql: sql`person.language`, type: 'text', sortable: true },
    state: { sql: sql`person.state`, type: 'text', sortable: true },
    askedOn: { sql: sql`person.asked_on`, type: 'day', sortable: true },
    minor: { sql: sql`person.minor`, type: 'yes_no', sortable: true },
    schoolAgreedOn: { sql: sql`person.school_agreed_on`, type: 'day' },
    parentsAgreedOn: { sql: sql`person.parents_agreed_on`, type: 'day' },
    account: { sql: sql`person.account_id`, type: 'text', exported: false },
    tasksDone: {
      sql: sql`(select count(*)::int from communication.contribution as had
        where had.organisation_id = person.organisation_id and had.account_id = person.account_id and had.state = 'done')`,
      type: 'number',
      sortable: true,
    },
  },
  search: wordIn(sql`platform.plain(person.name || ' ' || person.email)`),
  filters: { state: (value) => sql`person.state = ${value}` },
  sort: 'name',
})

/** SQL of tasks and what was delivered for them. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { TaskClass, TaskSize, TaskState } from '../rules/task.ts'

export interface TaskText {
  readonly title: string
  readonly says: string
  readonly size: TaskSize | null
  readonly skills: readonly string[]
  readonly language: string
  readonly place: string
  readonly doneWhen: string
  readonly mentor: AccountId | null
}

export interface TaskRow extends TaskText {
  readonly id: string
  readonly number: number
  readonly state: TaskState
  readonly participant: string | null
  readonly codeLink: string | null
  readonly class: TaskClass | null
  readonly classReason: string | null
  readonly proposedAt: Instant
  readonly proposedBy: AccountId | null
  readonly readyAt: Instant | null
  readonly movedAt: Instant
  readonly deliveredOn: Day | null
  readonly reminders: number
  readonly doneAt: Instant | null
  readonly workLink: string | null
  readonly workNote: string | null
  readonly forPair: boolean
}

const columns = sql`id, number, title, says, size, skills, language, place, done_when as "doneWhen", mentor_id as mentor,
  state, participant_id as participant, code_link as "codeLink", class, class_reason as "classReason",
  proposed_at as "proposedAt", proposed_by as "proposedBy", ready_at as "readyAt", moved_at as "movedAt",
  delivered_on as "deliveredOn", reminders, done_at as "doneAt", work_link as "workLink",
  work_note as "workNote", for_pair as "forPair"`

const oneTask = (db: Db, community: OrganisationId, rest: ReturnType<typeof sql>): Promise<TaskRow | null> =>
  one(db, sql<TaskRow>`select ${columns} from communication.task where organisation_id = ${community} and ${rest}`)

export const readTask = (db: Db, community: OrganisationId, id: string) => oneTask(db, community, sql`id = ${id}`)
export const lockTask = (db: Db, community: OrganisationId, id: string) =>
  oneTask(db, community, sql`id = ${id} for update`)
export const taskNumbered = (db: Db, community: OrganisationId, number: number) =>
  oneTask(db, community, sql`number = ${number}`)

export interface NewTask extends TaskText {
  readonly id: string
  readonly number: number
  readonly participant: string | null
  readonly codeLink: string | null
  readonly at: Instant
  readonly by: AccountId | null
  readonly importId: string | null
}

export const addTasks = (db: Db, community: OrganisationId, all: readonly NewTask[]): Promise<number> =>
  insertRows(
    db,
    'communication.task',
    {
      ...{ organisation_id: 'uuid', id: 'uuid', number: 'int', title: 'text', says: 'text', size: 'text' },
      ...{ skills: 'text[]', language: 'text', place: 'text', done_when: 'text', mentor_id: 'uuid', state: 'text' },
      ...{ participant_id: 'uuid', code_link: 'text', proposed_at: 'timestamptz', proposed_by: 'uuid' },
      ...{ moved_at: 'timestamptz', import_id: 'uuid' },
    },
    all.map((task) => ({
      ...{ organisation_id: community, id: task.id, number: task.number, title: task.title, says: task.says },
      ...{ size: task.size, skills: [...task.skills], language: task.language, place: task.place },
      ...{ done_when: task.doneWhen, mentor_id: task.mentor, state: 'proposed', participant_id: task.participant },
      ...{ code_link: task.codeLink, proposed_at: task.at, proposed_by: task.by, moved_at: task.at },
      import_id: task.importId,
    })),
  )

export async function writeTask(db: Db, community: OrganisationId, id: string, text: TaskText): Promise<void> {
  await sql`update communication.task set title = ${text.title}, says = ${text.says}, size = ${text.size},
      skills = ${[...text.skills]}::text[], language = ${text.language}, place = ${text.place},
      done_when = ${text.doneWhen}, mentor_id = ${text.mentor}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface TaskMove {
  readonly state?: TaskState
  readonly mentor?: AccountId
  readonly readyAt?: Instant
  readonly movedAt?: Instant
  readonly deliveredOn?: Day | null
  readonly reminders?: number
  readonly doneAt?: Instant
  readonly workLink?: string | null
  readonly workNote?: string | null
  readonly forPair?: boolean
  readonly class?: TaskClass
  readonly classReason?: string
}

const moveColumns: Readonly<Record<keyof TaskMove, string>> = {
  ...{ state: 'state', mentor: 'mentor_id', readyAt: 'ready_at', movedAt: 'moved_at', deliveredOn: 'delivered_on' },
  ...{ reminders: 'reminders', doneAt: 'done_at', workLink: 'work_link', workNote: 'work_note' },
  ...{ forPair: 'for_pair', class: 'class', classReason: 'class_reason' },
}

export async function moveTask(db: Db, community: OrganisationId, id: string, move: TaskMove): Promise<void> {
  const changes = (Object.keys(move) as (keyof TaskMove)[]).map(
    (key) => sql`${sql.ref(moveColumns[key])} = ${move[key] ?? null}`,
  )
  await sql`update communication.task set ${sql.join(changes)}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** What is taken and may have stood still: the nightly look locks it. */
export const takenTasks = (db: Db, community: OrganisationId): Promise<TaskRow[]> =>
  rows(
    db,
    sql<TaskRow>`select ${columns} from communication.task
      where organisation_id = ${community} and state = 'taken' order by number for update`,
  )

/** Those this person has now. */
export const takenBy = (db: Db, community: OrganisationId, account: AccountId): Promise<TaskRow[]> =>
  rows(
    db,
    sql<TaskRow>`select ${columns} from communication.task
      where organisation_id = ${community} and state = 'taken' and id in (
        select task_id from communication.contribution
        where organisation_id = ${community} and account_id = ${account} and state = 'working')
      order by number for update`,
  )

export const waitingTasks = (db: Db, community: OrganisationId): Promise<TaskRow[]> =>
  rows(
    db,
    sql<TaskRow>`select ${columns} from communication.task
      where organisation_id = ${community} and state = 'in_review' order by number for update`,
  )

export const returnTasks = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<number> =>
  written(
    db,
    sql`update communication.task set state = 'ready', for_pair = false
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`,
  )

export const noteReminders = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  reminders: number,
): Promise<number> =>
  written(
    db,
    sql`update communication.task set reminders = ${reminders}
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`,
  )

export const tasksReady = async (db: Db, community: OrganisationId): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`select count(*)::int as count from communication.task
        where organisation_id = ${community} and state = 'ready'`,
    )
  )?.count ?? 0

export const taskTitles = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> =>
  rows(
    db,
    sql<{ id: string; title: string }>`select id, title from communication.task
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) order by id`,
  )

/** Those that are there under this very title, whatever their letters and accents. */
export const titlesThere = async (db: Db, community: OrganisationId, plainTitles: readonly string[]) =>
  new Set(
    (
      await rows(
        db,
        sql<{ title: string }>`select distinct platform.plain(title) as title from communication.task
          where organisation_id = ${community} and platform.plain(title) = any(${plainTitles as string[]}::text[])
          order by title`,
      )
    ).map(({ title }) => title),
  )

/** What an import brought and nobody touched since. */
export const dropImportedTasks = (db: Db, community: OrganisationId, importId: string): Promise<number> =>
  written(
    db,
    sql`delete from communication.task where organisation_id = ${community} and import_id = ${importId}
      and state = 'proposed'`,
  )

const taker = sql`(select min(had.account_id::text)::uuid from communication.contribution as had
  where had.organisation_id = task.organisation_id and had.task_id = task.id and had.state <> 'returned')`

/** `open` alone is what anybody may see: whatever a mentor made ready, and what became of it. */
export const taskList = (
  community: OrganisationId,
  {
    open,
    account,
    complete,
  }: {
    readonly open: boolean
    readonly account?: AccountId | null
    readonly complete?: NonNullable<ListDefinition['complete']>
  },
): ListDefinition => ({
  name: 'tasks',
  from: sql`from communication.task as task where task.organisation_id = ${community}
    and (${!open} or task.state <> 'proposed')`,
  id: sql`task.id`,
  columns: {
    number: { sql: sql`task.number`, type: 'number', sortable: true },
    title: { sql: sql`task.title`, type: 'text', sortable: true },
    says: { sql: sql`task.says`, type: 'text' },
    size: {
      sql: sql`task.size`,
      type: 'text',
      sortable: true,
      sortSql: sql`case task.size when 'S' then 1 when 'M' then 2 when 'L' then 3 else 4 end`,
      sortType: 'number',
    },
    skills: { sql: sql`array_to_string(task.skills, ', ')`, type: 'text' },
    language: { sql: sql`task.language`, type: 'text', sortable: true },
    place: { sql: sql`task.place`, type: 'text', sortable: true },
    doneWhen: { sql: sql`task.done_when`, type: 'text' },
    state: {
      sql: sql`task.state`,
      type: 'text',
      sortable: true,
      sortSql: sql`array_position(array['ready', 'proposed', 'taken', 'in_review', 'done'], task.state)`,
      sortType: 'number',
    },
    mentor: { sql: sql`task.mentor_id`, type: 'text', exported: false },
    taker: { sql: taker, type: 'text', exported: false },
    movedAt: { sql: sql`task.moved_at`, type: 'instant', sortable: true, exported: !open },
  },
  search: wordIn(
    sql`platform.plain(task.title || ' ' || task.says || ' ' || task.place || ' ' || array_to_string(task.skills, ' ') || ' ' || task.number::text)`,
  ),
  filters: {
    state: (value) => sql`task.state = ${value}`,
    taskSize: (value) => sql`task.size = ${value}`,
    language: (value) => sql`task.language = ${value}`,
    skill: (value) =>
      sql`exists (select from unnest(task.skills) as skill where platform.plain(skill) = platform.plain(${value}))`,
    mine: (value) => sql`(${value} = 'mentor' and task.mentor_id = ${account ?? null}::uuid
      or ${value} = 'taken' and exists (select from communication.contribution as had
        where had.organisation_id = task.organisation_id and had.task_id = task.id
          and had.account_id = ${account ?? null}::uuid and had.state <> 'returned'))`,
  },
  sort: 'state',
  ...(complete ? { complete } : {}),
})

/** The words of skills that are asked, most wanted first. */
export const skillsAsked = (db: Db, community: OrganisationId): Promise<{ skill: string; count: number }[]> =>
  rows(
    db,
    sql<{ skill: string; count: number }>`select min(skill) as skill, count(*)::int as count
      from communication.task as task, unnest(task.skills) as skill
      where task.organisation_id = ${community} and task.state <> 'proposed'
      group by platform.plain(skill) order by count(*) desc, min(skill) limit 30`,
  )

/** For a feed: what was made ready lately. */
export const latestReady = (db: Db, community: OrganisationId, limit: number): Promise<TaskRow[]> =>
  rows(
    db,
    sql<TaskRow>`select ${columns} from communication.task
      where organisation_id = ${community} and state <> 'proposed' order by ready_at desc, number desc limit ${limit}`,
  )

export interface DeliveryRow {
  readonly id: string
  readonly link: string
  readonly note: string | null
  readonly at: Instant
  readonly by: AccountId | null
  readonly answer: 'accepted' | 'changes' | null
  readonly reason: string | null
  readonly answeredAt: Instant | null
}

export const deliveriesOf = (db: Db, community: OrganisationId, task: string): Promise<DeliveryRow[]> =>
  rows(
    db,
    sql<DeliveryRow>`select id, link, note, delivered_at as at, delivered_by as by, answer, reason, answered_at as "answeredAt"
      from communication.delivery where organisation_id = ${community} and task_id = ${task}
      order by delivered_at, id`,
  )

export async function addDelivery(
  db: Db,
  community: OrganisationId,
  task: string,
  row: Pick<DeliveryRow, 'id' | 'link' | 'note' | 'at' | 'by'>,
): Promise<void> {
  await sql`insert into communication.delivery (organisation_id, id, task_id, link, note, delivered_at, delivered_by)
    values (${community}, ${row.id}, ${task}, ${row.link}, ${row.note}, ${row.at}, ${row.by})`.execute(db)
}

export async function answerDelivery(
  db: Db,
  community: OrganisationId,
  task: string,
  said: {
    readonly answer: 'accepted' | 'changes'
    readonly reason: string | null
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`update communication.delivery set answer = ${said.answer}, reason = ${said.reason}, answered_at = ${said.at},
      answered_by = ${said.by}
    where organisation_id = ${community} and task_id = ${task} and answer is null`.execute(db)
}

/** The queue between a commit and what follows it: reactions and notices. pg-boss underneath. */
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Db } from '../database/connect.ts'
import type { OrganisationId } from '../values/ids.ts'
import { bossSchema, queues, quiet } from './install.ts'

export interface ReactionTask {
  readonly organisation: OrganisationId
  readonly reaction: string
  readonly event: string
}

export interface NoticeTask {
  readonly organisation: OrganisationId
  readonly notices: readonly string[]
}

export interface Task<T> {
  readonly id: string
  readonly data: T
}

/** Works through tasks; the answer tells which failed and why. */
export type Work<T> = (tasks: readonly Task<T>[]) => Promise<ReadonlyMap<string, string>>

export interface QueueWork {
  readonly reaction: Work<ReactionTask>
  readonly notice: Work<NoticeTask>
}

const batch = 40

export class Queue {
  readonly #url: string
  readonly #work: QueueWork
  readonly #trouble: (message: string, error: unknown) => void
  #sender: Promise<PgBoss> | undefined
  #worker: PgBoss | undefined
  #workerIds: string[] = []
  #running = 0

  constructor(url: string, work: QueueWork, trouble: (message: string, error: unknown) => void) {
    this.#url = url
    this.#work = work
    this.#trouble = trouble
  }

  /** Writes tasks in the transaction of `db`; they are seen when it commits. */
  async put(db: Db, name: 'reaction' | 'notice', tasks: readonly (ReactionTask | NoticeTask)[]): Promise<void> {
    if (tasks.length === 0) return
    const sender = await this.#sending()
    await sender.insert(
      queues[name],
      tasks.map((data) => ({ data })),
      { db: fromKysely(db) },
    )
  }

  /** Begins to work through the queues, at once when something is committed here or elsewhere. */
  async start(): Promise<void> {
    if (this.#worker) return
    const worker = new PgBoss({
      connectionString: this.#url,
      schema: bossSchema,
      application_name: 'komunigi workers',
      max: 4,
      migrate: false,
      schedule: false,
      supervise: true,
      useListenNotify: true,
    })
    worker.on('error', (error) => this.#trouble('the queue had a problem', error))
    await worker.start()
    this.#worker = worker
    const options = {
      batchSize: batch,
      perJobResults: true,
      pollingIntervalSeconds: 5,
      notifyPollingIntervalSeconds: 30,
      burstWhenBatchFull: true,
    } as const
    this.#workerIds = [
      await worker.work<ReactionTask>(queues.reaction, options, (jobs) => this.#through(this.#work.reaction, jobs)),
      await worker.work<NoticeTask>(queues.notice, options, (jobs) => this.#through(this.#work.notice, jobs)),
    ]
  }

  /** Looks into the queues now instead of at the next poll. */
  wake(): void {
    for (const id of this.#workerIds) this.#worker?.notifyWorker(id)
  }

  /** Works through everything there is, tries again at once what failed, until nothing is left. */
  async drain(): Promise<void> {
    const boss = await this.#sending()
    for (let found = 1; found > 0; ) {
      found = await this.#drainOne(boss, queues.reaction, this.#work.reaction)
      found += await this.#drainOne(boss, queues.notice, this.#work.notice)
      while (this.#running > 0) {
        await new Promise((done) => setTimeout(done, 5))
        found += 1
      }
    }
  }

  async #drainOne<T>(boss: PgBoss, name: string, work: Work<T>): Promise<number> {
    const jobs = await boss.fetch<T>(name, { batchSize: batch, ignoreStartAfter: true })
    if (jobs.length === 0) return 0
    const results = await this.#through(work, jobs)
    const ended = results.filter((one) => one.status === 'completed').map((one) => one.id)
    if (ended.length > 0) await boss.complete(name, ended)
    for (const one of results) if (one.status === 'failed') await boss.fail(name, one.id, one.output)
    return jobs.length
  }

  async #through<T>(work: Work<T>, jobs: readonly Job<T>[]): Promise<JobResult<{ message: string }>[]> {
    this.#running += 1
    try {
      const failed = await work(jobs.map(({ id, data }) => ({ id, data })))
      return jobs.map((job) => {
        const message = failed.get(job.id)
        return message === undefined
          ? { id: job.id, status: 'completed' }
          : { id: job.id, status: 'failed', output: { message } }
      })
    } finally {
      this.#running -= 1
    }
  }

  /** Puts a task that was given up back where it came from. */
  async again(id: string): Promise<void> {
    const sender = await this.#sending()
    await sender.redrive(queues.dead, { ids: [id] })
    this.wake()
  }

  /** Ends what runs, at most 10 seconds, and closes. */
  async stop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#workerIds = []
    await worker?.stop({ graceful: true, timeout: 10_000 })
    const sender = await this.#sender?.catch(() => undefined)
    this.#sender = undefined
    await sender?.stop({ graceful: false })
  }

  #sending(): Promise<PgBoss> {
    this.#sender ??= this.#openSender()
    return this.#sender
  }

  async #openSender(): Promise<PgBoss> {
    const boss = new PgBoss({ connectionString: this.#url, schema: bossSchema, max: 2, migrate: false, ...quiet })
    boss.on('error', (error) => this.#trouble('the queue had a problem', error))
    await boss.start()
    return boss
  }
}

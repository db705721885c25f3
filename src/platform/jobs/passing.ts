/** While the clock is moved by hand: runs that would find nothing, because what they go through has no rows, are passed
 *  over. What is known of the tables holds until something happens. */
import type { Database } from '../database/connect.ts'
import type { Job } from '../module.ts'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import { emptyAmong, notePassed } from './store.ts'

interface Known {
  readonly happened: number
  readonly empty: ReadonlySet<string>
}

export class Passing {
  readonly #database: Database
  readonly #tables: readonly string[]
  readonly #happened: () => number
  readonly #known = new Map<OrganisationId, Known>()
  /** The latest slot passed over, by organisation and job. */
  readonly #passed = new Map<OrganisationId, Map<string, Instant>>()

  constructor(database: Database, jobs: readonly Job[], happened: () => number) {
    this.#database = database
    this.#tables = [...new Set(jobs.flatMap(({ over }) => over ?? []))].toSorted()
    this.#happened = happened
  }

  async findsNothing(organisation: OrganisationId, { over }: Job): Promise<boolean> {
    if (!over) return false
    const empty = await this.#emptyIn(organisation)
    return over.every((table) => empty.has(table))
  }

  async #emptyIn(organisation: OrganisationId): Promise<ReadonlySet<string>> {
    const known = this.#known.get(organisation)
    const happened = this.#happened()
    if (known?.happened === happened) return known.empty
    const empty = new Set(await emptyAmong(this.#database.for(organisation), organisation, this.#tables))
    this.#known.set(organisation, { happened, empty })
    return empty
  }

  note(organisation: OrganisationId, job: Job, slot: Instant): void {
    const ofJobs = this.#passed.get(organisation) ?? new Map<string, Instant>()
    this.#passed.set(organisation, ofJobs.set(job.name, slot))
  }

  /** For whoever looks at the clock next: these slots are done. */
  async keep(): Promise<void> {
    for (const [organisation, ofJobs] of this.#passed)
      await notePassed(
        this.#database.for(organisation),
        organisation,
        [...ofJobs].map(([job, slot]) => ({ job, slot })),
      )
  }
}

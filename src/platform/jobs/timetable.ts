/** Runs jobs when they are due in each organisation's zone. A slot is run once, whoever comes first;
 *  after a pause (a night without power) only the latest missed slot of a job is caught up. */

import { system } from '../http/asking.ts'
import type { Job } from '../module.ts'
import { addMinutes, type Instant, minutesBetween } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import { messageOf, type WorkerParts } from './parts.ts'
import { Passing } from './passing.ts'
import { lastSlot, nextSlot } from './schedule.ts'
import { claimRun, endRun } from './store.ts'

const tickSeconds = 60
/** A slot that could not be claimed or failed is looked at again after this. */
const lookAgainMinutes = 1
const longStretchMinutes = 2 * 24 * 60

/** A slot that comes, while the clock is moved by hand. */
interface Waiting {
  readonly organisation: OrganisationId
  readonly job: Job
  readonly zone: string
  /** Null: nothing to do until something else happens. */
  slot: Instant | null
  /** Not run yet since the clock was stopped: what was done meanwhile is looked at once in any case. */
  fresh: boolean
}

export class Timetable {
  readonly #parts: WorkerParts
  readonly #drain: () => Promise<void>
  /** How often something was recorded or told so far. */
  readonly #happened: () => number
  /** Slots known to be done, by organisation and job. */
  readonly #done = new Map<string, Instant>()
  /** Slots to leave alone until then. */
  readonly #later = new Map<string, Instant>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #stopped = false

  constructor(parts: WorkerParts, drain: () => Promise<void>, happened: () => number) {
    this.#parts = parts
    this.#drain = drain
    this.#happened = happened
  }

  start(): void {
    this.#stopped = false
    const tick = () => {
      this.#running ??= this.runDue()
        .catch((error: unknown) => this.#parts.log.error({ err: error }, 'the timetable had a problem'))
        .finally(() => {
          this.#running = undefined
        })
    }
    this.#timer = setInterval(tick, tickSeconds * 1000)
    tick()
  }

  /** Lets the running job end, at most 10 seconds. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    if (!this.#running) return
    let timer: NodeJS.Timeout | undefined
    await Promise.race([this.#running, new Promise((done) => (timer = setTimeout(done, 10_000)))])
    clearTimeout(timer)
  }

  /** Everything due now; and mails that were left lying. */
  async runDue(passing?: Passing): Promise<void> {
    const now = this.#parts.clock()
    for (const organisation of await this.#parts.shopIds()) {
      const shop = await this.#parts.shopOf(organisation)
      if (!shop) continue
      for (const job of this.#parts.jobs) {
        if (this.#stopped) return
        await this.#runSlot(organisation, job, lastSlot(job.at, now, shop.zone), passing)
      }
      await this.#parts.post.sendLeftOver(organisation)
    }
    await this.#parts.post.sendLeftOverMail()
  }

  async runUntil(until: Instant, moveTo: (at: Instant) => void = () => undefined): Promise<void> {
    await this.#drain()
    const begin = this.#parts.clock()
    const passing = new Passing(this.#parts.database, this.#parts.jobs, this.#happened)
    await this.runDue(passing)
    const long = minutesBetween(begin, until) > longStretchMinutes
    const waiting: Waiting[] = []
    for (const organisation of await this.#parts.shopIds()) {
      const shop = await this.#parts.shopOf(organisation)
      for (const job of shop ? this.#parts.jobs : []) {
        const zone = shop?.zone ?? 'UTC'
        waiting.push({ organisation, job, zone, slot: nextSlot(stretched(job, long), begin, zone), fresh: true })
      }
    }
    let asked = begin
    for (;;) {
      const due = firstOf(waiting)
      if (!due?.slot || due.slot > until) break
      moveTo(due.slot)
      const before = this.#happened()
      await this.#runSlot(due.organisation, due.job, due.slot, passing)
      // Where nothing happened, nothing waits in the queue either.
      const happened = this.#happened() > before
      if (happened) await this.#drain()
      due.slot = nextSlot(stretched(due.job, long), due.slot, due.zone)
      due.fresh = false
      // What a job waits for changes when something happens; and rules may begin with a day.
      const anew = happened || dateOf(asked) !== dateOf(this.#parts.clock())
      if (anew) asked = this.#parts.clock()
      await this.#putOff(anew ? waiting : [due], passing)
    }
    await passing.keep()
    moveTo(until)
    await this.#drain()
  }

  /** Jobs of every few minutes say when they have something to do next. */
  async #putOff(waiting: readonly Waiting[], passing: Passing): Promise<void> {
    const now = this.#parts.clock()
    for (const one of waiting) {
      if (one.fresh || !one.job.waits) continue
      const idle = await passing.findsNothing(one.organisation, one.job)
      const db = this.#parts.database.for(one.organisation)
      const until = idle ? null : await one.job.waits(db, one.organisation, now)
      one.slot = until && slotFrom(one.job.at, until > now ? until : now, now, one.zone)
    }
  }

  async #runSlot(organisation: OrganisationId, job: Job, slot: Instant, passing?: Passing): Promise<void> {
    const key = `${organisation} ${job.name}`
    const now = this.#parts.clock()
    if (this.#done.get(key) === slot || (this.#later.get(key) ?? '') > now) return
    if (await passing?.findsNothing(organisation, job)) {
      passing?.note(organisation, job, slot)
      this.#done.set(key, slot)
      return
    }
    const db = this.#parts.database.for(organisation)
    const claim = await claimRun(db, organisation, { job: job.name, slot, now })
    if (claim === 'done') this.#done.set(key, slot)
    if (claim === 'wait') this.#later.set(key, addMinutes(now, lookAgainMinutes))
    if (claim !== 'taken') return
    const error = await this.#run(organisation, job, slot)
    await endRun(db, organisation, { job: job.name, slot, now: this.#parts.clock(), error })
    if (error === null) this.#done.set(key, slot)
    else this.#later.set(key, addMinutes(now, lookAgainMinutes))
  }

  /** Null when it went well, else what it says. */
  async #run(organisation: OrganisationId, job: Job, slot: Instant): Promise<string | null> {
    const shop = await this.#parts.shopOf(organisation)
    if (!shop) return null
    try {
      await this.#parts
        .runner()
        .act(job.run, {}, { shop, actor: system, language: shop.language, requestId: `job ${job.name} ${slot}` })
      return null
    } catch (error) {
      this.#parts.log.error({ err: error, job: job.name, organisation, slot }, 'a job failed')
      return messageOf(error)
    }
  }
}

const stretched = ({ at, waits }: Job, long: boolean): Job['at'] =>
  long && 'everyMinutes' in at && !waits ? { everyMinutes: Math.max(at.everyMinutes, 60) } : at

const dateOf = (moment: Instant): string => moment.slice(0, 10)

const firstOf = (waiting: readonly Waiting[]): Waiting | null =>
  waiting.reduce<Waiting | null>(
    (first, one) => (one.slot !== null && (!first?.slot || one.slot < first.slot) ? one : first),
    null,
  )

/** The first slot at `moment` or later, and after `now`. */
function slotFrom(at: Job['at'], moment: Instant, now: Instant, zone: string): Instant {
  const last = lastSlot(at, moment, zone)
  return last === moment && moment > now ? moment : nextSlot(at, moment, zone)
}

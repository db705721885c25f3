/** Everything that happens without anybody asking: reactions and notices after a commit, jobs when they are due. */

import type { OrganisationFacts } from '../action.ts'
import type { Db } from '../database/connect.ts'
import { system } from '../http/asking.ts'
import type { HappenedEvent, Reaction } from '../module.ts'
import type { Outgoing } from '../run.ts'
import type { Instant } from '../values/day.ts'
import { keepAtWork } from './at-work.ts'
import { messageOf, type WorkerParts } from './parts.ts'
import { type NoticeTask, Queue, type ReactionTask, type Task } from './queue.ts'
import { readEvents } from './store.ts'
import { Timetable } from './timetable.ts'

export interface Workers {
  /** For `makeRunner`: writes notices and the tasks of reactions in the action's transaction. */
  deliver(db: Db, outgoing: Outgoing): Promise<void>
  /** For `makeRunner`: called after such a commit. */
  wake(): void
  start(): Promise<void>
  /** Ends what runs, at most 10 seconds. */
  stop(): Promise<void>
  /** Tests and scenarios: works through all reactions and notices there are, also those that come of them. */
  drain(): Promise<void>
  /** Runs what is due now, a missed night once. */
  runDue(): Promise<void>
  /** Simulated clocks: runs every job due up to `until`, in order, moving the clock to each. Then drains.
   *  Jobs of every few minutes that say when they have something to do
   *  run then; others once an hour over stretches of more than two days. */
  runDueJobs(until: Instant, moveTo?: (at: Instant) => void): Promise<void>
}

const noticesPerTask = 50

export function makeWorkers(parts: WorkerParts): Workers {
  const listeners = listenersOf(parts.reactions)
  const trouble = (message: string, error: unknown) => parts.log.warn({ err: error }, message)
  const queue = new Queue(
    parts.url,
    {
      reaction: (tasks) => reactTo(parts, tasks),
      notice: (tasks) => sendNotices(parts, tasks),
    },
    trouble,
  )
  // Most actions hand nothing over: the queue is looked into only when one did.
  let handedOver = false
  let happened = 0
  const timetable = new Timetable(
    parts,
    () => queue.drain(),
    () => happened,
  )
  keepAtWork({ jobs: parts.jobs, again: (id) => queue.again(id) })
  return {
    async deliver(db, outgoing) {
      happened += 1
      const reactions = outgoing.events.flatMap((event) => {
        const organisation = event.organisation ?? outgoing.shop.id
        const heard = organisation ? (listeners.get(event.name) ?? []) : []
        return heard.map((reaction) => ({ organisation, reaction, event: event.id }))
      })
      await queue.put(db, 'reaction', reactions)
      const notices = await parts.post.want(db, outgoing)
      handedOver ||= reactions.length + notices.length > 0
      await queue.put(
        db,
        'notice',
        inGroups(notices, noticesPerTask).map((group) => ({ organisation: outgoing.shop.id, notices: group })),
      )
    },
    wake() {
      if (handedOver) queue.wake()
      handedOver = false
    },
    async start() {
      await queue.start()
      timetable.start()
    },
    async stop() {
      await Promise.all([queue.stop(), timetable.stop()])
      parts.post.close()
    },
    drain: () => queue.drain(),
    runDue: () => timetable.runDue(),
    runDueJobs: (until, moveTo) => timetable.runUntil(until, moveTo),
  }
}

function listenersOf(reactions: readonly Reaction[]): ReadonlyMap<string, readonly string[]> {
  const listeners = new Map<string, string[]>()
  for (const reaction of reactions)
    for (const name of reaction.on) listeners.set(name, [...(listeners.get(name) ?? []), reaction.name])
  return listeners
}

function inGroups<T>(list: readonly T[], size: number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < list.length; at += size) groups.push(list.slice(at, at + size))
  return groups
}

/** One after the other, so that the order of what happened is kept; each in a transaction of its own.
 *  The key makes a second run of the same reaction answer without doing it again. */
async function reactTo(parts: WorkerParts, tasks: readonly Task<ReactionTask>[]): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>()
  const byShop = Map.groupBy(tasks, (task) => task.data.organisation)
  for (const [organisation, waiting] of byShop) {
    // the queue hands them over in any order; ids of events are in the order in which they happened
    const own = waiting.toSorted((one, other) => (one.data.event < other.data.event ? -1 : 1))
    const shop = await parts.shopOf(organisation)
    if (!shop) continue
    const events = await readEvents(
      parts.database.for(organisation),
      organisation,
      own.map((task) => task.data.event),
    )
    const left = new Set(own)
    for (const task of own) {
      const reaction = parts.reactions.find((one) => one.name === task.data.reaction)
      if (!left.has(task) || !reaction) continue
      const others = reaction.together
        ? own.filter((one) => left.has(one) && one.data.reaction === reaction.name)
        : [task]
      for (const one of others) left.delete(one)
      const found = others.flatMap(({ data }) => events.get(data.event) ?? [])
      if (found.length === 0) continue
      try {
        await react(parts, shop, reaction, found, task.id)
      } catch (error) {
        const happened = found.map(({ id }) => id)
        parts.log.warn({ err: error, reaction: reaction.name, events: happened }, 'a reaction failed')
        for (const { id } of others) failed.set(id, messageOf(error))
      }
    }
  }
  return failed
}

async function react(
  parts: WorkerParts,
  shop: OrganisationFacts,
  reaction: Reaction,
  events: readonly HappenedEvent[],
  task: string,
): Promise<void> {
  const asking = { shop, actor: system, language: shop.language, requestId: `reaction-${task}` }
  // Events that wait together may be others at the next try: such a reaction reckons anew, and needs no key.
  if (reaction.together) await parts.runner().act(reaction.together, events, asking)
  const { run } = reaction
  if (run)
    for (const event of events)
      await parts.runner().act(run, event, { ...asking, idempotencyKey: `reaction ${reaction.name} ${event.id}` })
}

async function sendNotices(
  parts: WorkerParts,
  tasks: readonly Task<NoticeTask>[],
): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>()
  for (const task of tasks) {
    try {
      await parts.post.send(task.data.organisation, task.data.notices)
    } catch (error) {
      parts.log.warn({ err: error }, 'notices could not be sent')
      failed.set(task.id, messageOf(error))
    }
  }
  return failed
}

/** Reading from an Odoo: one page after the other, each asked for before the transaction that keeps it, so that nobody
 *  waits for the Odoo under locks and an interruption loses one page at most. */
import { type ActionContext, type Context, errand } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { type Refusal, Refused, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-odoo.ts'
import { type OdooRecord, OdooTrouble } from '../odoo/door.ts'
import { coefficientFields } from '../odoo/margins.ts'
import { openOdoo, type PageWish } from '../odoo/reading.ts'
import { broughtIn } from '../reads/odoo-batches.ts'
import { mayLack, pageSize, type Step, stepAfter, steps } from '../rules/odoo.ts'
import * as store from '../store/odoo.ts'
import { keyOf, orRefuse } from './odoo.ts'
import { planRead } from './odoo-plan.ts'

interface Wish {
  readonly everything: boolean
}

/** What the Odoo said of what there is to read; null: nothing was asked, and the reading goes on or is refused. */
type Beginning = Pick<store.Pull, 'since' | 'newest' | 'total'> | null

/** Of these the last one that was brought in says where the next begins. */
const pullsLookedAt = 20

const whyNotPull = (connection: store.Connection | null, last: store.Pull | undefined): Refusal[] => [
  ...(connection ? [] : [refuse('odoo.none')]),
  ...(last?.state === 'running' ? [refuse('odoo.running')] : []),
]

const goesOn = (last: store.Pull | undefined, { everything }: Wish): boolean => last?.state === 'failed' && !everything

async function askBeginning(ctx: Context, wish: Wish): Promise<Beginning> {
  const connection = await store.readAccess(ctx.db, ctx.organisation)
  const pulls = await store.readPulls(ctx.db, ctx.organisation, pullsLookedAt)
  refuseWith(whyNotPull(connection, pulls[0]))
  if (!connection || goesOn(pulls[0], wish)) return null
  const since = wish.everything ? null : await newestBroughtIn(ctx, pulls)
  return orRefuse(async () => {
    const odoo = await openOdoo({ ...connection, key: keyOf(connection) })
    // First: what changes while it is read is read again the next time.
    const newest = await odoo.newest()
    return { since, newest, total: await odoo.count(since) }
  })
}

/** What had changed when a reading began that was brought in, or that found nothing: what came later is read. */
async function newestBroughtIn(ctx: Context, pulls: readonly store.Pull[]): Promise<string | null> {
  const applied = await broughtIn(ctx, pulls)
  return pulls.find(({ id, state }) => state === 'nothing' || applied.has(id))?.newest ?? null
}

async function begin(ctx: ActionContext, wish: Wish, beginning: Beginning): Promise<{ readonly pull: string }> {
  const connection = await store.lockConnection(ctx.db, ctx.organisation)
  const [last] = await store.readPulls(ctx.db, ctx.organisation, 1)
  refuseWith(whyNotPull(connection, last))
  if (last && goesOn(last, wish)) return goOn(ctx, last)
  if (!beginning) throw new Refused([refuse('odoo.running')])
  const pull = { id: newId(), step: steps[0], ...beginning }
  await store.dropRecords(ctx.db, ctx.organisation, null)
  await store.addPull(ctx.db, ctx.organisation, pull, ctx.now)
  ctx.record('catalogue.odoo_pull_began', { subject: pull.id, everything: pull.since === null })
  return { pull: pull.id }
}

/** Behind what was read before the interruption. */
async function goOn(ctx: ActionContext, pull: store.Pull): Promise<{ readonly pull: string }> {
  const running = { ...pull, state: 'running', trouble: null, facts: {}, endedAt: null } as const
  await store.updatePull(ctx.db, ctx.organisation, running)
  ctx.record('catalogue.odoo_pull_began', { subject: pull.id, everything: pull.since === null })
  return { pull: pull.id }
}

export const pullOdoo = errand(
  'catalogue.pullOdoo',
  (ctx: Context, input: InputOf<typeof contract.pullOdoo>) => askBeginning(ctx, input),
  begin,
)

/** Every night, where the shop wants it; what keeps it from that is told the next time somebody presses. */
export const pullNight = errand(
  'catalogue.pullNight',
  async (ctx: Context, _input: Record<never, never>) => {
    const connection = await store.readConnection(ctx.db, ctx.organisation)
    return connection?.nightly ? unlessRefused(async () => ({ beginning: await askBeginning(ctx, nightly) })) : null
  },
  async (ctx, _input, asked) =>
    (asked && (await unlessRefused(() => begin(ctx, nightly, asked.beginning)))) ?? { pull: null },
)

const nightly = { everything: false }

async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

interface Page {
  readonly step: Step
  readonly after: number
  readonly records: readonly OdooRecord[]
  readonly trouble: OdooTrouble | null
}

/** The next page; null where nothing is read any more. */
async function askPage(ctx: Context, event: HappenedEvent): Promise<Page | null> {
  const connection = await store.readAccess(ctx.db, ctx.organisation)
  const pull = await store.readPull(ctx.db, ctx.organisation, event.subject ?? '')
  if (!connection || pull?.state !== 'running') return null
  const after = await store.lastRecord(ctx.db, ctx.organisation, { pull: pull.id, step: pull.step })
  const ids = await idsWanted(ctx, pull)
  const page = { step: pull.step, after, records: [], trouble: null }
  if (!ids) return page
  const since = byChange.includes(pull.step) ? pull.since : null
  return { ...page, ...(await readPage(connection, { step: pull.step, after, since, ids })) }
}

const byChange: readonly Step[] = ['changed_variants', 'supplier_lines', 'products']

/** Of which records the step is; null: of none. */
async function idsWanted(
  { db, organisation }: Context,
  { id, step, since }: store.Pull,
): Promise<PageWish['ids'] | null> {
  const only = (ids: readonly number[]): PageWish['ids'] | null => (ids.length === 0 ? null : { only: ids })
  switch (step) {
    case 'changed_variants':
      return since === null ? null : { also: [] }
    case 'supplier_lines':
      return { also: [] }
    case 'products':
      return { also: since === null ? [] : await store.productsBeside(db, organisation, id) }
    case 'variants':
      return only(await store.sortsWanted(db, organisation, id))
    case 'taxes':
      return only(await store.taxesWanted(db, organisation, id))
    case 'categories':
      return { also: [] }
    case 'margin_classes':
      return only(await store.linksTo(db, organisation, id, ['margin_classification_id']))
    case 'coefficients':
      return only(await store.linksTo(db, organisation, id, coefficientFields))
    case 'units':
      return (await store.lastRecord(db, organisation, { pull: id, step: 'supplier_lines' })) > 0 ? { also: [] } : null
  }
}

async function readPage(connection: store.Connection, wish: PageWish): Promise<Pick<Page, 'records' | 'trouble'>> {
  try {
    const odoo = await openOdoo({ ...connection, key: keyOf(connection) })
    return { records: await odoo.page(wish), trouble: null }
  } catch (error) {
    if (!(error instanceof OdooTrouble)) throw error
    return { records: [], trouble: error }
  }
}

/** Keeps a page; the one after it follows by what this one records. What was read meanwhile by another is left. */
export const pullPage = errand('catalogue.pullPage', askPage, async (ctx, event: HappenedEvent, page) => {
  const pull = await store.lockPull(ctx.db, ctx.organisation, event.subject ?? '')
  if (!page || pull?.state !== 'running' || pull.step !== page.step) return { read: 0 }
  const place = { pull: pull.id, step: pull.step }
  if ((await store.lastRecord(ctx.db, ctx.organisation, place)) !== page.after) return { read: 0 }
  if (page.trouble && !isLeftOut(page.trouble, page.step)) return interrupt(ctx, pull, page.trouble)
  await store.addRecords(ctx.db, ctx.organisation, place, page.records)
  const whole = page.records.length < pageSize(page.step)
  const next = whole ? stepAfter(page.step) : page.step
  const read = {
    ...pull,
    step: next ?? page.step,
    done: pull.done + (page.step === 'products' ? page.records.length : 0),
    leftOut: page.trouble ? [...pull.leftOut, leftOutOf(page.trouble, page.step)] : pull.leftOut,
  }
  if (next === null) await bringTogether(ctx, read)
  else {
    await store.updatePull(ctx.db, ctx.organisation, read)
    ctx.record('catalogue.odoo_page_read', { subject: pull.id, done: read.done })
  }
  return { read: page.records.length }
})

/** What this login may not read, or this Odoo does not have, while products can do without it. */
const isLeftOut = ({ code }: OdooTrouble, step: Step): boolean =>
  mayLack(step) && ['odoo.not_allowed', 'odoo.server', 'odoo.field'].includes(code)

const leftOutOf = ({ code, facts }: OdooTrouble, step: Step): store.LeftOut => ({ step, code, facts })

async function interrupt(
  ctx: ActionContext,
  pull: store.Pull,
  trouble: OdooTrouble,
): Promise<{ readonly read: number }> {
  const { code, facts } = trouble
  const failed = { ...pull, state: 'failed', trouble: code, facts, endedAt: ctx.now } as const
  await store.updatePull(ctx.db, ctx.organisation, failed)
  ctx.record('catalogue.odoo_pull_failed', { subject: pull.id, why: code })
  return { read: 0 }
}

/** All is read: it becomes imports that wait for somebody. */
async function bringTogether(ctx: ActionContext, pull: store.Pull): Promise<void> {
  const { batch, leftOut } = await planRead(ctx, pull)
  await store.updatePull(ctx.db, ctx.organisation, {
    ...pull,
    state: batch === null ? 'nothing' : 'ready',
    batch,
    leftOut: [...pull.leftOut, ...leftOut],
    endedAt: ctx.now,
  })
  await store.dropRecords(ctx.db, ctx.organisation, pull.id)
  ctx.record('catalogue.odoo_pull_ended', { subject: pull.id, products: pull.done })
}

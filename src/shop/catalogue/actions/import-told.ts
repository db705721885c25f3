/** What buyers are told of imports of the catalogue: that one is in, with its counts and faulty rows, or that it failed. */
import { type ActionContext, action } from '#platform/action.ts'
import { readRun } from '#platform/imports/store.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { imports } from '../imports.ts'
import { peopleInRoles } from './telling.ts'

const ours = new Set(imports.map(({ kind }) => kind))

export const tellOfImport = action('catalogue.tellOfImport', async (ctx, event: HappenedEvent) => {
  const run = event.subject === null ? null : await readRun(ctx.db, ctx.organisation, event.subject)
  if (!run || !ours.has(run.kind)) return { told: 0 }
  const failed = event.name === 'imports.failed'
  const { created, updated, faulty, left_out } = run.totals
  const facts = {
    file: run.name,
    created,
    updated,
    faulty: failed ? faulty : left_out + faulty,
    link: `/staff/imports/${run.id}`,
    about: run.id,
  }
  return tell(ctx, failed ? 'catalogue.import_failed' : 'catalogue.import_finished', facts)
})

/** A reading of another program that broke off. */
export const tellOfPull = action('catalogue.tellOfPull', async (ctx, _event: HappenedEvent) =>
  tell(ctx, 'catalogue.import_failed', {
    file: 'Odoo',
    created: 0,
    updated: 0,
    faulty: 0,
    link: '/staff/products-from-odoo',
  }),
)

async function tell(ctx: ActionContext, code: string, facts: Parameters<ActionContext['notify']>[2]) {
  const people = await peopleInRoles(ctx, 'buyer')
  for (const person of people) ctx.notify(code, person, facts)
  if (people.length > 0) ctx.record('catalogue.import_told', { subject: ctx.organisation, code, people: people.length })
  return { told: people.length }
}

/** The week grid and one template. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { readReports } from '../store/generation.ts'
import * as store from '../store/template-list.ts'

const withSums = (line: store.TemplateLine) => ({
  ...line,
  seats: line.groups.reduce((sum, { seats }) => sum + seats, 0),
  held: line.groups.reduce((sum, { held }) => sum + held, 0),
})

export const listTemplates = read('shifts.listTemplates', async (ctx, filter: store.TemplateFilter) => {
  const lines = await store.listTemplateLines(ctx.db, ctx.organisation, filter, ctx.today)
  return { templates: lines.map(withSums) }
})

export const readTemplate = read('shifts.readTemplate', async (ctx, { template }: { template: string }) => {
  const [line] = await store.listTemplateLines(ctx.db, ctx.organisation, { template }, ctx.today)
  return {
    ...withSums(found(line, 'template')),
    holders: await store.holdersOfTemplate(ctx.db, ctx.organisation, template),
    nextShifts: await store.nextShiftsOf(ctx.db, ctx.organisation, template, ctx.today),
  }
})

export const listGenerations = read('shifts.listGenerations', async (ctx, _input: Record<never, never>) => {
  const reports = await readReports(ctx.db, ctx.organisation)
  return {
    generations: reports.map((report) => ({
      ...report,
      failures: report.failures.map((one) => ({
        ...one,
        refusals: one.refusals.map(({ code, facts }) => ({ code, facts: { ...facts } })),
      })),
    })),
  }
})

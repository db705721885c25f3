/** Margins of the Odoo: looked at with what they would change, and taken over as rules of prices; never by themselves. */
import { action, read } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-odoo.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { proposals, whatMarginsWouldDo } from '../reads/odoo-margins.ts'
import { whyNotRule } from '../rules/price-rule-refusals.ts'
import { writeRules } from '../store/price.ts'
import { followWhereAlways, ruleOut } from './price.ts'

export const readOdooMargins = read('catalogue.readOdooMargins', async (ctx, _input: object) => ({
  margins: (await whatMarginsWouldDo(ctx)).map(({ id, scope, name, target, here, rule, surchargeCents, effect }) => ({
    margin: id,
    scope,
    name,
    target,
    now: ruleOut(here),
    wanted: ruleOut(rule),
    surcharge: surchargeCents,
    ...effect,
  })),
}))

export const takeOdooMargins = action(
  'catalogue.takeOdooMargins',
  async (ctx, { margins }: InputOf<typeof contract.takeOdooMargins>) => {
    const basics = await basicsOf(ctx)
    const wanted = new Set(margins)
    const chosen = (await proposals(ctx, basics)).filter(({ id, said }) => wanted.has(id) && !said)
    const ready = chosen.flatMap(({ target, ...one }) => (target === null ? [] : [{ ...one, target }]))
    const shop = basics.rules.get(`shop ${ctx.organisation}`)?.rule
    refuseWith([
      ...(chosen.length < wanted.size ? [refuse('odoo.margin_gone')] : []),
      ...(ready.length < chosen.length
        ? [refuse('odoo.margin_not_here', { names: chosen.filter(({ target }) => !target).map(({ name }) => name) })]
        : []),
      ...ready.flatMap(({ rule }) => whyNotRule(rule, shop?.marginMode ?? basics.standardRule.marginMode)),
    ])
    const rules = ready.map(({ scope, target, here, rule }) => ({ scope, target, rule: { ...here, ...rule } }))
    await writeRules(ctx.db, ctx.organisation, rules)
    for (const { scope, target, rule } of ready)
      ctx.record('catalogue.price_rule_set', { subject: target, scope, fields: Object.keys(rule), source: 'odoo' })
    const { prices } = await followWhereAlways(ctx, null)
    return { rules: rules.length, prices }
  },
)

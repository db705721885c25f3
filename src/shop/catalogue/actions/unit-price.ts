/** What the law asks of unit prices, kept by the shop where the program does not know it. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as basicContract from '../contract-basics.ts'
import type * as contract from '../contract-unit-price.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { type CountryRules, readyExemptions, rulesOf } from '../rules/unit-price.ts'
import * as store from '../store/unit-price.ts'

const shown = ({ belowThousandths, ...rules }: CountryRules) => ({
  ...rules,
  dimensions: [...rules.dimensions],
  below: belowThousandths,
})

export const readUnitPriceRules = read('catalogue.readUnitPriceRules', async (ctx, _input: object) => {
  const basics = await basicsOf(ctx)
  const { country, tree, exemptions } = basics
  return {
    country,
    today: shown(basics.unitRulesOn(ctx.today)),
    known: shown(rulesOf(country)),
    own: basics.ownUnitRules.map(({ from, ...rules }) => ({ ...shown(rules), from })),
    exemptions: exemptions.map((one) => ({
      exemption: one.id,
      category: one.category,
      categoryName: one.category && (tree.get(one.category)?.name ?? null),
      below: one.belowAmount === null ? null : { amount: one.belowAmount, unit: one.belowUnit ?? '' },
      byPiece: one.byPiece,
      from: one.from,
      to: one.to,
      holds: store.exemptOn(one, ctx.today),
    })),
    ready: readyExemptions(country).map((one) => ({ ...one })),
  }
})

export const setUnitPriceRules = action(
  'catalogue.setUnitPriceRules',
  async (ctx, { from = ctx.today, below, ...given }: InputOf<typeof contract.setUnitPriceRules>) => {
    const basics = await basicsOf(ctx)
    const before = basics.unitRulesOn(from as Day)
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const rules = { ...before, ...said, ...(below === undefined ? {} : { belowThousandths: below }) }
    await store.writeUnitRules(ctx.db, ctx.organisation, { ...rules, from: from as Day })
    ctx.record('catalogue.unit_price_rules_set', { subject: ctx.organisation, from })
    return {}
  },
)

export const dropUnitPriceRules = action(
  'catalogue.dropUnitPriceRules',
  async (ctx, { from }: InputOf<typeof contract.dropUnitPriceRules>) => {
    const basics = await basicsOf(ctx)
    found(
      basics.ownUnitRules.find((one) => one.from === from),
      'unit price rules',
    )
    await store.dropUnitRules(ctx.db, ctx.organisation, from as Day)
    ctx.record('catalogue.unit_price_rules_dropped', { subject: ctx.organisation, from })
    return {}
  },
)

function whyNotExemption(basics: Basics, one: store.ExemptionRow): Refusal[] {
  return [
    ...(one.category === null && one.belowAmount === null ? [refuse('exemption.empty')] : []),
    ...(one.belowUnit !== null && !basics.units.has(one.belowUnit)
      ? [refuse('unit.unknown', { unit: one.belowUnit })]
      : []),
    ...(one.from !== null && one.to !== null && one.to < one.from
      ? [refuse('exemption.days_order', { from: one.from, to: one.to })]
      : []),
  ]
}

async function keep(ctx: ActionContext, basics: Basics, one: store.ExemptionRow): Promise<void> {
  if (one.category) found(basics.tree.get(one.category), 'category')
  refuseWith(whyNotExemption(basics, one))
  await store.writeExemption(ctx.db, ctx.organisation, one)
}

export const addExemption = action(
  'catalogue.addExemption',
  async (ctx, { category, below, byPiece, from, to }: InputOf<typeof basicContract.addExemption>) => {
    const id = newId()
    await keep(ctx, await basicsOf(ctx), {
      id,
      category,
      belowAmount: below?.amount ?? null,
      belowUnit: below?.unit ?? null,
      byPiece,
      from: from as Day | null,
      to: to as Day | null,
    })
    ctx.record('catalogue.exemption_added', { subject: id })
    return { exemption: id }
  },
)

export const editExemption = action(
  'catalogue.editExemption',
  async (ctx, { exemption: id, below, ...given }: InputOf<typeof contract.editExemption>) => {
    const basics = await basicsOf(ctx)
    const before = found(
      basics.exemptions.find((one) => one.id === id),
      'exemption',
    )
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const limit = below === undefined ? {} : { belowAmount: below?.amount ?? null, belowUnit: below?.unit ?? null }
    await keep(ctx, basics, { ...before, ...said, ...limit })
    ctx.record('catalogue.exemption_changed', { subject: id })
    return { exemption: id }
  },
)

export const removeExemption = action(
  'catalogue.removeExemption',
  async (ctx, { exemption: id }: InputOf<typeof contract.removeExemption>) => {
    const { exemptions } = await basicsOf(ctx)
    found(
      exemptions.find((one) => one.id === id),
      'exemption',
    )
    await store.dropExemption(ctx.db, ctx.organisation, id)
    ctx.record('catalogue.exemption_removed', { subject: id })
    return {}
  },
)

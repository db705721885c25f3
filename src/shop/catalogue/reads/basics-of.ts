/** What is needed to understand any product: units, rates, categories, items, rules. One load for any number of products. */
import type { Context } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { ruleOfCountry, type ScopedRule } from '../rules/price-rule.ts'
import { type CountryRules, rulesOf } from '../rules/unit-price.ts'
import { unitsWith } from '../rules/units.ts'
import { classesIn, vatOn } from '../rules/vat.ts'
import {
  hidesEqualUnitPrice,
  mainSupplierRule,
  secondUnitDecimals,
  severalQualities,
  shelfPriceWins,
  shopArea,
  staleSupplierDays,
  usesDrainedWeight,
} from '../settings.ts'
import * as store from '../store/basics.ts'
import { readRules } from '../store/price.ts'
import { readExemptions, readUnitRules, type UnitRulesRow } from '../store/unit-price.ts'

export async function basicsOf(ctx: Context) {
  const { db, organisation } = ctx
  const [units, vatRates, vatClasses, categories, deposits, qualities, exemptions, rules] = [
    await store.readUnits(db, organisation),
    await store.readVatRates(db, organisation),
    await store.readVatClasses(db, organisation),
    await store.readCategories(db, organisation),
    await store.readDeposits(db, organisation),
    await store.readQualities(db, organisation),
    await readExemptions(db, organisation),
    await readRules(db, organisation),
  ]
  const ownUnitRules: readonly UnitRulesRow[] = await readUnitRules(db, organisation)
  const { country } = ctx.shop
  return {
    country,
    units: unitsWith(units),
    vatRates,
    vatNames: new Map(vatClasses.map(({ code, name }) => [code, name])),
    vatClasses: classesIn(country, vatRates),
    rateOn: kept((name: string, day: Day): number => vatOn(vatRates, { class: name, country, day }) ?? 0),
    tree: new Map(categories.map((one) => [one.id, one])),
    deposits: new Map(deposits.map((one) => [one.id, one])),
    qualities: new Map(qualities.map((one) => [one.id, one])),
    exemptions,
    ownUnitRules,
    /** The shop's own before what the program knows. */
    unitRulesOn: (day: Day): CountryRules => ownUnitRules.find(({ from }) => from <= day) ?? rulesOf(country),
    rules: new Map(rules.map((one) => [`${one.scope} ${one.target}`, one])) as ReadonlyMap<
      string,
      (typeof rules)[number]
    >,
    standardRule: ruleOfCountry(country),
    settings: {
      mainSupplierRule: await ctx.setting(mainSupplierRule),
      staleDays: await ctx.setting(staleSupplierDays),
      useDrained: await ctx.setting(usesDrainedWeight),
      hideWhenEqual: await ctx.setting(hidesEqualUnitPrice),
      secondUnitDecimals: await ctx.setting(secondUnitDecimals),
      shelfDays: await ctx.setting(shelfPriceWins),
      area: await ctx.setting(shopArea),
      severalQualities: new Set(await ctx.setting(severalQualities)),
    },
  }
}

/** Products share few classes: each is looked up once. */
function kept(rateOn: (name: string, day: Day) => number): typeof rateOn {
  const known = new Map<string, number>()
  return (name, day) => {
    const key = `${day} ${name}`
    const rate = known.get(key) ?? rateOn(name, day)
    known.set(key, rate)
    return rate
  }
}

export type Basics = Awaited<ReturnType<typeof basicsOf>>

/** A rule of this scope, where there is one. */
export function scoped(
  basics: Basics,
  scope: ScopedRule['scope'],
  target: string | null,
  name: string | null,
): ScopedRule[] {
  const found = target === null ? undefined : basics.rules.get(`${scope} ${target}`)
  return found ? [{ scope, name, rule: found.rule }] : []
}

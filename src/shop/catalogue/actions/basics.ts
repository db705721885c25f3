/** Units, VAT, deposits, qualities, exemptions and rules of barcodes. */
import { action, read } from '#platform/action.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-basics.ts'
import { rulesInForce } from '../reads/barcode.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { percentOf } from '../reads/product.ts'
import { barcodePresets } from '../rules/barcode-presets.ts'
import { type BarcodeRule, clashes, readPattern } from '../rules/barcode-rule.ts'
import { millionths } from '../rules/percent.ts'
import { knownRates } from '../rules/vat.ts'
import * as store from '../store/basics.ts'
import { readPicturesOf } from '../store/picture.ts'
import { readPlaces } from '../store/place.ts'
import { readHouses } from '../store/product.ts'
import { readSuppliers } from '../store/supplier.ts'

export const readBasics = read('catalogue.readBasics', async (ctx, _input: object) => {
  const { db, organisation, today } = ctx
  const basics = await basicsOf(ctx)
  const houses = await readHouses(db, organisation)
  const namesOf = (kind: 'brand' | 'maker') => houses.filter((one) => one.kind === kind).map(({ name }) => name)
  const own = new Set(basics.vatRates)
  const logos = await readPicturesOf(db, organisation, 'quality')
  const rates = [...knownRates.filter(({ country }) => country === basics.country), ...basics.vatRates]
  return {
    units: [...basics.units.values()],
    vatClasses: basics.vatClasses.map((name) => ({
      class: name,
      name: basics.vatNames.get(name) ?? null,
      rate: percentOf(basics.rateOn(name, today)),
    })),
    vatRates: rates.map((rate) => ({ ...rate, rate: rate.rate / 10_000, own: own.has(rate) })),
    deposits: [...basics.deposits.values()].map(({ id, ...one }) => ({ ...one, deposit: id })),
    qualities: [...basics.qualities.values()].map(({ id, ...one }) => ({
      ...one,
      quality: id,
      logo: logos.find(({ of }) => of === id)?.picture ?? null,
    })),
    places: (await readPlaces(db, organisation))
      .filter(({ archived }) => !archived)
      .map(({ id, ...one }) => ({ ...one, place: id })),
    suppliers: (await readSuppliers(db, organisation))
      .filter(({ archived }) => !archived)
      .map(({ id, name }) => ({ supplier: id, name })),
    brands: namesOf('brand'),
    makers: namesOf('maker'),
  }
})

export const setUnit = action(
  'catalogue.setUnit',
  async (ctx, { unit: code, ...unit }: InputOf<typeof contract.setUnit>) => {
    await store.writeUnit(ctx.db, ctx.organisation, { code, ...unit })
    ctx.record('catalogue.unit_set', { subject: ctx.organisation, code })
    return {}
  },
)

export const setVatRate = action('catalogue.setVatRate', async (ctx, input: InputOf<typeof contract.setVatRate>) => {
  const basics = await basicsOf(ctx)
  const rate = {
    class: input.vatClass,
    country: input.country ?? ctx.shop.country,
    from: input.from ?? ctx.today,
    rate: millionths(input.percent),
  }
  const known = knownRates.some((one) => one.class === rate.class)
  const name = input.name ?? basics.vatNames.get(rate.class) ?? (known ? null : rate.class)
  await store.writeVatRate(ctx.db, ctx.organisation, rate, name)
  ctx.record('catalogue.vat_rate_set', { subject: ctx.organisation, ...rate })
  return {}
})

function whyNotDeposit(one: store.DepositRow, basics: Basics): Refusal[] {
  if (one.treatment === 'ownClass' && one.vatClass === null) return [refuse('deposit.class_missing')]
  if (one.vatClass === null || basics.vatClasses.includes(one.vatClass)) return []
  return [refuse('vat.class_unknown', { class: one.vatClass })]
}

const emptyDeposit = { treatment: 'outside', vatClass: null, stockItem: null, account: null, archived: false } as const

export const createDeposit = action(
  'catalogue.createDeposit',
  async (ctx, { amount, ...given }: InputOf<typeof contract.createDeposit>) => {
    const one = { ...emptyDeposit, ...given, cents: amount, id: newId() }
    refuseWith(whyNotDeposit(one, await basicsOf(ctx)))
    await store.writeDeposit(ctx.db, ctx.organisation, one)
    ctx.record('catalogue.deposit_set', { subject: one.id })
    return { deposit: one.id }
  },
)

export const editDeposit = action(
  'catalogue.editDeposit',
  async (ctx, { deposit, amount, ...given }: InputOf<typeof contract.editDeposit>) => {
    const basics = await basicsOf(ctx)
    const before = found(basics.deposits.get(deposit), 'deposit')
    const one = { ...before, ...given, cents: amount ?? before.cents }
    refuseWith(whyNotDeposit(one, basics))
    await store.writeDeposit(ctx.db, ctx.organisation, one)
    ctx.record('catalogue.deposit_set', { subject: deposit })
    return { deposit }
  },
)

const emptyQuality = {
  colour: null,
  organicClass: null,
  forAlcohol: true,
  meansVegan: false,
  order: 0,
  archived: false,
}

export const createQuality = action(
  'catalogue.createQuality',
  async (ctx, input: InputOf<typeof contract.createQuality>) => {
    const one = { ...emptyQuality, ...input, id: newId() }
    await store.writeQuality(ctx.db, ctx.organisation, one)
    ctx.record('catalogue.quality_set', { subject: one.id })
    return { quality: one.id }
  },
)

export const editQuality = action(
  'catalogue.editQuality',
  async (ctx, { quality, ...given }: InputOf<typeof contract.editQuality>) => {
    const before = found((await basicsOf(ctx)).qualities.get(quality), 'quality')
    await store.writeQuality(ctx.db, ctx.organisation, { ...before, ...given })
    ctx.record('catalogue.quality_set', { subject: quality })
    return { quality }
  },
)

const shown = (rule: BarcodeRule) => ({ ...rule, share: percentOf(rule.share) })

export const readBarcodeRules = read('catalogue.readBarcodeRules', async (ctx, _input: object) => {
  const rules = await rulesInForce(ctx)
  return {
    rules: rules.map(shown),
    clashes: clashes(rules),
    presets: Object.entries(barcodePresets).map(([preset, all]) => ({ preset, rules: all.map(shown) })),
  }
})

export const setBarcodeRules = action(
  'catalogue.setBarcodeRules',
  async (ctx, { rules: given, preset }: InputOf<typeof contract.setBarcodeRules>) => {
    const ready = preset === undefined ? [] : barcodePresets[preset]
    const wrong = (given ?? []).flatMap(({ pattern }) => {
      const read = readPattern(pattern)
      if (!('why' in read)) return []
      return [
        read.why === 'form'
          ? refuse('barcode.pattern_form', { pattern })
          : refuse('barcode.pattern_length', { pattern }),
      ]
    })
    refuseWith([...wrong, ...(ready ? [] : [refuse('barcode.preset_unknown', { preset: preset ?? null })])])
    const own = (given ?? []).map((rule) => ({ ...rule, share: rule.share === null ? null : millionths(rule.share) }))
    const rules = given ? own : (ready ?? [])
    await store.writeBarcodeRules(ctx.db, ctx.organisation, rules)
    ctx.record('catalogue.barcode_rules_set', { subject: ctx.organisation, count: rules.length })
    return { clashes: clashes(rules) }
  },
)

/** Labels in scenario files: what is to be done with the label of a product, the desk, prints, formats and printers. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioFacts, ScenarioRoom, ScenarioWorld } from '#platform/scenario.ts'
import { readFormatRules } from './actions/format-rule.ts'
import { listTags, readEPaper } from './reads/e-paper.ts'
import { labelsOfProduct, type ToldLabel } from './reads/label.ts'
import { readNotices } from './reads/notices.ts'
import { readDesk } from './reads/queue.ts'
import { readRun } from './reads/run.ts'
import { readyFormats, readyPapers } from './rules/ready-formats.ts'
import { readLabel } from './store/shelf-label.ts'

const labelsOf = (world: ScenarioWorld, product: string): Promise<readonly ToldLabel[]> =>
  world.look(labelsOfProduct, { product })

/** `Rice`, or `{ product: Rice, place: Dry }` where it hangs at several places. */
async function labelOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { product, place } =
    typeof value === 'object' && value !== null ? (value as Line) : { product: value, place: undefined }
  const labels = await labelsOf(world, world.idOf('product', String(product)))
  if (place !== undefined) {
    const wanted = place === null ? null : world.idOf('place', String(place))
    return found(
      labels.find((one) => one.place === wanted),
      'label',
    ).label
  }
  return found(labels.find(({ state }) => state !== 'none') ?? labels[0], 'label').label
}

const label: ScenarioFacts = {
  facts: {
    state: '`none`, `no_format`, `to_print`, `to_place`, `up_to_date`, `to_remove`',
    format: 'its format; nothing: none',
    reasons:
      'why it is to be printed: `new`, `format`, `price`, `unit_price`, `deposit`, `name`, `maker`, `origin`, `quality`, `barcode`, `other`, `asked`',
    throw_away: 'paper that came out, was never hung and is wrong by now',
    place: 'where it hangs',
    copies: 'how many are printed at a time',
    says: 'what it should say: `name`, `price`, `unit_price`, `deposit`, `brand`, `origin` and so on',
    hangs: 'what hangs there now says, in the same fields; nothing: none hangs',
    in_run: 'number of the print that holds it',
    notice_until: 'last day on which less in the pack must be told of; nothing: it must not',
    notice_printed: 'its format prints that notice',
  },
  async read(world, id) {
    const { product } = await world.look(productOfLabel, { label: id })
    const one = found(
      (await labelsOf(world, product)).find((other) => other.label === id),
      'label',
    )
    const [notice] = (await world.look(readNotices, { product })).rows
    const { state, format, reasons, throwAway, place, copies, says, hangs, inRun } = one
    return {
      state,
      format,
      reasons,
      throw_away: throwAway,
      place: place === null ? null : world.nameOf(place),
      copies,
      says,
      hangs,
      in_run: inRun,
      notice_until: notice?.until ?? null,
      notice_printed: notice?.prints ?? false,
    }
  },
  find: labelOf,
}

const productOfLabel = read('labels.scenarioProduct', async (ctx, { label: id }: { label: string }) =>
  found(await readLabel(ctx.db, ctx.organisation, id), 'label'),
)

/** `label_desk: today`, or a day: the queue as of then. */
const labelDesk: ScenarioFacts = {
  facts: {
    to_print: 'labels to print',
    to_place: 'labels to place',
    to_remove: 'labels to remove',
    no_format: 'labels of products without a format',
    throw_away: 'papers to throw away',
    formats: 'the same by format: `format`, `to_print`, `to_place`, `to_remove`',
    zones: 'the same by zone: `zone`, `to_print`, `to_place`, `to_remove`',
  },
  async read(world, id) {
    const desk = await world.look(readDesk, id === 'today' ? {} : { day: id })
    const counts = (one: { toPrint: number; toPlace: number; toRemove: number }) => ({
      to_print: one.toPrint,
      to_place: one.toPlace,
      to_remove: one.toRemove,
    })
    return {
      ...counts(desk),
      no_format: desk.noFormat,
      throw_away: desk.throwAway,
      formats: desk.formats.map((one) => ({ format: one.format, ...counts(one) })),
      zones: desk.zones.map((one) => ({ zone: one.zone, ...counts(one) })),
    }
  },
  find: async (_world, value) => String(value),
}

const run: ScenarioFacts = {
  facts: {
    number: 'its number',
    state: '`draft`, `made`, `succeeded`, `partly`, `failed`',
    format: 'its format',
    day: 'the day whose prices it says',
    labels: 'names of its products, in the order they are printed',
    missing: 'how many did not come out',
  },
  async read(world, id) {
    const { number, state, labelFormat, day, rows, missing } = await world.look(readRun, { run: id })
    return { number, state, format: labelFormat, day, labels: rows.map(({ name }) => name), missing }
  },
}

/** `tag: A1`. */
const tag: ScenarioFacts = {
  facts: {
    state:
      '`free` (stands for nothing), `waits` for its picture, `fails` (three times not shown), `shows` what it should',
    name: 'the product it stands for',
    place: 'where it hangs, in words',
    battery: 'in percent, as its gateway last said',
    low: 'whether the battery is low (20 % or less)',
    signal: 'in dBm',
    silent: 'whether nobody heard it for a day',
    tries: 'how often its picture could not be shown',
    trouble: 'what its gateway said then',
    format: 'the format it was given; nothing: the ready one of its size',
    gateway: 'the name of the gateway that heard it last',
  },
  async read(world, code) {
    const { rows } = await world.look(listTags, { q: code, size: 200 })
    const one = found(rows.find(({ tag: own }) => own === code) ?? null, 'tag')
    const { state, name, place, battery, low, signal, silent, tries, trouble, labelFormat, gateway } = one
    return { state, name, place, battery, low, signal, silent, tries, trouble, format: labelFormat, gateway }
  },
  find: async (_world, value) => String(value).toUpperCase(),
}

/** `e_paper: now`. */
const ePaper: ScenarioFacts = {
  facts: {
    tags: 'how many tags there are',
    shows: 'tags that show what they should',
    waits: 'tags that wait for their picture',
    fails: 'tags whose picture could not be shown three times',
    free: 'tags that stand for nothing',
    silent: 'tags nobody heard for a day',
    low: 'tags whose battery is low',
    gateways: 'each with `name`, `silent` (not heard for 30 minutes, or never) and `tags`',
  },
  async read(world) {
    const { gateways, ...counts } = await world.look(readEPaper, {})
    return { ...counts, gateways: gateways.map(({ name, silent, tags }) => ({ name, silent, tags })) }
  },
  find: async (_world, value) => String(value),
}

const labelName = {
  says: 'name of a product, or `{ product: Rice, place: Dry }`',
  kind: 'label',
  find: (world: ScenarioWorld, value: unknown) => labelOf(world, value),
}

/** `print_category: Small`. */
const printCategory: ScenarioFacts = {
  facts: {
    format: 'the format it is here; nothing: none, its products follow their category and the shop',
    products: 'how many products bear it',
  },
  async read(world, name) {
    const { printCategories } = await world.look(readFormatRules, {})
    const one = found(printCategories.find((other) => other.name === name) ?? null, 'print category')
    return { format: one.labelFormat && world.nameOf(one.labelFormat), products: one.products }
  },
  find: async (_world, value) => String(value),
}

export const scenario: ScenarioRoom = {
  given: {},
  names: {
    format: { kind: 'label_format', says: 'a format of the shop: its name, or the `called` of its step' },
    labelFormat: {
      kind: 'label_format',
      says: `a format of the shop, or one that comes along: ${readyFormats.map(({ format }) => `\`${format.id}\``).join(' ')}`,
    },
    paper: { kind: 'paper', says: readyPapers.map(({ id }) => `\`${id}\``).join(' ') },
    gateway: { kind: 'gateway', says: 'a gateway of e-paper: the `called` or the name of its step' },
    printer: { kind: 'printer', says: 'a printer: the `called` of its step' },
    weighing: { kind: 'weighing', says: 'a weighing: the `called` of its step' },
    run: { kind: 'run', says: 'a print: the `called` of its step' },
    label: labelName,
    labels: { ...labelName, says: 'names of products, or `{ product: Rice, place: Dry }` each' },
    again: { ...labelName, says: 'names of products' },
    missing: { ...labelName, says: 'names of products' },
    leaveOut: { ...labelName, says: 'names of products, or `true`' },
  },
  expect: { label, label_desk: labelDesk, run, tag, e_paper: ePaper, print_category: printCategory },
}

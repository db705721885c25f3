/** An Odoo in scenario files: what it holds, from when on, and what became of the readings. It answers on this machine,
 *  as a real one would, by the clock of the story. */
import { createServer } from 'node:http'
import { z } from 'zod'
import { read } from '#platform/action.ts'
import { readBatches } from '#platform/imports/store.ts'
import { given, type ScenarioFacts, type ScenarioGiven, type ScenarioWorld } from '#platform/scenario.ts'
import { connectOdoo, readOdoo } from '../actions/odoo.ts'
import { readOdooMargins } from '../actions/odoo-margins.ts'
import type { OdooRecord, OdooValue } from '../odoo/door.ts'
import { protocols } from '../rules/odoo.ts'
import { answerText, type Call, callIn, faultText, foundBy, type Models } from './odoo-answers.ts'

const database = 'shop'
const login = 'labels@shop.example'
const key = 'a key of this Odoo'

/** What every Odoo says of a product, unless the file says otherwise. */
const plainProduct: OdooRecord = {
  default_code: false,
  barcode: false,
  list_price: 0,
  standard_price: 0,
  categ_id: false,
  uom_id: [1, 'Units'],
  uom_po_id: [1, 'Units'],
  taxes_id: [],
  weight: 0,
  to_weight: false,
  available_in_pos: true,
  sale_ok: true,
  purchase_ok: true,
  active: true,
  product_variant_ids: [],
}

const records = z.array(z.record(z.string(), z.json()))

interface Holding {
  readonly model: string
  readonly record: OdooRecord
  readonly at: string
}

export const odoos: ScenarioGiven = given(
  'an Odoo beside the shop, which answers the connector: database `shop`, login `labels@shop.example`, key `a key of this Odoo`. Its records bear the names Odoo gives models and fields; a link is `[id, name]`, links are lists of ids',
  z.strictObject({
    name: z.string().describe('its name; where the action asks for `url`, write this'),
    connected: z.boolean().default(true).describe('the shop is connected to it (true)'),
    nightly: z.boolean().default(false).describe('it is read every night (false)'),
    protocol: z.enum(protocols).default('json_rpc').describe('`json_rpc` or `xml_rpc`'),
    records: z
      .record(z.string(), records)
      .default({})
      .describe(
        'by model: `product.template`, `product.product`, `product.supplierinfo`, `account.tax`, `uom.uom`, `product.category`, `product.margin.classification`, `product.coefficient`; `id` and, of products, `name` suffice',
      ),
    changes: z
      .array(z.object({ at: z.string(), records: z.record(z.string(), records) }))
      .default([])
      .describe('what is otherwise from a moment on: `[{ at: 2025-03-04 08:00, records: … }]`, whole records, UTC'),
    closed: z.array(z.string()).default([]).describe('models its login may not read'),
  }),
  async (world, line) => {
    const began = textOf(world.now())
    const held = [
      ...holdings(line.records, began),
      ...line.changes.flatMap(({ at, records: later }) => holdings(later, `${at}:00`.slice(0, 19))),
    ]
    const url = await answering((call, path) => answerTo(call, path, modelsAt(held, textOf(world.now())), line.closed))
    world.remember('odoo', line.name, url)
    if (!line.connected) return
    const { protocol, nightly } = line
    await world.act(connectOdoo, { url, database, login, key, protocol, nightly })
  },
)

/** The clock of an Odoo: `2025-03-03 07:00:00`. */
const textOf = (moment: string): string => moment.slice(0, 19).replace('T', ' ')

const holdings = (said: Readonly<Record<string, readonly Record<string, unknown>[]>>, at: string): Holding[] =>
  Object.entries(said).flatMap(([model, all]) =>
    all.map((one) => ({
      model,
      at,
      record: {
        ...(model === 'product.template' ? plainProduct : {}),
        write_date: at,
        ...(one as OdooRecord),
      },
    })),
  )

/** The last of each that has come by then. */
function modelsAt(held: readonly Holding[], now: string): Models {
  const come = held.filter(({ at }) => at <= now)
  const last = new Map(come.map((one) => [`${one.model} ${String(one.record['id'])}`, one]))
  const byModel = Map.groupBy(last.values(), ({ model }) => model)
  return Object.fromEntries([...byModel].map(([model, all]) => [model, all.map(({ record }) => record)]))
}

function answerTo(call: Call, path: string, models: Models, closed: readonly string[]): string {
  const { method, args } = call
  if (method === 'version') return answerText({ server_version_info: [16, 0, 0, 'final', 0, ''] }, path)
  const right = args[0] === database && args[2] === key
  if (method === 'authenticate') return answerText(right && args[1] === login ? 2 : false, path)
  if (!right) return faultText({ kind: '3', message: 'Access Denied' }, path)
  const model = String(args[3])
  if (closed.includes(model)) return faultText({ kind: '4', message: `You may not read ${model}` }, path)
  if (args[4] === 'fields_get') return answerText(fieldsOf(model, models), path)
  return answerText(foundBy(call, models), path)
}

/** What records of the model say is what it has. */
const fieldsOf = (model: string, models: Models): OdooValue => {
  const known = new Set((models[model] ?? []).flatMap((one) => Object.keys(one)))
  return Object.fromEntries([...known].map((field) => [field, { type: 'char' }]))
}

async function answering(answer: (call: Call, path: string) => string): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      response.end(answer(callIn(Buffer.concat(parts).toString('utf8'), path), path))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  // whoever plays the file is not kept waiting by it
  server.unref()
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

export const odooName = {
  says: 'an Odoo of the file: its name',
  kind: 'odoo',
  find: (world: ScenarioWorld, value: unknown) =>
    world.knows('odoo', String(value)) ? world.idOf('odoo', String(value)) : value,
}

const importsOf = read('catalogue.scenarioImports', async (ctx, { batch }: { batch: string }) =>
  readBatches(ctx.db, ctx.organisation, [batch]),
)

/** `odoo: connection`. */
export const odoo: ScenarioFacts = {
  facts: {
    connected: 'the shop is connected to an Odoo',
    state:
      'of the last reading: `running`, `ready` (waits to be brought in), `nothing` (all is here), `failed`; null: none',
    everything: 'the last reading read everything, not what changed',
    read: 'how many products it read',
    trouble: 'why it failed: a code',
    left_out: 'what was not read while the rest went on: `step`, `code`',
    imports: 'what waits or was brought in, in order: `kind`, `state`',
    applied: 'all of it was brought in',
  },
  async read(world) {
    const { connection, pulls } = await world.look(readOdoo, {})
    const [last] = pulls
    const imports = last?.batch ? await world.look(importsOf, { batch: last.batch }) : []
    return {
      connected: connection !== null,
      state: last?.state ?? null,
      everything: last?.everything ?? null,
      read: last?.done ?? null,
      trouble: last?.trouble?.code ?? null,
      left_out: (last?.leftOut ?? []).map(({ step, code }) => ({ step, code })),
      imports: imports.map(({ kind, state }) => ({ kind, state })),
      applied: last?.applied ?? null,
    }
  },
  find: async (_world, value) => String(value),
}

/** `odoo_margins: now`. */
export const odooMargins: ScenarioFacts = {
  facts: {
    margins:
      'margins the Odoo says and no rule of prices here: `scope`, `name`, `here` (its category or product is here), `now` and `wanted` (parts of a rule of prices, shares in percent), `surcharge`, `products`, `moving` (suggested prices that would move), `moves` (the first five: `name`, `before`, `after` in cents), `following` (shelf prices that would follow at once)',
  },
  async read(world) {
    const { margins } = await world.look(readOdooMargins, {})
    return {
      margins: margins.map(({ margin: _margin, target, moves, now, wanted, ...one }) => ({
        ...one,
        here: target !== null,
        now: inFile(now),
        wanted: inFile(wanted),
        moves: moves.map(({ name, before, after }) => ({ name, before, after })),
      })),
    }
  },
  find: async (_world, value) => String(value),
}

/** By the name of the category or product. */
export const marginName = {
  says: 'margins of the Odoo: names of their categories (whole paths) or products',
  kind: 'odoo_margin',
  async find(world: ScenarioWorld, value: unknown) {
    const { margins } = await world.look(readOdooMargins, {})
    return margins.find(({ name }) => name === value)?.margin ?? value
  },
}

/** Keys as files write them. */
const inFile = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inFile)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, one]) => [
            key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
            inFile(one),
          ]),
        )
      : value

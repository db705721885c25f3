/** Twelve thousand products: the 95th percentile of searches, against the bare statement that finds the same rows;
 *  and everything a label may print of all of them as of a day. */
import pg from 'pg'
import type { Day } from '#platform/values/day.ts'
import { readAction } from '#shop/catalogue/reads/product.testing.ts'
import { listProducts } from '#shop/catalogue/reads/product.ts'
import { asSystem } from '../asking.ts'
import { type Case, milliseconds } from '../harness.ts'
import { benchDay, demoShop } from '../shop.ts'
import { stock } from '../stock.ts'

const searches = [
  'tomate',
  'lait',
  'chocolat noir',
  'carotes',
  'fromage',
  'savn',
  'beurre doux',
  '2099100',
  'rouge',
  'graines',
]

const words = [
  'tomate',
  'lait',
  'chocolat',
  'noir',
  'carotte',
  'fromage',
  'savon',
  'beurre',
  'rouge',
  'graines',
  'doux',
  'riz',
]
const described = (at: number) => ({ name: `${words[at % 12]} ${words[(at * 7) % 11]} ${words[(at * 5) % 9]} ${at}` })

const p95 = (all: readonly number[]): number =>
  all.toSorted((one, other) => one - other)[Math.floor(all.length * 0.95)] ?? 0

async function grown() {
  const bench = await demoShop()
  await stock(bench, described)
  const owner = new pg.Client({ connectionString: bench.url })
  await owner.connect()
  await owner.query('analyze catalogue.product')
  return { bench, owner }
}

const bare = `select id, number, name, sort_name from catalogue.product
  where organisation_id = $1 and search like '%' || $2 || '%' order by sort_name, id limit 51`

export const cases: readonly Case[] = [
  {
    name: 'product search',
    what: 'p95 of 200 searches among 12,000 products, typos among them, with count and shown columns',
    unit: 'ms',
    referenceWhat: 'p95 of bare statements that look for each word, and count, by the superuser',
    async prepare() {
      const { bench, owner } = await grown()
      const timed = async (run: (q: string) => Promise<unknown>) => {
        const took: number[] = []
        for (let at = 0; at < 200; at += 1)
          took.push(await milliseconds(() => run(searches[at % searches.length] as string)))
        return p95(took)
      }
      return {
        ours: () => timed((q) => bench.house.runner.look(listProducts, { q, size: 50 }, asSystem(bench.shop))),
        reference: () =>
          timed(async (q) => {
            const [word = ''] = q.split(' ')
            await owner.query(bare, [bench.shop.id, word])
            await owner.query(
              `select count(*) from catalogue.product where organisation_id = $1 and search like '%' || $2 || '%'`,
              [bench.shop.id, word],
            )
          }),
        close: async () => {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
  {
    name: 'products as of a day',
    what: 'price, unit price, deposit, supplier and origin of 12,000 products',
    unit: 'ms',
    referenceWhat: 'reading the rows of the products alone',
    async prepare() {
      const { bench, owner } = await grown()
      return {
        ours: () =>
          milliseconds(() =>
            bench.house.runner.look(readAction, { day: benchDay as Day, products: null }, asSystem(bench.shop)),
          ),
        reference: () =>
          milliseconds(() =>
            owner.query('select * from catalogue.product where organisation_id = $1', [bench.shop.id]),
          ),
        close: async () => {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
]

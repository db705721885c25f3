/** Twelve thousand products, each with a label: what should hang is worked out anew after a VAT change that moves every
 *  price, against the bare statements that read as many products and write as many rows. */
import pg from 'pg'
import { reckonAll } from '#shop/labels/actions/reckon.ts'
import { asSystem } from '../asking.ts'
import { type Case, milliseconds } from '../harness.ts'
import { demoShop } from '../shop.ts'
import { ordinary, productsOf, reprice, stock } from '../stock.ts'

export const cases: readonly Case[] = [
  {
    name: 'label queue after a VAT change',
    what: 'what 12,000 labels should say, worked out and kept after every price changed',
    unit: 'ms',
    referenceWhat: 'reading as many products and rewriting as many rows of labels, nothing worked out',
    rounds: 5,
    async prepare() {
      const bench = await demoShop()
      const { runner } = bench.house
      await stock(bench, ordinary)
      const owner = new pg.Client({ connectionString: bench.url })
      await owner.connect()
      const products = await productsOf(owner, bench)
      let by = 0
      await runner.act(reprice, { products, by }, asSystem(bench.shop))
      await runner.act(reckonAll, {}, asSystem(bench.shop))
      await owner.query('analyze')
      return {
        async ours() {
          by += 1
          await runner.act(reprice, { products, by }, asSystem(bench.shop))
          return milliseconds(() => runner.act(reckonAll, {}, asSystem(bench.shop)))
        },
        reference: () =>
          milliseconds(async () => {
            await owner.query('select * from catalogue.product where organisation_id = $1', [bench.shop.id])
            await owner.query('select * from catalogue.price where organisation_id = $1', [bench.shop.id])
            await owner.query('update labels.shelf_label set wanted_at = wanted_at where organisation_id = $1', [
              bench.shop.id,
            ])
          }),
        async close() {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
]

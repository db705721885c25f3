/** Every page and list of a community that has lived twenty times as much, against the same pages of the demo's. */
import { withOwner } from '../grow.ts'
import type { Case } from '../harness.ts'
import { multiply } from '../multiply.ts'
import { type BenchShop, demoShop, load } from '../shop.ts'

const times = 20

interface Community {
  readonly bench: BenchShop
  readonly headers: Readonly<Record<string, string>>
}

async function communityOf(bench: BenchShop): Promise<Community> {
  const community = await bench.house.organisations.shopByAddress('recoltes-communes')
  if (!community) throw new Error('the demo has no community')
  return { bench, headers: { cookie: await bench.signIn('frieda'), 'komunigi-organisation': community.id } }
}

/** What the core group may read that needs nothing named. */
async function pagesOf({ bench, headers }: Community): Promise<string[]> {
  const pages: string[] = []
  for (const { contract } of bench.house.routes) {
    if (contract.method !== 'GET' || contract.page || contract.outside || contract.path.includes(':')) continue
    const answer = await fetch(`${bench.address}/api/v1${contract.path}`, { headers })
    await answer.arrayBuffer()
    if (answer.ok) pages.push(contract.path)
  }
  return pages
}

export const cases: readonly Case[] = [
  {
    name: 'pages of a community',
    what: `every list and page of the core group that needs nothing named, one after the other, the sum of their 95th percentiles, a community with ${times} times the demo's two years`,
    unit: 'ms',
    referenceWhat: "the same in the demo's community",
    rounds: 5,
    async prepare() {
      const [big, small] = [await communityOf(await demoShop()), await communityOf(await demoShop())]
      const rows = await withOwner(big.bench.url, (owner) =>
        multiply(owner, big.headers['komunigi-organisation'] as string, times),
      )
      const pages = await pagesOf(small)
      const [took, tookSmall] = [new Map<string, number>(), new Map<string, number>()]
      const ask = async ({ bench, headers }: Community, noted: Map<string, number>) => {
        let sum = 0
        for (const path of pages) {
          const { p95 } = await load(`${bench.address}/api/v1${path}`, headers, 1, 0.1)
          noted.set(path, Math.round(p95))
          sum += p95
        }
        return sum
      }
      return {
        ours: () => ask(big, took),
        reference: () => ask(small, tookSmall),
        notes: () => ({
          pages: pages.length,
          rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
          fullest: Object.fromEntries(Object.entries(rows).slice(0, 12)),
          // Each with what the small community takes for it.
          slowest: Object.fromEntries(
            [...took]
              .sort(([, one], [, other]) => other - one)
              .slice(0, 25)
              .map(([path, ms]) => [path, [ms, tookSmall.get(path)]]),
          ),
        }),
        async close() {
          await big.bench.close()
          await small.bench.close()
        },
      }
    },
  },
]

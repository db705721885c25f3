/** Applying an import of 2,000 members with number and card, against batched inserts of the very same rows of every
 *  table, events included. */
import pg from 'pg'
import { applyImport, uploadImport } from '#platform/imports/actions.ts'
import { asSystem } from '../asking.ts'
import { type Case, milliseconds } from '../harness.ts'
import { demoShop } from '../shop.ts'
import { insertAll, rowsWritten } from '../written-again.ts'

const people = 2000

const file = () => {
  const lines = Array.from({ length: people }, (_, at) => {
    const no = 100_000 + at
    return `Prénom${at},Nom ${at},p${at}@bench.example,0470${String(at).padStart(6, '0')},Rue ${at},1050,Ixelles,Belgique,fr_FR,1980-05-17,Femme,9${no},${no},2024-05-01,True`
  })
  const headers =
    'Prénom,Nom de famille,Email,Mobile,Rue,Code postal,Ville,Pays,Langue,Date de naissance,Genre,Code-barres,Numéro de coopérateur,Date effective,Travailleur'
  return { name: 'members.csv', bytes: new TextEncoder().encode([headers, ...lines].join('\n')) }
}

export const cases: readonly Case[] = [
  {
    name: 'members import',
    what: 'applying an import of 2,000 members with number and card',
    unit: 'ms',
    referenceWhat: 'INSERT of the same rows, 500 at a time',
    async prepare() {
      const bench = await demoShop()
      const owner = new pg.Client({ connectionString: bench.url })
      await owner.connect()
      const { id } = bench.shop
      const clear = () => forget(owner, id)
      const plan = () => bench.house.runner.act(uploadImport, { kind: 'members', file: file() }, asSystem(bench.shop))
      const apply = (planned: string) =>
        bench.house.runner.act(
          applyImport,
          { import: planned, leaveOut: false, asItIsNow: false },
          asSystem(bench.shop),
        )
      const first = await plan()
      await apply(first.id)
      const kept = await rowsWritten(owner, id, writtenBy(first.id))
      await clear()
      return {
        async ours() {
          await clear()
          const planned = await plan()
          return milliseconds(() => apply(planned.id))
        },
        async reference() {
          await clear()
          return milliseconds(() => insertAll(owner, kept))
        },
        notes: () => ({ rows: Object.fromEntries(kept.map(({ table, rows }) => [table, rows.length])) }),
        async close() {
          await owner.end()
          await bench.close()
        },
      }
    },
  },
]

const imported = `(select id from members.contact where organisation_id = $1 and email like '%@bench.example')`

async function forget(owner: pg.Client, organisation: string): Promise<void> {
  await owner.query(`delete from platform.event where organisation_id = $1 and person_id in ${imported}`, [
    organisation,
  ])
  for (const table of ['card', 'membership'])
    await owner.query(`delete from members.${table} where organisation_id = $1 and contact_id in ${imported}`, [
      organisation,
    ])
  await owner.query(`delete from members.contact where organisation_id = $1 and email like '%@bench.example'`, [
    organisation,
  ])
  await owner.query('delete from platform.import_trace where organisation_id = $1', [organisation])
}

/** What the import writes, in the order it must be put back. */
const writtenBy = (run: string) => ({
  'members.contact': `id in ${imported}`,
  'members.membership': `contact_id in ${imported}`,
  'members.card': `contact_id in ${imported}`,
  'platform.event': `person_id in ${imported}`,
  'platform.import_trace': `import_id = '${run}'`,
})

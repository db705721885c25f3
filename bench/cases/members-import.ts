/** Applying an import of 2,000 members with number and card, against batched inserts of the very same rows of every
 *  table, events included. */
import type pg from 'pg'
import type { Case } from '../harness.ts'
import { prepareImport } from '../import-case.ts'

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
    prepare: () => prepareImport({ kind: 'members', file, writtenBy, forget }),
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

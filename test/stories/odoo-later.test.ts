import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uploadImport } from '#platform/imports/actions.ts'
import { importFolder } from '#platform/imports/folder.ts'
import { refusedWith } from '../refused.ts'
import { world } from '../world.ts'

const made = await world()
const file = (name: string, headers: string) => {
  const line = headers
    .split(',')
    .map(() => 'x')
    .join(',')
  return { name, bytes: new TextEncoder().encode(`${headers}\n${line}\n`) }
}

/** Headers as Odoo exports them, in several languages, and what they are. */
const later: readonly (readonly [kind: string, headers: string])[] = [
  [
    'shares',
    'Coopérateur,Coopérateur/Numéro de coopérateur,Type de part,Nom du type de part,Nombre de parts,Prix de la part,Sous-total,Date effective',
  ],
  [
    'register',
    'Numéro de transaction,Date de la souscription,Type de transaction,Coopérateur,Type de part,Nombre de parts',
  ],
  [
    'subscriptions',
    'Nom,Prénom,Nom,Courriel,Type,Source,État,Date de la demande de souscription,Nombre de parts,Type de part',
  ],
  ['share_types', 'Nom,Nom court,Référence interne,Prix de vente,Est une part ?,Quantité minimum'],
  ['variants', 'ID externe,Référence interne,Code-barres,Nom,Modèle de produit,Prix de vente,Coût,Unité de mesure'],
  ['stock', 'Emplacement,Produit,Produit/Code-barres,Unité de mesure,Quantité,Quantité réservée'],
  ['taxes', 'Nom de la taxe,Montant,Calcul de la taxe,Type de taxe,Inclus dans le prix,Actif'],
]

test('what a later version reads is told by name in a folder, and stops nothing', async () => {
  const shop = await made.shop()
  const files = later.map(([, headers], at) => file(`${String(at).padStart(2, '0')}.csv`, headers))
  const kinds = { name: 'types.csv', bytes: new TextEncoder().encode('Nom,Description\nCaisse,Tenue de caisse\n') }
  const results = await shop.act(importFolder, { files: [...files, kinds], kind: 'auto', apply: true, leaveOut: false })
  assert.deepEqual([results[0]?.name, results[0]?.state], ['types.csv', 'applied'])
  assert.deepEqual(
    results.slice(1).map(({ state, kind }) => [state, kind]),
    later.map(([kind]) => ['not_yet', kind]),
  )
})

test('handed in alone, such a file is refused with what it is', async () => {
  const shop = await made.shop()
  for (const [, headers] of later.slice(0, 3))
    await assert.rejects(
      shop.act(uploadImport, { kind: 'auto', file: file('one.csv', headers) }),
      refusedWith('import.not_yet'),
    )
})

/** The recorded exports, imported as they are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { one, sql } from '#platform/database/sql.ts'
import { bringIn, ends, recorded, told, written } from '../../../../test/importing.ts'
import { type Shop, world } from '../../../../test/world.ts'

const made = await world('2026-11-25T07:00:00.000Z')

async function counted(shop: Shop): Promise<Record<string, number>> {
  const found = await one(
    made.house.database.for(shop.id),
    sql<Record<string, number>>`
      with member as (
        select contact.*, membership.member_no, membership.since, membership.role,
          exists (select from members.card where card.contact_id = contact.id) as has_card
        from members.contact join members.membership on membership.contact_id = contact.id
        where contact.organisation_id = ${shop.id}
      ), shared as (
        select lower(email) from member where email is not null group by lower(email) having count(*) > 1
      )
      select count(*) as members, count(archived_at) as archived, count(*) filter (where kind = 'entity') as entities,
        count(*) filter (where email is null and not kept ? 'email') as without_email,
        count(*) filter (where phone is null and mobile is null) as without_phone,
        count(*) filter (where not has_card) as without_card,
        count(*) filter (where birth_date is null and not kept ? 'birthDate') as without_birth_date,
        count(*) filter (where kept ->> 'birthDate' = '1900-01-01') as born_unknown,
        count(*) filter (where since is null) as without_share, count(distinct member_no) as numbers,
        count(*) filter (where language = 'fr') as fr, count(*) filter (where language = 'nl') as nl,
        count(*) filter (where language = 'de') as de, count(*) filter (where language = 'en') as en,
        (select count(*) from shared) as shared_addresses,
        (select count(*) from member, unnest(tags) as tag) as tags,
        (select count(*) from members.card where organisation_id = ${shop.id}) as cards,
        (select count(*) from members.card where organisation_id = ${shop.id} and state = 'active') as valid_cards,
        (select count(*) from members.card where organisation_id = ${shop.id} and end_reason = 'lost') as lost_cards,
        (select count(*) from members.household_link where organisation_id = ${shop.id}) as links,
        (select count(*) from members.contact where organisation_id = ${shop.id} and external_id is not null) as keys
      from member`,
  )
  assert.ok(found)
  return found
}

const members = {
  members: 400,
  archived: 10,
  entities: 5,
  without_email: 14,
  without_phone: 33,
  without_card: 24,
  without_birth_date: 86,
  born_unknown: 6,
  without_share: 6,
  numbers: 400,
  fr: 330,
  nl: 23,
  de: 33,
  en: 14,
  shared_addresses: 9,
}

test('every recorded file comes in as it is, with every row accounted for and the totals of the shop it came from', async () => {
  const shop = await made.shop()
  assert.deepEqual(ends(await bringIn(shop, recorded('membres.csv'))), [390, 0, 0, 0, 0, 0])
  assert.deepEqual(ends(await bringIn(shop, recorded('membres_archives.csv'))), [10, 0, 0, 0, 0, 0])
  const cards = await bringIn(shop, recorded('membres_cartes_parts.csv'))
  assert.equal(cards.kind, 'cards')
  assert.deepEqual(
    [ends(cards), cards.totals?.continuations, cards.counts],
    [[16, 0, 350, 24, 0, 0], 91, { cards: 16 }],
  )
  const eaters = await bringIn(shop, recorded('mangeurs.csv'))
  assert.deepEqual([eaters.kind, ends(eaters), eaters.counts], ['eaters', [49, 0, 0, 0, 0, 0], { links: 49 }])
  const found = await counted(shop)
  assert.deepEqual(
    { ...found },
    { ...members, tags: 240, cards: 392, valid_cards: 376, lost_cards: 16, links: 49, keys: 0 },
  )
})

test('what a kind does not take is told with its columns and cells, never lost in silence', async () => {
  const shop = await made.shop()
  await bringIn(shop, recorded('membres.csv'))
  const { problems } = await bringIn(shop, recorded('membres_cartes_parts.csv'))
  const [left] = problems.filter((problem) => problem.code === 'import.columns_not_taken')
  assert.equal(left?.facts['cells'], 2295)
  assert.deepEqual(left?.facts['columns'], [
    'Lignes de part/Nom du type de part',
    'Lignes de part/Type de part',
    'Lignes de part/Nombre de parts',
    'Lignes de part/Prix de la part',
    'Lignes de part/Date effective',
  ])
})

test('the plain and the import-compatible export describe the same people, whichever comes first', async () => {
  for (const order of [
    ['membres.csv', 'membres_compat.csv', 'membres.xlsx'],
    ['membres_compat.csv', 'membres.xlsx', 'membres.csv'],
  ]) {
    const shop = await made.shop()
    const [first, second, third] = [
      await bringIn(shop, recorded(order[0] ?? '')),
      await bringIn(shop, recorded(order[1] ?? '')),
      await bringIn(shop, recorded(order[2] ?? '')),
    ]
    assert.deepEqual([first, second, third].map(ends), [
      [390, 0, 0, 0, 0, 0],
      [0, 390, 0, 0, 0, 0],
      [0, 0, 390, 0, 0, 0],
    ])
    const found = await counted(shop)
    assert.deepEqual([found['members'], found['keys'], found['valid_cards']], [390, 390, 366])
  }
})

test('everything once more changes nothing', async () => {
  const shop = await made.shop()
  const names = [
    'membres.csv',
    'membres_compat.csv',
    'membres_archives.csv',
    'membres_cartes_parts.csv',
    'mangeurs.csv',
  ]
  for (const name of names) await bringIn(shop, recorded(name))
  const again = []
  for (const name of names) again.push(ends(await bringIn(shop, recorded(name))))
  assert.deepEqual(again, [
    [0, 0, 390, 0, 0, 0],
    [0, 0, 390, 0, 0, 0],
    [0, 0, 10, 0, 0, 0],
    [0, 0, 366, 24, 0, 0],
    [0, 0, 49, 0, 0, 0],
  ])
})

test('who shops along is found by the identifier of the member where it is known, else by a name one person bears, told', async () => {
  const [keyed, named] = [await made.shop(), await made.shop()]
  for (const name of ['membres.csv', 'membres_compat.csv']) await bringIn(keyed, recorded(name))
  await bringIn(named, recorded('membres.csv'))
  assert.deepEqual(told(await bringIn(keyed, recorded('mangeurs.csv'))), { 'household.not_possible': 1 })
  assert.deepEqual(told(await bringIn(named, recorded('mangeurs.csv'))), {
    'household.not_possible': 1,
    'person.head_by_name': 49,
  })
})

test('a file of suppliers, products, categories or subscription requests is no list of members', async () => {
  const shop = await made.shop()
  const others = [
    'Nom,Référence,N° TVA,Email,Téléphone,Rue,Code postal,Ville,Pays,Langue,Rang des fournisseurs\nBio Sprl,X,BE1,a@b.example,02 1,Rue 1,1000,Ixelles,Belgique,fr_FR,1\n',
    'Nom,Référence interne,Code-barres,Catégorie de produit,Prix de vente\nPommes,P1,2100000000012,Fruits,2.5\n',
    'id,name,parent_id/id\n__export__.category_1_a,Fruits,__export__.category_2_b\n',
    'Nom,Prénom,Nom,Courriel,Téléphone,Date de naissance,État,Date de la demande de souscription\nA B,A,B,a@b.example,02,2000-01-01,Brouillon,2025-01-01\n',
  ]
  for (const text of others) {
    const result = await bringIn(shop, written(text))
    assert.notEqual(result.kind, 'members', text)
  }
})

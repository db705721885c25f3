import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { bringIn, ends, separated, step, told, written } from '../../../../test/importing.ts'
import { addMember, addPerson } from '../../../../test/members.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { type Shop, world } from '../../../../test/world.ts'
import { editContact } from '../actions/contact.ts'
import { setMembershipOf } from '../actions/membership.ts'

const made = await world('2026-11-25T07:00:00.000Z')

interface Known {
  readonly name: string
  readonly email: string | null
  readonly no: number | null
  readonly since: string | null
  readonly card: string | null
}

const people = (shop: Shop): Promise<Known[]> =>
  rows(
    made.house.database.for(shop.id),
    sql<Known>`select display_name as name, email, member_no as no, since, code as card from members.contact
      left join members.membership on membership.contact_id = contact.id
      left join members.card on card.contact_id = contact.id and card.state <> 'ended'
      where contact.organisation_id = ${shop.id} order by member_no, sort_name, contact.id`,
  )

const byHand: Readonly<Record<string, readonly string[]>> = {
  fr: ['Nom', 'Adresse e-mail', 'Numéro', 'Carte'],
  nl: ['Naam', 'E-mailadres', 'Lidnummer', 'Kaartnummer'],
  de: ['Name', 'E-Mail-Adresse', 'Mitgliedsnummer', 'Karte'],
  en: ['Name', 'E-mail', 'Number', 'Card'],
  es: ['Nombre', 'Correo electrónico', 'Número de socio', 'Tarjeta'],
}

for (const [language, headers] of Object.entries(byHand))
  test(`a list typed by hand in ${language} makes members with name, address, number and card`, async () => {
    const shop = await made.shop()
    const lines = [headers, ['Amina Haddad', 'AMINA@post.example', '1', '0421100000491'], ['Bram Claes', '', '2', '']]
    const result = await bringIn(shop, written(separated(lines, ';')))
    assert.deepEqual([result.kind, ends(result)], ['members', [2, 0, 0, 0, 0, 0]])
    assert.deepEqual(await people(shop), [
      { name: 'Amina Haddad', email: 'amina@post.example', no: 1, since: '2026-11-25', card: '0421100000491' },
      { name: 'Bram Claes', email: null, no: 2, since: '2026-11-25', card: null },
    ])
    assert.deepEqual(told(result), { 'person.first_day_unknown': 2 })
    assert.deepEqual(ends(await bringIn(shop, written(separated(lines, ';')))), [0, 0, 2, 0, 0, 0])
  })

const list = (...lines: string[]) =>
  written(`Nom;Email;Numéro de coopérateur;Date effective;Ville\n${lines.join('\n')}\n`)
const amina = 'Amina Haddad;amina@post.example;1;2024-05-01;Ixelles'
const bram = 'Bram Claes;bram@post.example;2;2023-02-10;Uccle'

test('one changed cell is one update, shown with before and after; an empty cell changes nothing', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(amina, bram))
  const later = await step(shop, list(amina.replace('Ixelles', 'Liège'), bram.replace(';Uccle', ';')))
  assert.deepEqual(
    later.rows.map((row) => [row.outcome, row.changes]),
    [
      ['update', [{ field: 'city', before: 'Ixelles', after: 'Liège' }]],
      ['same', []],
    ],
  )
  await later.apply()
  assert.equal((await shop.events()).filter((name) => name === 'members.contact_changed').length, 1)
})

test('events of an import carry ids and names of fields, never what stood in them', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(amina))
  await bringIn(shop, list(amina.replace('Ixelles', 'Liège')))
  const events = await rows(
    made.house.database.for(shop.id),
    sql<{ name: string; facts: object }>`select name, facts from platform.event
      where organisation_id = ${shop.id} and name like 'members.%' order by id`,
  )
  assert.deepEqual(
    [...new Set(events.map((one) => one.name))],
    ['members.contact_created', 'members.number_given', 'members.membership_changed', 'members.contact_changed'],
  )
  assert.doesNotMatch(JSON.stringify(events), /Amina|Haddad|post\.example|Ixelles|Liège/)
})

test('the next number given by the shop follows the highest that was imported', async () => {
  const shop = await made.shop()
  await bringIn(shop, list(amina.replace(';1;', ';4711;')))
  await addMember(shop, 'Koen Maes')
  assert.deepEqual(
    (await people(shop)).map((one) => one.no),
    [4711, 4712],
  )
})

test('a member without a share keeps the number and what the file says; no first day or stage is invented', async () => {
  const shop = await made.shop()
  const file = written(
    'Nom,Email,Numéro de coopérateur,Date effective,Nombre de parts\nAmina Haddad,amina@post.example,7,,0\nBram Claes,bram@post.example,8,,3\n',
  )
  const result = await bringIn(shop, file)
  assert.deepEqual(told(result), { 'person.no_share': 1, 'person.first_day_unknown': 1 })
  assert.deepEqual(
    (await people(shop)).map((one) => [one.no, one.since]),
    [
      [7, null],
      [8, '2026-11-25'],
    ],
  )
})

test('spoiled optional cells are told and kept as text; a required one is a fault of its line', async () => {
  const shop = await made.shop()
  const file = written(
    [
      'Nom,Email,Téléphone,Date de naissance,Pays,Langue,Numéro de coopérateur',
      'Amina Haddad,no.mail,demander à sa fille,31/02/1990,Atlantide,klingon,1',
      'Bram Claes,bram@post.example,0470 00 17 42,17/05/1980,Belgique,nl_BE,deux',
      ',x@post.example,,,,,3',
    ].join('\n'),
  )
  const { planned, rows: planRows, apply } = await step(shop, file)
  assert.deepEqual([planned.totals.created, planned.totals.faulty], [1, 2])
  assert.deepEqual(
    planRows.flatMap((row) => row.problems.map((one) => [row.line, one.field, one.code, one.severity])),
    [
      [2, 'country', 'import.country_unknown', 'warning'],
      [2, 'email', 'import.email_unreadable', 'warning'],
      [2, 'phone', 'import.phone_unreadable', 'warning'],
      [2, 'language', 'import.language_unknown', 'warning'],
      [2, 'birthDate', 'import.day_impossible', 'warning'],
      [2, null, 'person.first_day_unknown', 'warning'],
      [3, 'memberNo', 'person.number_unreadable', 'error'],
      [4, 'name', 'contact.name_missing', 'error'],
      [4, null, 'person.first_day_unknown', 'warning'],
    ],
  )
  await assert.rejects(apply(), refusedWith('import.faulty_rows'))
  assert.deepEqual(await people(shop), [])
  await apply(true)
  const kept = await rows(
    made.house.database.for(shop.id),
    sql`select phone, kept from members.contact where organisation_id = ${shop.id}`,
  )
  assert.deepEqual(kept, [
    {
      phone: 'demander à sa fille',
      kept: { birthDate: '31/02/1990', country: 'Atlantide', email: 'no.mail', language: 'klingon' },
    },
  ])
})

test('formulas, spoiled letters and numbers that stand twice stop the import until their lines are left out', async () => {
  const shop = await made.shop()
  const bytes = Buffer.concat([
    Buffer.from(
      'Nom,Email,Numéro de coopérateur\nAmina Haddad,=1+1,1\nBram Claes,bram@post.example,2\nCarla Claes,,2\nZoé Çakırel,,3\n',
    ),
    Buffer.from('Gérard Lefèvre,g@post.example,4\n', 'latin1'),
    Buffer.from('Koen Maes,,5\n'),
  ])
  const { rows: planRows, apply } = await step(shop, { name: 'spoiled.csv', bytes: new Uint8Array(bytes) }, 'members')
  assert.deepEqual(
    planRows.flatMap((row) =>
      row.problems.filter((one) => one.severity === 'error').map((one) => [one.line, one.code]),
    ),
    [
      [2, 'import.formula'],
      [3, 'person.key_twice'],
      [4, 'person.key_twice'],
      [6, 'import.encoding'],
    ],
  )
  await assert.rejects(apply(), refusedWith('import.faulty_rows'))
  assert.deepEqual(await people(shop), [])
  await apply(true)
  assert.deepEqual(
    (await people(shop)).map((one) => one.name),
    ['Zoé Çakırel', 'Koen Maes'],
  )
})

test('names that begin with a sign are names where Odoo marked them as text', async () => {
  const shop = await made.shop()
  const file = written(
    `Nom,Email,Numéro de coopérateur\n'=Les Amis=,a@post.example,1\n'-Le Moins,b@post.example,2\n+Vite,c@post.example,3\n`,
  )
  assert.deepEqual(ends(await bringIn(shop, file)), [3, 0, 0, 0, 0, 0])
  assert.deepEqual(
    (await people(shop)).map((one) => one.name),
    ['=Les Amis=', '-Le Moins', '+Vite'],
  )
})

test('a later card of the file ends the earlier one; a code of somebody else is a fault', async () => {
  const shop = await made.shop()
  const file = (...codes: string[]) =>
    written(
      `Nom,Email,Numéro,Carte\nAmina Haddad,a@post.example,1,${codes[0]}\nBram Claes,b@post.example,2,${codes[1]}\n`,
    )
  await bringIn(shop, file('A-0001', 'B-0001'))
  await bringIn(shop, file('A-0002', 'B-0001'))
  assert.deepEqual(
    (await people(shop)).map((one) => one.card),
    ['A-0002', 'B-0001'],
  )
  const taken = await bringIn(shop, file('A-0002', 'A-0001'))
  assert.equal(taken.state, 'refused')
  assert.deepEqual(told(taken)['card.in_use'], undefined)
  assert.deepEqual(told(taken)['person.keys_disagree'], 1)
})

test('an entity, a former member, an archived one and a line that continues another', async () => {
  const shop = await made.shop()
  const file = written(
    [
      'Nom,Prénom,Nom de famille,Est une entreprise,Email,Code postal,Pays,Numéro de coopérateur,Date effective,Ancien coopérateur,Étiquettes,Actif',
      'ASBL Jardins,,ASBL Jardins,True,x@asso.example,B-1081,,1,2020-01-01,,Noyau,True',
      ',,,,,,,,,,Tarif solidaire,',
      'Marie -,Marie,-,,marie@post.example,CH-1205,,2,2021-01-01,True,,',
    ].join('\n'),
  )
  const result = await bringIn(shop, file)
  assert.deepEqual([ends(result), result.totals?.continuations], [[2, 0, 0, 0, 0, 0], 1])
  const found = await rows(
    made.house.database.for(shop.id),
    sql`select kind, display_name as name, zip, country, tags, archived_at is not null as archived, last_day, role
      from members.contact join members.membership on membership.contact_id = contact.id
      where contact.organisation_id = ${shop.id} order by member_no`,
  )
  assert.deepEqual(found, [
    {
      kind: 'entity',
      name: 'ASBL Jardins',
      zip: '1081',
      country: 'BE',
      tags: ['Noyau', 'Tarif solidaire'],
      archived: false,
      last_day: null,
      role: 'eater',
    },
    {
      kind: 'person',
      name: 'Marie',
      zip: '1205',
      country: 'CH',
      tags: [],
      archived: true,
      last_day: '2026-11-24',
      role: 'worker',
    },
  ])
})

test('an import is taken back whole: new people go, changed ones stand as before', async () => {
  const shop = await made.shop()
  const known = await addPerson(shop, 'Amina Haddad', { email: 'amina@post.example', city: 'Namur' })
  const imported = await step(shop, list(amina, bram))
  assert.deepEqual(
    imported.rows.map((row) => row.outcome),
    ['update', 'create'],
  )
  await imported.apply()
  await imported.undo()
  assert.deepEqual(await people(shop), [
    { name: 'Amina Haddad', email: 'amina@post.example', no: null, since: null, card: null },
  ])
  const [left] = await rows(
    made.house.database.for(shop.id),
    sql`select city from members.contact where id = ${known} and organisation_id = ${shop.id}`,
  )
  assert.deepEqual(left, { city: 'Namur' })
  const again = await step(shop, list(amina, bram))
  await again.apply()
  assert.equal((await people(shop)).length, 2)
})

test('an import is not taken back where something was built on it, which is told by name', async () => {
  const shop = await made.shop()
  const imported = await step(shop, list(amina, bram))
  await imported.apply()
  const [first] = await rows(
    made.house.database.for(shop.id),
    sql<{ id: string }>`select id from members.contact where organisation_id = ${shop.id} order by sort_name desc`,
  )
  await shop.act(setMembershipOf, {
    contact: first?.id ?? '',
    memberNo: 1,
    since: '2024-05-01',
    lastDay: '2026-12-31',
    role: 'worker',
    forceWorker: false,
    investing: false,
  })
  await assert.rejects(imported.undo(), refusedWith('import.built_on'))
  assert.equal((await people(shop)).length, 2)
})

test('what a later import wrote is taken back first, then the earlier one goes too', async () => {
  const shop = await made.shop()
  const first = await step(shop, list(amina))
  await first.apply()
  const second = await step(shop, list(amina.replace('Ixelles', 'Liège')))
  await second.apply()
  await assert.rejects(first.undo(), refusedWith('import.built_on'))
  await second.undo()
  await first.undo()
  assert.deepEqual(await people(shop), [])
})

test('an edit between the plan and the import is seen before anything is written', async () => {
  const shop = await made.shop()
  const known = await addPerson(shop, 'Amina Haddad', { email: 'amina@post.example', city: 'Namur' })
  const imported = await step(shop, list(amina))
  await shop.act(editContact, { contact: known, version: 1, city: 'Ixelles' })
  await assert.rejects(imported.apply(), refusedWith('import.plan_changed'))
})

test('an import of 2,000 members takes as many statements as one of 20', async () => {
  const counts = []
  for (const size of [20, 2000]) {
    const shop = await made.shop()
    const lines = Array.from(
      { length: size },
      (_, at) => `Person ${at};p${at}@post.example;${at + 1};2024-05-01;Ixelles`,
    )
    const imported = await step(shop, list(...lines))
    const before = statementCount.total
    await imported.apply()
    counts.push(statementCount.total - before)
    const names = (await shop.events()).filter((name) => name === 'members.contact_created')
    assert.equal(names.length, size)
  }
  assert.equal(counts[0], counts[1])
})

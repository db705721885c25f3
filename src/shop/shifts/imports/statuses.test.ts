import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { generate } from '../actions/generation.ts'
import { countNight } from '../actions/standing.ts'
import { checks } from '../checks.ts'
import { handingIn } from './importing.testing.ts'

const made = await world()
const people = `Nom,Email,Numéro de coopérateur,Date effective,Régime de travail
Amina Haddad,amina@post.example,1,2024-05-01,regular
Bram Claes,bram@post.example,2,2024-05-01,irregular
Chloé Petit,chloe@post.example,3,2024-05-01,regular
`
const list = `Coopérateur,Coopérateur/Numéro de coopérateur,Statut du coopérateur,Compteur de shifts réguliers,Compensation shifts counter,Irregular Start Date,Jour de début d'alerte,Extension Start Day,Début de la pause,Fin de la pause,En démission,Gelé
Amina Haddad,1,ok,-1.0000000000000002,-1,,2025-02-20,2025-03-01,,,,
Bram Claes,2,ok,2,0,2025-02-03,,,,,,
Chloé Petit,3,ok,0,0,,,,2025-03-01,2025-03-20,True,True
`

async function listed() {
  const shop = await made.shop()
  const hand = handingIn(made, shop)
  await hand.bring('members', people)
  const lines = (statement: ReturnType<typeof sql>) => hand.all<{ line: string }>(statement)
  const states = async () =>
    (
      await lines(sql`select concat_ws(' ', contact.display_name, standing, main, make_up, extension_until) as line
        from shifts.standing_state as state
        join members.contact on contact.organisation_id = state.organisation_id and contact.id = state.member_id
        where state.organisation_id = ${shop.id} order by 1`)
    ).map(({ line }) => line)
  const sound = async () => {
    for (const check of checks)
      assert.deepEqual(await check.run(made.house.database.for(shop.id), shop.id), [], check.name)
  }
  const entries = async () =>
    (await lines(sql`select count(*)::text as line from shifts.ledger_entry where organisation_id = ${shop.id}`))[0]
      ?.line
  return { shop, hand, states, sound, entries }
}

test('counters come in to the unit, and both sums are told with their difference', async () => {
  const { hand, states, sound } = await listed()
  const done = await hand.bring('auto', list)
  assert.equal(done.totals['created'], 3)
  const { counts } = done
  assert.deepEqual([counts['main_in_file'], counts['main_here'], counts['main_difference']], [1, 1, 0])
  assert.deepEqual([counts['make_up_in_file'], counts['make_up_here'], counts['make_up_difference']], [-1, -1, 0])
  assert.deepEqual(await states(), [
    'Amina Haddad extension -1000 -1000 2025-03-11',
    'Bram Claes up_to_date 2000 0',
    'Chloé Petit resigning 0 0',
  ])
  await sound()
})

test('who stands otherwise than the file says is told with the reason', async () => {
  const { hand } = await listed()
  const seen = await hand.bring('statuses', list)
  assert.deepEqual(await hand.problems(seen.id), [
    '2 standing shift_import.stands_extension',
    '4 standing shift_import.stands_resigning',
  ])
  assert.equal(seen.counts['stands_otherwise'], 2)
})

test('the count of the day on which balances come in is in them, the next one is not', async () => {
  const { shop, hand, states, sound } = await listed()
  // The world's day is four weeks after this start: a count day.
  await hand.bring('statuses', list)
  await shop.act(countNight, {})
  assert.equal((await states())[1], 'Bram Claes up_to_date 2000 0')
  await sound()
})

test('the same file again changes nothing; one other counter posts the difference once', async () => {
  const { hand, states, entries, sound } = await listed()
  await hand.bring('statuses', list)
  const before = Number(await entries())
  assert.equal((await hand.bring('statuses', list)).totals['same'], 3)
  const changed = await hand.bring('statuses', list.replace('2,ok,2,', '2,ok,5,'))
  assert.deepEqual(await hand.changes(changed.id), ['Bram Claes: mainCounter 2 -> 5'])
  assert.equal(Number(await entries()), before + 1)
  assert.equal((await states())[1], 'Bram Claes up_to_date 5000 0')
  await hand.undo(changed.id)
  assert.equal((await states())[1], 'Bram Claes up_to_date 2000 0')
  assert.equal((await hand.look('statuses', list)).totals['same'], 3)
  await sound()
})

test('taking it back posts the opposite and takes leave and way of taking part back', async () => {
  const { shop, hand, states, sound } = await listed()
  const done = await hand.bring('statuses', list)
  await hand.undo(done.id)
  assert.deepEqual(await states(), [
    'Amina Haddad up_to_date 0 0',
    'Bram Claes up_to_date 0 0',
    'Chloé Petit up_to_date 0 0',
  ])
  const left = await hand.all(sql`select id from shifts.leave where organisation_id = ${shop.id}`)
  assert.deepEqual(left, [])
  await sound()
})

test('spoiled cells are told line by line, and a counter that is no number stops its line', async () => {
  const { hand } = await listed()
  const seen = await hand.look(
    'statuses',
    `Member/Cooperator Number,Regular shifts counter,Holidays Start Day,Holidays End Day,Cooperative Status,Irregular Start Date
1,two,,,Up to Date,
2,1,2025-04-10,2025-04-01,perhaps,2025-02-30
9,0,,,,
1,0,,,,
`,
  )
  assert.deepEqual(await hand.problems(seen.id), [
    '2 mainCounter import.number_unreadable',
    '3 leaveFrom shift_import.leave_days',
    '3 standing shift_import.standing_unreadable',
    '3 flyingStart import.day_impossible',
    '4 null shift_import.person_unknown',
    '5 null shift_import.twice',
  ])
})

test('another language, another order of columns and missing ones say the same of the same people', async () => {
  const { hand } = await listed()
  await hand.bring('statuses', list)
  const dutch = `Contador de turnos regulares,Status van de coöperant,Coöperant/Coöperantnummer,Coöperant
-1,Verlenging,1,Amina Haddad
2,In orde,2,Bram Claes
`
  const seen = await hand.look('auto', dutch)
  assert.equal(seen.kind, 'statuses')
  assert.equal(seen.totals['same'], 2)
  assert.deepEqual(await hand.problems(seen.id), [])
})

test('nobody is meant by a name alone, nor by a number nobody has', async () => {
  const { hand } = await listed()
  const seen = await hand.look('statuses', `Numéro de coopérateur,Coopérateur,sr\n,Amina Haddad,1\n77,Bram Claes,1\n`)
  assert.deepEqual(await hand.problems(seen.id), [
    '2 null shift_import.person_unknown',
    '3 null shift_import.person_unknown',
  ])
})

test('many lines take as many statements as few', async () => {
  const counts = []
  for (const many of [3, 90]) {
    const hand = handingIn(made, await made.shop())
    const numbers = Array.from({ length: many }, (_, at) => at + 1)
    const named = numbers.map((no) => `Person ${no},p${no}@post.example,${no},2024-05-01,regular\n`)
    await hand.bring('members', `${people.split('\n')[0]}\n${named.join('')}`)
    const lines = numbers.map((no) => `Person ${no},${no},Volant,${(no % 3) - 1},2025-02-10,2025-03-01,2025-03-20\n`)
    const headers =
      'Coopérateur,Numéro de coopérateur,Régime de travail,sr,Irregular Start Date,Début de la pause,Fin de la pause\n'
    const { id } = await hand.look('statuses', headers + lines.join(''))
    const before = statementCount.total
    await hand.apply(id)
    counts.push(statementCount.total - before)
  }
  assert.equal(counts[0], counts[1])
})

test('who stands unsubscribed loses places held before, as the dry run says; another import gives none, undoing gives them back', async () => {
  const { shop, hand, sound } = await listed()
  const templates = `Jour,Début,Fin,Type,Nombre de travailleurs,Travailleurs
Lundi,10:00,12:00,Magasin,2,Amina Haddad
`
  await hand.bring('templates', templates)
  await shop.act(generate, { from: '2025-03-03', weeks: 4 })
  const held = async () =>
    (
      await hand.all<{ line: string }>(sql`select concat_ws(' ',
          (select count(*) from shifts.fixed_seat where organisation_id = ${shop.id} and until_day is null),
          (select count(*) from shifts.attendance where organisation_id = ${shop.id} and state = 'planned')) as line`)
    )[0]?.line
  const before = await held()
  assert.match(before ?? '', /^1 [34]$/)
  const owing = list.replace('-1.0000000000000002,-1,,2025-02-20,2025-03-01', '-3,-2,,,')
  const done = await hand.bring('statuses', owing)
  assert.ok((await hand.problems(done.id)).some((line) => /^2 .*seats_end$/.test(line)))
  assert.equal(done.counts['seats_ended'], 1)
  assert.equal(await held(), '0 0')
  await sound()
  for (const [kind, file] of [
    ['statuses', owing],
    ['templates', templates],
  ] as const) {
    const again = await hand.bring(kind, file)
    assert.equal((again.totals['created'] ?? 0) + (again.totals['updated'] ?? 0), 0, kind)
  }
  assert.equal(await held(), '0 0')
  await hand.undo(done.id)
  assert.equal(await held(), before)
  await sound()
})

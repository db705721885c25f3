import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementCount } from '#platform/database/driver.ts'
import { sql } from '#platform/database/sql.ts'
import { guessMapping } from '#platform/imports/mapping.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { generateAhead } from '../actions/generation.ts'
import { checks } from '../checks.ts'
import { handingIn } from './importing.testing.ts'
import { shifts } from './shifts.ts'

// A Tuesday of week B.
const made = await world('2025-03-11T08:00:00Z')
const plan = `Semaine;Jour;Nom;Début;Fin;Places;Type;Personnes
A;Lundi;Caisse;8h30;11:15;3;Caisse;Amina Haddad, Bram Claes
B;Mercredi;Nuit;22:00;1:30;2;Réassort;Chloé Petit
`
const header =
  'Date et horaire de début,Date et horaire de fin,Type de tâche,Planning,Task Template,Travailleur,Régime de travail,État,Shift régulier,Compensation shift,Replaced By\n'
const dated = `${header}2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Amina Haddad,regular,done,True,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Bram Claes,regular,excused,True,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Dora Weiss,irregular,absent,,,
2025-03-12 22:00:00,2025-03-13 01:30:00,Réassort,Semaine B,Nuit,,,open,,,
2025-03-12 22:00:00,2025-03-13 01:30:00,Réassort,Semaine B,Nuit,Bram Claes,regular,open,,True,Dora Weiss
`

async function planned() {
  const shop = await made.shop()
  const hand = handingIn(made, shop)
  for (const name of ['Amina Haddad', 'Bram Claes', 'Chloé Petit', 'Dora Weiss']) await hand.member(name)
  await hand.bring('templates', plan)
  const seats = async () =>
    (
      await hand.all<{ seat: string }>(
        sql`select concat_ws(' ', shift.day, shift.week_letter, member.display_name, seat.purpose, seat.state,
              stand_in.display_name, seat.source) as seat
            from shifts.attendance as seat
            join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
            join members.contact as member on member.organisation_id = seat.organisation_id and member.id = seat.member_id
            left join members.contact as stand_in on stand_in.organisation_id = seat.organisation_id and stand_in.id = seat.stand_in_id
            where seat.organisation_id = ${shop.id} order by shift.day, seat.id`,
      )
    ).map(({ seat }) => seat)
  const sound = async () => {
    for (const check of checks)
      assert.deepEqual(await check.run(made.house.database.for(shop.id), shop.id), [], check.name)
  }
  return { shop, hand, seats, sound }
}

test('dated lines tell who sat there, what became of it, and when the first week began', async () => {
  const { shop, hand, seats, sound } = await planned()
  const done = await hand.bring('auto', dated)
  assert.deepEqual(await hand.problems(done.id), ['2 null rota.anchor_derived'])
  assert.deepEqual(done.counts, {
    ...{ shifts: 2, seats: 5, people: 4, planned: 1, done: 1, absent: 1, excused: 1, cancelled: 0 },
  })
  assert.deepEqual(await seats(), [
    '2025-03-03 A Amina Haddad regular done import',
    '2025-03-03 A Bram Claes regular absent_0 import',
    '2025-03-03 A Dora Weiss flying absent_1 import',
    '2025-03-12 B Bram Claes make_up planned Dora Weiss import',
  ])
  const [rota] = await hand.all(
    sql`select anchor_day as anchor, valid_from as "from", anchor_settled as settled from shifts.rota where organisation_id = ${shop.id}`,
  )
  assert.deepEqual(rota, { anchor: '2025-03-03', from: '2025-03-03', settled: true })
  const modes = await hand.all<{ mode: string; count: number }>(
    sql`select mode, count(*) as count from shifts.worker where organisation_id = ${shop.id} group by mode order by mode`,
  )
  assert.deepEqual(modes, [
    { mode: 'flying', count: 1 },
    { mode: 'regular', count: 3 },
  ])
  await sound()
})

test('the same lines again change nothing; another outcome changes one', async () => {
  const { hand, seats } = await planned()
  await hand.bring('shifts', dated)
  assert.equal((await hand.look('shifts', dated)).totals['same'], 5)
  const changed = await hand.bring('shifts', dated.replace('irregular,absent', 'irregular,done'))
  assert.deepEqual([changed.totals['updated'], changed.totals['same']], [1, 4])
  assert.deepEqual(await hand.changes(changed.id), ['2025-03-03 08:30 · Caisse · Dora Weiss: state absent_1 -> done'])
  await hand.undo(changed.id)
  assert.equal((await seats())[2], '2025-03-03 A Dora Weiss flying absent_1 import')
})

test('generation goes on from there: nothing twice, and who was not seated is not seated now', async () => {
  const { shop, hand, seats, sound } = await planned()
  await hand.bring('shifts', dated)
  const before = await seats()
  await shop.act(generateAhead, {})
  const after = await seats()
  // Chloé holds the night of week B, yet the lines leave her out on the 12th.
  assert.deepEqual(after.slice(0, before.length), before)
  assert.ok(after.includes('2025-03-26 B Chloé Petit regular planned fixed'))
  assert.equal(after.filter((seat) => seat.startsWith('2025-03-17 A')).length, 2)
  assert.equal((await shop.act(generateAhead, {})).shiftsMade, 0)
  await sound()
})

test('lines over shifts that were made already take their people over and leave nobody out', async () => {
  const { shop, hand, seats, sound } = await planned()
  await hand.bring('shifts', dated)
  await shop.act(generateAhead, {})
  const ahead = `${header}2025-03-17 08:30:00,2025-03-17 11:15:00,Caisse,Semaine A,Caisse,Amina Haddad,regular,cancel,True,,
2025-03-17 08:30:00,2025-03-17 11:15:00,Caisse,Semaine A,Caisse,Dora Weiss,irregular,open,,,
`
  const done = await hand.bring('shifts', ahead)
  assert.deepEqual(await hand.problems(done.id), ['2 null shift_import.sits_too'])
  assert.deepEqual(
    (await seats()).filter((seat) => seat.startsWith('2025-03-17')),
    [
      '2025-03-17 A Amina Haddad regular cancelled fixed',
      '2025-03-17 A Bram Claes regular planned fixed',
      '2025-03-17 A Dora Weiss flying planned import',
    ],
  )
  await sound()
})

test('what cannot be is told line by line', async () => {
  const { hand } = await planned()
  const text = `${header}2025-03-32 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Amina Haddad,regular,done,True,,
2025-03-03 08:30:00,2025-03-01 11:15:00,Caisse,Semaine A,Caisse,Bram Claes,regular,done,True,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Tresor,Bram Claes,regular,done,True,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Nobody Known,regular,done,True,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Bram Claes,sometimes,done,True,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Amina Haddad,regular,perhaps,True,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Chloé Petit,regular,done,maybe,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Dora Weiss,irregular,done,,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,Dora Weiss,irregular,done,,,
2025-03-03 08:30:00,2025-03-03 11:15:00,Caisse,Semaine A,Caisse,,,done,,,
`
  const seen = await hand.look('shifts', text)
  assert.deepEqual(await hand.problems(seen.id), [
    '2 start import.day_impossible',
    '2 null rota.anchor_derived',
    '3 end shift_import.ends_before_start',
    '4 template shift_import.template_unknown',
    '5 person shift_import.person_unknown',
    '6 mode shift_import.mode_unreadable',
    '7 state shift_import.state_unreadable',
    '8 regular import.yes_no_unreadable',
    '10 person shift_import.seated_twice',
    '11 state shift_import.nobody',
  ])
  await assert.rejects(hand.bring('shifts', text), refusedWith('import.faulty_rows'))
})

test('an import of shifts is taken back whole, unless a row was changed since', async () => {
  const { shop, hand, seats } = await planned()
  const first = await hand.bring('shifts', dated)
  await hand.undo(first.id)
  assert.deepEqual(await seats(), [])
  const [rota] = await hand.all(
    sql`select anchor_settled as settled from shifts.rota where organisation_id = ${shop.id}`,
  )
  assert.deepEqual(rota, { settled: false })
  const again = await hand.bring('shifts', dated)
  await hand.all(
    sql`update shifts.attendance set state = 'done' where organisation_id = ${shop.id} and state = 'planned'`,
  )
  await assert.rejects(hand.undo(again.id), refusedWith('shift_import.built_upon'))
})

test('a list with a date, times and names is enough', async () => {
  const { hand, seats } = await planned()
  await hand.bring('shifts', dated)
  const done = await hand.bring(
    'auto',
    'Date,Start,End,Task Type,Person\n13/3/2025,9:00,11:00,Caisse,Dora Weiss\n13/3/2025,9:00,11:00,Caisse,\n',
  )
  assert.deepEqual([done.counts['shifts'], done.counts['seats']], [1, 2])
  assert.equal((await seats()).at(-1), '2025-03-13 Dora Weiss flying planned import')
})

test('many lines take as many statements as few', async () => {
  const counts = []
  for (const weeks of [1, 60]) {
    const { hand } = await planned()
    const lines = Array.from({ length: weeks }, (_, week) => {
      const day = new Date(Date.UTC(2025, 2, 3 + 14 * week)).toISOString().slice(0, 10)
      return ['Amina Haddad', 'Bram Claes', ''].map(
        (who) => `${day} 08:30:00,${day} 11:15:00,Caisse,Semaine A,Caisse,${who},,open,,,\n`,
      )
    })
    const { id } = await hand.look('shifts', header + lines.flat().join(''))
    const before = statementCount.total
    await hand.apply(id)
    counts.push(statementCount.total - before)
  }
  assert.equal(counts[0], counts[1])
})

const headers: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'Date et horaire de début',
    'Date et horaire de fin',
    'Nom',
    'Type de tâche',
    'Planning',
    'Task Template',
    'Travailleur',
    'Travailleur/Code-barres',
    'Régime de travail',
    'État',
    'Shift régulier',
    'Compensation shift',
    'Replaced By',
    'Supercoopérateur',
  ],
  nl: [
    'Starttijd',
    'Eindtijd',
    'Naam',
    'Taaktype',
    'Planning',
    'Taaksjabloon',
    'Medewerker',
    'Medewerker/Streepjescode',
    'Werkregime',
    'Status',
    'Vaste shift',
    'Compensatieshift',
    'Vervangen door',
    'Supercoöperant',
  ],
  de: [
    'Beginn',
    'Ende',
    'Name',
    'Aufgabentyp',
    'Planung',
    'Aufgabenvorlage',
    'Mitarbeiter',
    'Mitarbeiter/Strichcode',
    'Arbeitsmodus',
    'Status',
    'Feste Schicht',
    'Ausgleichsschicht',
    'Ersetzt durch',
    'Schichtleitung',
  ],
  en: [
    'Start Time',
    'End Time',
    'Name',
    'Task Type',
    'Planning',
    'Task Template',
    'Worker',
    'Worker/Barcode',
    'Working Mode',
    'State',
    'Regular shift',
    'Compensation shift',
    'Replaced By',
    'Super Cooperator',
  ],
  es: [
    'Hora de inicio',
    'Hora de fin',
    'Nombre',
    'Tipo de tarea',
    'Planificación',
    'Plantilla de tarea',
    'Trabajador',
    'Trabajador/Código de barras',
    'Modo de trabajo',
    'Estado',
    'Turno regular',
    'Turno de compensación',
    'Reemplazado por',
    'Supercooperador',
  ],
  technical: [
    'start_time',
    'end_time',
    'name',
    'task_type_id',
    'planning_id',
    'task_template_id',
    'worker_id',
    'worker_id/barcode',
    'working_mode',
    'state',
    'is_regular',
    'is_compensation',
    'replaced_id',
    'super_coop_id',
  ],
}
const meanings = [
  'start',
  'end',
  'title',
  'kind',
  'week',
  'template',
  'person',
  'cardCode',
  'mode',
  'state',
  'regular',
  'makeUp',
  'replacedBy',
  'lead',
]

for (const [language, given] of Object.entries(headers))
  test(`columns of dated shifts are found by their meaning in any order (${language})`, () => {
    for (const turn of [0, 4, 11]) {
      const shuffled = given.map((_, at) => given[(at * 5 + turn) % given.length] as string)
      const { columns } = guessMapping(shuffled, [], shifts.fields)
      const found = Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, shuffled[column]]))
      assert.deepEqual(found, Object.fromEntries(meanings.map((field, at) => [field, given[at]])))
    }
  })

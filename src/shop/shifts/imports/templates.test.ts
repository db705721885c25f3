import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { guessMapping } from '#platform/imports/mapping.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { generate } from '../actions/generation.ts'
import { handingIn } from './importing.testing.ts'
import { templates } from './templates.ts'

const made = await world()
const byHand = `Semaine;Jour;Début;Fin;Places;Personnes
A;Lundi;7h30;10:15;4;Amina Haddad, Bram Claes
A;Mardi;22:00;1:30;2;
B;Lundi;7.5;10.25;3;Bram Claes
`

async function shopOf(...names: string[]) {
  const shop = await made.shop()
  const hand = handingIn(made, shop)
  for (const name of names) await hand.member(name)
  return { shop, hand }
}

test('a table typed by hand makes weeks, templates, places and the people who always come', async () => {
  const { shop, hand } = await shopOf('Amina Haddad', 'Bram Claes')
  const seen = await hand.look('auto', byHand)
  assert.equal(seen.kind, 'templates')
  assert.deepEqual(await hand.problems(seen.id), ['2 null rota.anchor_unknown'])
  const done = await hand.bring('auto', byHand)
  assert.deepEqual([done.totals['created'], done.counts['seats'], done.counts['fixed_seats']], [3, 9, 3])
  const rows = await hand.all<{ row: string }>(
    sql`select concat_ws(' ', week.letter, day_number, to_char(starts, 'HH24:MI'), to_char(ends, 'HH24:MI'), template.name, template.state) as row
      from shifts.template join shifts.rota_week as week on week.organisation_id = template.organisation_id
        and week.rota_id = template.rota_id and week.sequence = template.week_sequence
      where template.organisation_id = ${shop.id} order by 1`,
  )
  assert.deepEqual(
    rows.map(({ row }) => row),
    [
      'A 1 07:30 10:15 Général 07:30 active',
      'A 2 22:00 01:30 Général 22:00 active',
      'B 1 07:30 10:15 Général 07:30 active',
    ],
  )
  assert.equal((await hand.look('auto', byHand)).totals['same'], 3)
})

test('weeks without a first day make no shifts until somebody says it', async () => {
  const { shop, hand } = await shopOf('Amina Haddad', 'Bram Claes')
  await hand.bring('templates', byHand)
  const waiting = await shop.act(generate, { from: '2025-03-03', weeks: 2 })
  assert.equal(waiting.shiftsMade, 0)
  assert.deepEqual(
    waiting.failures[0]?.refusals.map(({ code }) => code),
    ['template.rota_waits'],
  )
  const { hand: other, shop: told } = await shopOf('Amina Haddad', 'Bram Claes')
  const lines = byHand
    .split('\n')
    .map((line, at) => (at === 0 ? `${line};Premier jour du cycle` : line && `${line};2025-03-10`))
  await other.bring('templates', lines.join('\n'))
  const shifts = await told.act(generate, { from: '2025-03-10', weeks: 2 })
  assert.deepEqual([shifts.shiftsMade, shifts.seatsTaken], [3, 3])
})

test('a rota of one week needs no first day', async () => {
  const { shop, hand } = await shopOf()
  const done = await hand.bring(
    'auto',
    'Tag,Beginn,Ende,Plätze,Art\nMontag,8:00,10:45,4,Kasse\nDi,9:00,12:00,2,Lager\n',
  )
  assert.deepEqual(await hand.problems(done.id), [])
  assert.equal((await shop.act(generate, { from: '2025-03-03', weeks: 2 })).shiftsMade, 4)
})

test('what cannot be is told line by line, and nothing is written', async () => {
  const { shop, hand } = await shopOf('Amina Haddad')
  const text = `Week,Day,Name,Start,End,Seats,Workers
A,Monday,Till,25:00,10:45,4,
A,Blursday,Till two,8:00,10:45,4,
A,Monday,Stock,8:00,10:45,abc,
A,Monday,Door,8:00,10:45,-2,
A,Tuesday,Clean,8:00,,3,
A,Wednesday,Office,8:00,10:45,3,Nobody Known
A,Thursday,Bread,8:00,10:45,3,"Amina Haddad, Amina Haddad"
A,Friday,Cheese,8:00,10:45,1,
A,Friday,Cheese,8:00,10:45,1,
A,Saturday,Small,8:00,10:45,1,=1+1
`
  const seen = await hand.look('templates', text)
  assert.deepEqual(await hand.problems(seen.id), [
    '2 start import.time_unreadable',
    '3 day shift_import.weekday_unreadable',
    '4 seats import.number_unreadable',
    '5 seats shift_import.seats',
    '6 end shift_import.empty',
    '7 workers shift_import.person_unknown',
    '8 workers shift_import.person_twice',
    '10 title shift_import.twice',
    '11 workers import.formula',
  ])
  await assert.rejects(hand.bring('templates', text), refusedWith('import.faulty_rows'))
  assert.equal((await hand.bring('templates', text, true)).totals['created'], 1)
  const [found] = await hand.all<{ count: number }>(
    sql`select count(*) as count from shifts.template where organisation_id = ${shop.id}`,
  )
  assert.equal(found?.count, 1)
})

test('an end with a date lies at most 24 hours after its start', async () => {
  const { hand } = await shopOf()
  const seen = await hand.look(
    'templates',
    'Start,End,Seats,Type\n2026-11-02 20:00,2026-11-03 02:00,2,Night\n2026-11-02 08:00,2026-11-04 08:00,2,Long\n2026-11-05 08:00,2026-11-04 09:00,2,Back\n',
  )
  assert.deepEqual(await hand.problems(seen.id), [
    '3 end shift_import.too_long',
    '4 end shift_import.ends_before_start',
  ])
})

test('another number of places is one update with before and after, also of what is planned, and is taken back', async () => {
  const { shop, hand } = await shopOf('Amina Haddad', 'Bram Claes')
  const one = byHand.split('\n').slice(0, 2).join('\n')
  await hand.bring('templates', one)
  await shop.act(generate, { from: '2025-03-10', weeks: 1 })
  const changed = await hand.bring('templates', one.replace(';4;', ';5;'))
  assert.deepEqual([changed.totals['updated'], changed.totals['records']], [1, 1])
  assert.deepEqual(await hand.changes(changed.id), ['A · Général 07:30: seats 4 -> 5'])
  const seats = () =>
    hand.all<{
      seats: number
    }>(sql`select seats from shifts.shift_group as one join shifts.shift on shift.organisation_id = one.organisation_id
        and shift.id = one.shift_id where one.organisation_id = ${shop.id} and day = '2025-03-10'`)
  assert.deepEqual(await seats(), [{ seats: 5 }])
  const lower = await hand.look('templates', one.replace(';4;', ';1;'))
  assert.ok((await hand.problems(lower.id)).some((problem) => problem.endsWith('template.below_held')))
  await hand.undo(changed.id)
  assert.deepEqual(await seats(), [{ seats: 4 }])
})

test('an import is taken back whole, unless shifts were made of it', async () => {
  const { shop, hand } = await shopOf('Amina Haddad', 'Bram Claes')
  const one = byHand.split('\n').slice(0, 2).join('\n')
  const first = await hand.bring('templates', one)
  await hand.undo(first.id)
  for (const table of ['template', 'fixed_seat', 'rota', 'kind', 'worker'])
    assert.deepEqual(
      await hand.all(sql`select 1 from ${sql.raw(`shifts.${table}`)} where organisation_id = ${shop.id}`),
      [],
      table,
    )
  const again = await hand.bring('templates', one)
  await shop.act(generate, { from: '2025-03-10', weeks: 1 })
  await assert.rejects(hand.undo(again.id), refusedWith('shift_import.built_upon'))
})

test('who takes part without a fixed seat gets none', async () => {
  const { shop, hand } = await shopOf('Bram Claes')
  const amina = await hand.member('Amina Haddad')
  await hand.all(sql`insert into shifts.worker (organisation_id, member_id, mode, flying_start)
    values (${shop.id}, ${amina}, 'flying', '2025-03-03')`)
  const seen = await hand.look('templates', byHand)
  assert.deepEqual(
    await hand.problems(seen.id),
    ['2 workers shift_import.person_flying', '2 null rota.anchor_unknown'].toSorted(),
  )
})

const plainHeaders: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'Planning',
    'Jour',
    'Nom',
    'Type',
    'Date et horaire de début',
    'Date et horaire de fin',
    'Durée',
    'Nombre de travailleurs',
    'Places restantes',
    'Supercoopérateur',
    'Travailleur récurrent assigné/Nom',
    'Travailleur récurrent assigné/Code-barres',
    'Travailleur récurrent assigné/Email',
  ],
  nl: [
    'Planning',
    'Dag',
    'Naam',
    'Soort',
    'Starttijd',
    'Eindtijd',
    'Duur',
    'Aantal medewerkers',
    'Overblijvende plaatsen',
    'Supercoöperant',
    'Toegewezen vaste medewerker/Naam',
    'Toegewezen vaste medewerker/Streepjescode',
    'Toegewezen vaste medewerker/E-mail',
  ],
  de: [
    'Planung',
    'Tag',
    'Name',
    'Art',
    'Beginn',
    'Ende',
    'Dauer',
    'Anzahl der Mitarbeiter',
    'Verbleibende Plätze',
    'Schichtleitung',
    'Fest zugewiesene Person/Name',
    'Fest zugewiesene Person/Strichcode',
    'Fest zugewiesene Person/E-Mail',
  ],
  en: [
    'Planning',
    'Day',
    'Name',
    'Type',
    'Start Time',
    'End Time',
    'Duration',
    'Number of workers',
    'Remaining places',
    'Super Cooperator',
    'Recurrent worker assigned/Name',
    'Recurrent worker assigned/Barcode',
    'Recurrent worker assigned/Email',
  ],
  es: [
    'Planificación',
    'Día',
    'Nombre',
    'Tipo',
    'Hora de inicio',
    'Hora de fin',
    'Duración',
    'Número de trabajadores',
    'Plazas restantes',
    'Supercooperador',
    'Trabajador recurrente asignado/Nombre',
    'Trabajador recurrente asignado/Código de barras',
    'Trabajador recurrente asignado/Correo electrónico',
  ],
  technical: [
    'planning_id',
    'day_nb_id',
    'name',
    'task_type_id',
    'start_time',
    'end_time',
    'duration',
    'worker_nb',
    'remaining_worker',
    'super_coop_id',
    'worker_ids/name',
    'worker_ids/barcode',
    'worker_ids/email',
  ],
}
const meanings = [
  'week',
  'day',
  'title',
  'kind',
  'start',
  'end',
  'duration',
  'seats',
  'free',
  'lead',
  'workerName',
  'workerCard',
  'workerEmail',
]

for (const [language, headers] of Object.entries(plainHeaders))
  test(`columns of templates are found by their meaning in any order (${language})`, () => {
    for (const turn of [0, 5, 9]) {
      const shuffled = headers.map((_, at) => headers[(at * 7 + turn) % headers.length] as string)
      const { columns } = guessMapping(shuffled, [], templates.fields)
      const found = Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, shuffled[column]]))
      assert.deepEqual(found, Object.fromEntries(meanings.map((field, at) => [field, headers[at]])))
    }
  })

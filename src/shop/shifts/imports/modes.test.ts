import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { world } from '../../../../test/world.ts'
import { handingIn } from './importing.testing.ts'

const made = await world()
const list = `Nom,Email,Numéro de coopérateur,Date effective,Régime de travail,Supercoopérateur
Amina Haddad,amina@post.example,1,2024-05-01,regular,True
Bram Claes,bram@post.example,2,2024-05-01,irregular,
Chloé Petit,chloe@post.example,3,2024-05-01,exempt,
Dora Weiss,dora@post.example,4,2024-05-01,,
`

async function listed() {
  const shop = await made.shop()
  const hand = handingIn(made, shop)
  const modes = async () =>
    (
      await hand.all<{ worker: string }>(
        sql`select concat_ws(' ', contact.display_name, mode, flying_start, exempt_reason, case when is_lead then 'leads' end) as worker
            from shifts.worker join members.contact on contact.organisation_id = worker.organisation_id and contact.id = worker.member_id
            where worker.organisation_id = ${shop.id} order by 1`,
      )
    ).map(({ worker }) => worker)
  return { shop, hand, modes }
}

test('a list of members says how each takes part and who leads', async () => {
  const { hand, modes } = await listed()
  const done = await hand.bring('auto', list)
  assert.equal(done.counts['workers'], 3)
  assert.deepEqual(await modes(), [
    'Amina Haddad regular leads',
    'Bram Claes flying 2025-03-03',
    'Chloé Petit exempt Régime de travail: exempt',
  ])
  assert.equal((await hand.look('members', list)).totals['same'], 4)
})

test('another mode in the list is an update with before and after, taken back with the import', async () => {
  const { hand, modes } = await listed()
  await hand.bring('members', list)
  const changed = await hand.bring('members', list.replace('irregular', 'regular'))
  assert.deepEqual(await hand.changes(changed.id), ['Bram Claes: workingMode flying -> regular'])
  await hand.undo(changed.id)
  assert.equal((await modes())[1], 'Bram Claes flying 2025-03-03')
})

test('taking the list back takes the modes back', async () => {
  const { hand, modes } = await listed()
  const first = await hand.bring('members', list)
  await hand.undo(first.id)
  assert.deepEqual(await modes(), [])
})

test('who holds a fixed seat does not lose it by a list', async () => {
  const { hand, modes } = await listed()
  await hand.bring('members', list)
  await hand.bring('templates', 'Jour,Début,Fin,Places,Personnes\nLundi,8:00,10:45,3,Amina Haddad\n')
  const seen = await hand.bring('members', list.replace('01,regular', '01,irregular'))
  assert.deepEqual(await hand.problems(seen.id), ['2 workingMode shift_import.mode_kept'])
  assert.equal((await modes())[0], 'Amina Haddad regular leads')
})

test('what is no way of taking part is told and left open', async () => {
  const { hand, modes } = await listed()
  const done = await hand.bring('members', list.replace('irregular', 'sometimes'))
  assert.deepEqual(await hand.problems(done.id), ['3 workingMode shift_import.mode_unreadable'])
  assert.equal((await modes()).length, 2)
})

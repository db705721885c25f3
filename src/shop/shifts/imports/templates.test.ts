import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { importFolder } from '#platform/imports/folder.ts'
import { readTable } from '#platform/csv/read-table.ts'
import { insertRows, sql } from '#platform/database/sql.ts'
import { newId } from '#platform/values/ids.ts'
import { world, type Shop } from '../../../../test/world.ts'

const made = await world('2026-11-25T08:00:00Z')
const odoo = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(`test/fixtures/odoo/${name}`)) })

async function people(shop: Shop) {
  const db = made.house.database.for(shop.id)
  const list: any[] = [], cards: any[] = [], ms: any[] = []
  const compat = await readTable(odoo('membres_compat.csv').bytes, 'x.csv')
  const ids = new Map<string,string[]>()
  for (const r of compat.rows) { const k = r.cells[3]!.text + '|' + r.cells[5]!.text; ids.set(k, [...(ids.get(k)??[]), r.cells[0]!.text]) }
  for (const f of ['membres.csv', 'membres_archives.csv']) {
    const t = await readTable(odoo(f).bytes, f)
    for (const r of t.rows) {
      const c = (h: string) => r.cells[t.headers.indexOf(h)]?.text ?? ''
      if (!c('Nom')) continue
      const id = newId()
      const ext = ids.get(c('Nom') + '|' + c('Email'))
      list.push({ organisation_id: shop.id, id, kind: 'entity', name: c('Nom'), email: c('Email').split(';')[0] || null, external_id: ext?.shift() ?? null, created_at: made.now() })
      ms.push({ organisation_id: shop.id, contact_id: id, member_no: Number(c('Numéro de coopérateur')), role: 'worker', since: '2020-01-01' })
      if (c('Code-barres')) cards.push({ organisation_id: shop.id, id: newId(), contact_id: id, code: c('Code-barres'), state: 'active' })
    }
  }
  await insertRows(db, 'members.contact', { organisation_id: 'uuid', id: 'uuid', kind: 'text', name: 'text', email: 'text', external_id: 'text', created_at: 'timestamptz' }, list)
  await insertRows(db, 'members.membership', { organisation_id: 'uuid', contact_id: 'uuid', member_no: 'bigint', role: 'text', since: 'date' }, ms)
  await insertRows(db, 'members.card', { organisation_id: 'uuid', id: 'uuid', contact_id: 'uuid', code: 'text', state: 'text' }, cards)
}

for (const shiftsFile of ['shifts_4_semaines.csv', 'shifts_4_semaines.xlsx'])
test('try ' + shiftsFile, async () => {
  const shop = await made.shop()
  await people(shop)
  for (const round of [1, 2]) {
  const t0 = Date.now()
  const results = await shop.act(importFolder, {
    files: ['types_de_shift.csv', 'types_de_shift_compat.csv', 'plannings.csv', 'modeles_shift_compat.csv', 'modeles_shift_participants.csv', shiftsFile].map(odoo),
    kind: 'auto', apply: true, leaveOut: false,
  })
  for (const one of results) { console.log(one.name, one.kind, one.state, JSON.stringify(one.totals), JSON.stringify(one.counts), JSON.stringify(one.refusals)); const codes: any = {}; for (const p of one.problems) codes[p.severity + ' ' + p.code] = (codes[p.severity + ' ' + p.code] ?? 0) + 1; console.log(codes, JSON.stringify(one.problems.filter(p=>p.severity==='error').slice(0,4))) }
  console.log(Date.now() - t0, 'ms')
  }
  const db = made.house.database.for(shop.id)
  console.log((await sql`select week_letter, count(distinct s.id), sum(g.seats) from shifts.shift s join shifts.shift_group g on g.organisation_id = s.organisation_id and g.shift_id = s.id where s.organisation_id = ${shop.id} group by 1 order by 1`.execute(db)).rows)
  console.log((await sql`select purpose, state, count(*) from shifts.attendance where organisation_id = ${shop.id} group by 1, 2 order by 1, 2`.execute(db)).rows)
  console.log((await sql`select mode, count(*) from shifts.worker where organisation_id = ${shop.id} group by 1 order by 1`.execute(db)).rows)
  console.log((await sql`select name, anchor_day, valid_from, anchor_settled, (select min(from_day) from shifts.fixed_seat where organisation_id = ${shop.id}), (select count(distinct member_id) from shifts.fixed_seat where organisation_id = ${shop.id})  from shifts.rota where organisation_id = ${shop.id}`.execute(db)).rows)
  assert.ok(true)
})

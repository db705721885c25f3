import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { importFolder } from '#platform/imports/folder.ts'
import { world } from '../../../../test/world.ts'

const made = await world('2026-11-25T08:00:00Z')
const odoo = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(`test/fixtures/odoo/${name}`)) })

test('try', async () => {
  const shop = await made.shop()
  const results = await shop.act(importFolder, {
    files: ['types_de_shift.csv', 'types_de_shift_compat.csv', 'plannings.csv', 'modeles_shift_compat.csv', 'modeles_shift_participants.csv'].map(odoo),
    kind: 'auto', apply: true, leaveOut: true,
  })
  for (const one of results) console.log(one.name, one.kind, one.state, JSON.stringify(one.totals), JSON.stringify(one.counts), one.refusals, one.problems.slice(0, 3))
  assert.ok(true)
})

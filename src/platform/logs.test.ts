import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clearLogs, keepLogsIn, logWriter } from './logs.ts'
import type { Day, Instant } from './values/day.ts'

const at = (day: string) => `${day}T10:00:00.000Z` as Instant

function place(t: { after(end: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'komunigi-log-'))
  t.after(() => {
    keepLogsIn(null)
    rmSync(folder, { recursive: true, force: true })
  })
  keepLogsIn(folder)
  return folder
}

test('the log of the server has a file a day, and the days that are over are removed', (t) => {
  const folder = place(t)
  let now = at('2026-03-01')
  const log = logWriter(folder, () => now, assert.fail)
  for (const day of ['2026-03-01', '2026-03-02', '2026-03-15', '2026-03-16']) {
    now = at(day)
    log.write(`{"msg":"${day}"}\n`)
  }
  writeFileSync(join(folder, 'log', 'notes.txt'), 'of somebody else')
  assert.equal(clearLogs('2026-03-02' as Day), 2)
  assert.deepEqual(readdirSync(join(folder, 'log')).sort(), ['2026-03-15.log', '2026-03-16.log', 'notes.txt'])
  assert.equal(readFileSync(join(folder, 'log', '2026-03-16.log'), 'utf8'), '{"msg":"2026-03-16"}\n')
})

test('no line of the log keeps an e-mail address', (t) => {
  const folder = place(t)
  logWriter(folder, () => at('2026-03-01'), assert.fail).write('550 5.1.1 <jo@le-panier.example>: no such mailbox\n')
  assert.equal(readFileSync(join(folder, 'log', '2026-03-01.log'), 'utf8'), '550 5.1.1 <…@…>: no such mailbox\n')
})

test('of the log of the database the lines of those days go, with what belongs to them', (t) => {
  const folder = place(t)
  const file = join(folder, 'database.log')
  writeFileSync(
    file,
    '2026-03-01 08:00:00.1 UTC [7] LOG: up\n\tmore\n2026-03-09 08:00:00.1 UTC [7] LOG: down\n\tmore\n',
  )
  clearLogs('2026-03-01' as Day)
  assert.equal(readFileSync(file, 'utf8'), '2026-03-09 08:00:00.1 UTC [7] LOG: down\n\tmore\n')
})

test('where nobody promises less, ninety days are kept, from the first line of a day on', (t) => {
  const folder = place(t)
  let now = at('2026-01-01')
  const log = logWriter(folder, () => now, assert.fail)
  log.write('first\n')
  now = at('2026-04-01')
  log.write('last\n')
  assert.deepEqual(readdirSync(join(folder, 'log')), ['2026-04-01.log'])
})

test('a log that cannot be written is told beside', (t) => {
  const file = join(place(t), 'full')
  writeFileSync(file, '')
  const told: string[] = []
  const log = logWriter(
    file,
    () => at('2026-03-01'),
    (line) => void told.push(line),
  )
  log.write('full\n')
  assert.deepEqual(told, ['full\n'])
})

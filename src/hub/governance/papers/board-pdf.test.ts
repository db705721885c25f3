import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardPdf, shortened } from './board-pdf.ts'

const part = (letters: number) => ({ title: 'Title', text: 'word '.repeat(letters / 5).trim() })

test('short parts of a proposal stand whole on the page of a board, long ones share what is left', () => {
  const short = shortened([part(100), part(200)])
  assert.equal(short.isCut, false)
  const long = shortened([part(100), part(20_000), part(4000)])
  assert.equal(long.isCut, true)
  assert.equal(long.parts[0]?.text, part(100).text)
  assert.ok(long.parts.reduce((sum, { text }) => sum + text.length, 0) < 2310)
  assert.ok(long.parts[1]?.text.endsWith(' …'))
})

test('the page of a board is one page, however long the proposal is', async () => {
  const file = await boardPdf({
    ...{ language: 'en', madeAt: new Date('2025-03-03T08:00:00.000Z'), title: 'T'.repeat(60), under: 'Under' },
    sections: Array.from({ length: 6 }, () => part(5000)),
    how: ['How', 'Until', 'Binding'],
    answer: { title: 'Answer', choices: Array.from({ length: 9 }, () => 'Choice'), fields: ['Why', 'Who', 'Signed'] },
    cut: 'More on the page',
  })
  const text = Buffer.from(file).toString('latin1')
  assert.equal(text.match(/\/Type \/Page\b/g)?.length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { papersTyped } from './sheet-lines.ts'

const labels = [
  { says: 'abstain', words: 'Abstain' },
  { says: 'none', words: 'None of these' },
] as const
const names = ['Lea', 'Max', 'Rosa']
const said = (line: string, form: 'choose' | 'rank' | 'points') =>
  papersTyped(line, names, form, labels).papers.map(({ says, marks }) =>
    says === 'marks' ? marks.map(({ option, mark }) => `${option} ${mark}`).join(' ') : says,
  )

test('each line of a sheet is a paper, and says how many others say the same', () => {
  assert.deepEqual(said('Lea, Max\n\n2 x Rosa\nabstain', 'choose'), ['Lea 1 Max 1', 'Rosa 1', 'Rosa 1', 'abstain'])
  assert.deepEqual(said('3 > 1\nLea', 'rank'), ['Rosa 1 Lea 2', 'Lea 1'])
  assert.deepEqual(said('Lea: 5, Max: 3', 'points'), ['Lea 5 Max 3'])
})

test('a line that says nothing of this is named by its number, and is no paper', () => {
  const { papers, unclear } = papersTyped('Lea\nSam\n0 x Max\nabstain because', names, 'choose', labels)
  assert.deepEqual([papers.length, unclear], [1, [2, 3, 4]])
})

test('yes and no are counted in front of the word', () => {
  const words = [
    { says: 'yes', words: 'Ja' },
    { says: 'no', words: 'Nein' },
  ] as const
  const { papers, unclear } = papersTyped('12 x Ja\n7 × nein', [], 'words', words)
  assert.deepEqual([papers.length, papers.filter(({ says }) => says === 'yes').length, unclear], [19, 12, []])
})

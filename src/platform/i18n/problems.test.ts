import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeLanguages } from '../values/languages.ts'
import { messageFolders } from './folders.ts'
import { folderProblems, messageProblems } from './problems.ts'

type Texts = Record<(typeof wholeLanguages)[number], Record<string, string>>
const all = (messages: Record<string, string>): Texts =>
  Object.fromEntries(wholeLanguages.map((one) => [one, { ...messages }])) as Texts
const says = (texts: Texts, terms: string[] = []) =>
  folderProblems(texts, new Set(terms)).map((one) => `${one.language} ${one.key}: ${one.says}`)

test('five languages that say the same have nothing wrong', () => {
  const texts = all({ 'shifts.book': 'Book', 'shifts.free_one': '{count} free', 'shifts.free_other': '{count} free' })
  assert.deepEqual(says(texts), [])
})

test('a message missing in one language is named', () => {
  const texts = all({ 'shifts.book': 'Book' })
  texts.nl = {}
  assert.deepEqual(says(texts), ['nl shifts.book: missing'])
})

test('a language that is not one of the five may say little, and what it says must be right', () => {
  const five = all({ 'shifts.book': 'Book', 'shifts.at': 'At {startsAt, instant}', 'shifts.free_one': '1 free' })
  for (const one of wholeLanguages) five[one]['shifts.free_other'] = '{count} free'
  const little = { ...five, ca: { 'shifts.book': 'Reservar' } }
  assert.deepEqual(says(little), [])
  const wrong = {
    ...five,
    ca: { 'shifts.at': 'A {start}', 'shifts.none': 'Cap', 'shifts.free_other': '{count} lliures' },
  }
  assert.deepEqual(says(wrong), [
    'ca shifts.at: {startsAt} is missing',
    'ca shifts.at: {start} is not in English',
    'ca shifts.none: not in English',
    'ca shifts.free_other: plural form _one missing',
  ])
})

test('a message that English does not have is named', () => {
  const texts = all({})
  texts.de = { 'shifts.book': 'Buchen' }
  assert.deepEqual(says(texts), ['de shifts.book: not in English'])
})

test('a fact that one language forgets or invents is named', () => {
  const texts = all({ 'shifts.at': 'At {startsAt, instant}' })
  texts.fr = { 'shifts.at': 'À {start, instant}' }
  assert.deepEqual(says(texts), ['fr shifts.at: {startsAt} is missing', 'fr shifts.at: {start} is not in English'])
})

test('a plural needs its singular', () => {
  const texts = all({ 'shifts.free_other': '{count} free' })
  assert.equal(says(texts).length, 5)
  assert.match(says(texts)[0] ?? '', /plural form _one missing/)
})

test('a count told by a plural that nobody says is named', () => {
  const texts = all({ 'shifts.left': '{free, plural(of: shifts.rooms)} left' })
  assert.equal(says(texts)[0], 'fr shifts.left: {free} has no plural shifts.rooms')
})

test('codes told by names that nobody says are named', () => {
  const texts = all({ 'shifts.empty': '{parts, names(of: shifts.part)} left' })
  assert.equal(says(texts)[0], 'fr shifts.empty: {parts} has no names shifts.part')
})

test('the singular may spell out its number, and French may add its third form', () => {
  const texts = all({ 'shifts.free_one': 'one free', 'shifts.free_other': '{count} free' })
  texts.fr['shifts.free_many'] = '{count} libres'
  assert.deepEqual(says(texts), [])
})

test('empty texts, lonely braces, unknown formats and unknown terms are named', () => {
  const texts = all({ 'a.empty': ' ', 'a.brace': 'so {', 'a.format': '{day, moon}', 'a.term': '{term.unicorn}' })
  const english = says(texts).filter((one) => one.startsWith('en'))
  assert.deepEqual(english, [
    'en a.empty: empty',
    'en a.brace: a brace stands alone',
    'en a.format: format moon does not exist',
    'en a.term: {term.unicorn} is not in the glossary',
  ])
})

test('words that blame and familiar forms are named', () => {
  const texts = all({ 'a.bad': 'Fine' })
  texts.en = { 'a.bad': 'Invalid number' }
  texts.de = { 'a.bad': 'Buche deine Schicht' }
  assert.deepEqual(says(texts), ['de a.bad: “deine” is not the polite form', 'en a.bad: says “invalid”'])
})

test('the floor says everything in five languages', () => {
  const own = messageFolders(new URL('..', import.meta.url).pathname)
  assert.ok(own.length > 0)
  assert.deepEqual(messageProblems(own), [])
})

test('French without a space before a colon or a question mark is named; addresses and formats are none', () => {
  const texts = all({
    'a.a': '{title}: now',
    'a.b': 'Well?',
    'a.c': 'See https://a.example',
    'a.d': '{a, plural(of: a.e)}.',
  })
  texts.fr = { 'a.a': '{title}: oui', 'a.b': 'Oui ?', 'a.c': 'Voir https://a.example', 'a.d': '{a, plural(of: a.e)}.' }
  for (const one of wholeLanguages) Object.assign(texts[one], { 'a.e_one': 'one', 'a.e_other': '{count}' })
  assert.deepEqual(says(texts), ['fr a.a: no space before “:”'])
})

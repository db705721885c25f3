import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '../values/day.ts'
import type { PerLanguage } from '../values/languages.ts'
import { makeWords, type WordShop } from './words.ts'

const messages: PerLanguage<Record<string, string>> = {
  en: {
    'term.shift': 'shift',
    'term.shift_plural': 'shifts',
    'a.greet': 'Hello {name}',
    'a.free_one': '{count} free {term.shift}',
    'a.free_other': '{count} free {term.shift_plural}',
    'a.when': 'Starts {startsAt, instant}',
    'a.day': 'On {day, day}',
    'a.ends': '{name} until {day, day}.',
    'a.price': '{amount, money}',
    'a.only': 'Only in English',
    'a.both': '{free, plural(of: a.rooms)}, {taken, plural(of: a.rooms)}',
    'a.empty': 'Still empty: {parts, names(of: a.part)}',
    'a.part.cost': 'What it costs',
    'a.part.text': 'The text',
    'a.rooms_one': '{count} room',
    'a.rooms_other': '{count} rooms',
    'a.houses_one': 'One house',
    'a.houses_other': '{count} houses',
    'a.streets': 'Street: {houses, plural(of: a.houses)}',
  },
  fr: {
    'term.shift': 'shift',
    'term.shift_plural': 'shifts',
    'a.greet': 'Bonjour {name}',
    'a.free_one': '{count} {term.shift} libre',
    'a.free_other': '{count} {term.shift_plural} libres',
    'a.when': 'Commence {startsAt, instant}',
    'a.day': 'Le {day, day}',
    'a.ends': '{name} jusqu’au {day, day}.',
    'a.price': '{amount, money}',
    'a.houses_one': 'Une maison',
    'a.houses_other': '{count} maisons',
    'a.streets': 'Rue : {houses, plural(of: a.houses)}',
  },
  nl: { 'a.greet': 'Dag {name}' },
  de: {},
  es: {},
}
const words = makeWords(messages)
const brussels: WordShop = { zone: 'Europe/Brussels', currency: 'EUR', language: 'fr', today: '2026-11-20' as Day }

test('a message is said in the asked language with its facts', () => {
  assert.equal(words.say('fr', 'a.greet', { name: 'Amina' }, brussels), 'Bonjour Amina')
})

test('what the asked language lacks is said in the language of the shop, then in English', () => {
  assert.equal(words.say('nl', 'a.free_other', { count: 3 }, brussels), '3 shifts libres')
  assert.equal(words.say('nl', 'a.only', {}, brussels), 'Only in English')
})

test('plurals follow the language: French counts zero as one', () => {
  assert.equal(words.say('fr', 'a.free', { count: 0 }, brussels), '0 shift libre')
  assert.equal(words.say('en', 'a.free', { count: 0 }), '0 free shifts')
  assert.equal(words.say('en', 'a.free', { count: 1 }), '1 free shift')
})

test('a French singular that spells its number out is not said for zero', () => {
  assert.equal(words.say('fr', 'a.houses', { count: 0 }, brussels), '0 maisons')
  assert.equal(words.say('fr', 'a.houses', { count: 1 }, brussels), 'Une maison')
  assert.equal(words.say('fr', 'a.streets', { houses: 0 }, brussels), 'Rue : 0 maisons')
  assert.equal(words.dictionary('fr').words['a.houses_zero'], '{count} maisons')
  assert.equal(words.dictionary('fr').words['a.free_zero'], undefined)
  assert.equal(words.say('en', 'a.houses', { count: 0 }), '0 houses')
})

test('several counts in one sentence have each their own plural', () => {
  assert.equal(words.say('en', 'a.both', { free: 1, taken: 2 }), '1 room, 2 rooms')
  assert.equal(words.say('fr', 'a.both', { free: 0, taken: 3 }), '0 rooms, 3 rooms')
})

test('codes are told by their names, in the language of the sentence where it has them', () => {
  assert.equal(words.say('en', 'a.empty', { parts: ['text', 'cost'] }), 'Still empty: The text and What it costs')
  assert.equal(words.say('en', 'a.empty', { parts: ['cost', 'other'] }), 'Still empty: What it costs and other')
})

test('a shop calls things by its own terms', () => {
  const own = { ...brussels, terms: { fr: { shift: 'service', shift_plural: 'services' } } }
  assert.equal(words.say('fr', 'a.free', { count: 2 }, own), '2 services libres')
  assert.equal(words.say('fr', 'a.free', { count: 2 }, brussels), '2 shifts libres')
  assert.equal(words.dictionary('fr', own).words['term.shift'], 'service')
  assert.notEqual(words.dictionary('fr', own).hash, words.dictionary('fr', brussels).hash)
})

test('moments are said on the clock of the shop, with the year when it is another', () => {
  assert.equal(words.say('en', 'a.when', { startsAt: '2026-11-26T06:00:00.000Z' }, brussels), 'Starts Thu 26 Nov, 7:00')
  assert.match(words.say('fr', 'a.day', { day: '2027-01-04' }, brussels), /2027/)
  assert.doesNotMatch(words.say('fr', 'a.day', { day: '2026-12-04' }, brussels), /2026/)
})

test('an abbreviated month at the end of a sentence has one dot, and what people typed keeps theirs', () => {
  assert.equal(words.say('fr', 'a.ends', { day: '2026-11-02', name: 'so..' }, brussels), 'so.. jusqu’au lun. 2 nov.')
  assert.equal(words.say('fr', 'a.ends', { day: '2026-05-04', name: 'so' }, brussels), 'so jusqu’au lun. 4 mai.')
  assert.equal(words.fill('fr', '{day, day}. Ok', { day: '2026-11-02' }, brussels), 'lun. 2 nov. Ok')
})

test('money is whole cents in the currency of the shop with a true minus', () => {
  assert.equal(words.say('en', 'a.price', { amount: -1250 }, brussels), '−€12.50')
})

test('a name that looks like a placeholder or a nested message stays as it is typed', () => {
  assert.equal(words.say('en', 'a.greet', { name: '{count} $t(a.only)' }), 'Hello {count} $t(a.only)')
})

test('a fact that does not fit its format is shown as it is', () => {
  assert.equal(words.say('en', 'a.when', { startsAt: 'soon' }, brussels), 'Starts soon')
})

test('a text written by a shop is filled like a message', () => {
  const filled = words.fill(
    'fr',
    'Votre {term.shift} : {startsAt, instant_time}',
    { startsAt: '2026-11-26T06:00:00.000Z' },
    brussels,
  )
  assert.equal(filled, 'Votre shift : 7:00')
})

test('screens in a language that lacks words get those of the shop, whole plurals and terms included, then English', () => {
  const { words: dutch } = words.dictionary('nl', { ...brussels, terms: { fr: { shift: 'service' } } })
  assert.equal(dutch['a.greet'], 'Dag {name}')
  assert.equal(dutch['a.free_other'], '{count} {term.shift_plural} libres')
  assert.equal(dutch['a.houses_zero'], '{count} maisons')
  assert.equal(dutch['term.shift'], 'service')
  assert.equal(dutch['a.only'], 'Only in English')
  assert.equal(words.dictionary('nl', { language: 'de' }).words['a.free_one'], '{count} free {term.shift}')
  assert.equal(
    words.say('nl', 'a.free', { count: 1 }, { language: 'fr', terms: { fr: { shift: 'service' } } }),
    '1 service libre',
  )
})

test('a plural is not half of one language and half of another', () => {
  const half = makeWords({
    en: { 'b.one_one': '1 thing', 'b.one_other': '{count} things', 'b.two': 'Two' },
    fr: { 'b.one_one': 'Une chose', 'b.one_other': '{count} choses', 'b.two': 'Deux' },
    nl: { 'b.one_one': 'Eén ding', 'b.one_other': '{count} dingen' },
  })
  const { words: dutch } = half.dictionary('nl', { language: 'fr' })
  assert.equal(dutch['b.one_zero'], undefined)
  assert.equal(dutch['b.two'], 'Deux')
})

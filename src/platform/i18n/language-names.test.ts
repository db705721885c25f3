import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '../action.ts'
import type { Messages } from './folders.ts'
import { withLanguageNames } from './language-names.ts'

const written = {
  en: {
    'a.language.fr': 'French',
    'a.language.en': 'English',
    'b.language.fr': 'Français',
    'b.language.en': 'English',
  },
  fr: {
    'a.language.fr': 'français',
    'a.language.en': 'anglais',
    'b.language.fr': 'Français',
    'b.language.en': 'English',
  },
  ca: { 'a.language.fr': 'la francesa' },
} as unknown as Record<Language, Messages>
const names = withLanguageNames(written, { fr: 'Français', en: 'English', ca: 'Català' }) as Record<string, Messages>

test('a language that no file names yet is named in each language, in the case its sentences want', () => {
  assert.equal(names['en']?.['a.language.ca'], 'Catalan')
  assert.equal(names['fr']?.['a.language.ca'], 'catalan')
  assert.equal(names['ca']?.['a.language.en'], 'anglès')
})

test('where languages are listed by their own names, another is too', () => {
  assert.equal(names['fr']?.['b.language.ca'], 'Català')
  assert.equal(names['ca']?.['b.language.fr'], 'Français')
})

test('what a file says stays', () => {
  assert.equal(names['ca']?.['a.language.fr'], 'la francesa')
  assert.equal(names['fr']?.['a.language.en'], 'anglais')
})

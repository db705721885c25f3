import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FieldMeaning } from './kind.ts'
import { looksLikeBarcode, looksLikeDay, looksLikeEmail, looksLikeExternalId, looksLikeOneOf } from './looks.ts'
import { fitOf, guessMapping, withChoices } from './mapping.ts'

const fields: FieldMeaning[] = [
  { key: 'externalId', words: ['id', 'external id'], looks: looksLikeExternalId },
  { key: 'name', words: ['nom', 'name', 'naam', 'nombre', 'display name'], required: true },
  { key: 'lastName', words: ['nom de famille', 'last name', 'achternaam', 'nachname', 'apellidos', 'nom'] },
  { key: 'email', words: ['e-mail', 'courriel', 'correo electrónico'], looks: looksLikeEmail },
  { key: 'born', words: ['date de naissance', 'birthdate_date', 'geburtsdatum', 'geboortedatum'], looks: looksLikeDay },
  { key: 'card', words: ['code-barres', 'barcode', 'strichcode', 'streepjescode'], looks: looksLikeBarcode },
  { key: 'cardSub', words: ['carte de membre/code-barres', 'member card/barcode', 'mitgliedskarte/strichcode'] },
  { key: 'country', words: ['pays', 'country', 'country_id', 'land'] },
  {
    key: 'mode',
    words: ['régime de travail', 'working mode'],
    looks: looksLikeOneOf('regular', 'irregular', 'exempt'),
  },
  { key: 'parent', words: ['parent worker'] },
  { key: 'parentId', words: ['parent worker/id'] },
]
const named = (headers: string[], samples: string[][] = headers.map(() => [])) => {
  const { columns } = guessMapping(headers, samples, fields)
  return Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, headers[column]]))
}

test('headers are known in any language, order, case and punctuation', () => {
  assert.deepEqual(named(['GEBURTSDATUM', 'Strichcode ', 'Nachname', 'E-Mail', 'Name']), {
    born: 'GEBURTSDATUM',
    card: 'Strichcode ',
    lastName: 'Nachname',
    email: 'E-Mail',
    name: 'Name',
  })
  assert.deepEqual(named(['birthdate_date', 'country_id/id', 'EMAIL', 'bar code']), {
    born: 'birthdate_date',
    country: 'country_id/id',
    email: 'EMAIL',
    card: 'bar code',
  })
})

test('a slip of the pen or another ending is still the same column', () => {
  assert.deepEqual(named(['Date naissance', 'Code barre', 'Noms de familles', 'Couriel']), {
    born: 'Date naissance',
    card: 'Code barre',
    lastName: 'Noms de familles',
    email: 'Couriel',
  })
})

test('a sub-column is not its parent’s column', () => {
  assert.deepEqual(named(['Carte de membre/Code-barres', 'Code-barres', 'Carte de membre/Nom']), {
    cardSub: 'Carte de membre/Code-barres',
    card: 'Code-barres',
  })
  assert.deepEqual(named(['Parent Worker', 'Parent Worker/ID']), {
    parent: 'Parent Worker',
    parentId: 'Parent Worker/ID',
  })
})

test('two columns of one name go to two fields', () => {
  const { columns } = guessMapping(['Nom', 'Nom'], [[], []], fields)
  assert.deepEqual(columns, { name: 0, lastName: 1 })
})

test('content claims a column without a known header, but only when it is the only one', () => {
  const mails = ['zoe@example.org', 'ben@example.org']
  const modes = ['regular', 'exempt', 'regular']
  assert.deepEqual(named(['Feld 1', 'Feld 2', 'Feld 3'], [mails, modes, ['a', 'b']]), {
    email: 'Feld 1',
    mode: 'Feld 2',
  })
  assert.deepEqual(named(['Feld 1', 'Feld 2'], [mails, mails]), {})
})

test('content speaks against a header that is only half alike', () => {
  assert.deepEqual(named(['Naissance', 'x'], [['2020', 'Uccle', 'Ixelles'], []]), {})
})

test('what is not understood is told, and what is required and missing too', () => {
  const guess = guessMapping(['Courriel', 'Couleur préférée'], [[], []], fields)
  assert.deepEqual(guess.unmapped, [1])
  assert.deepEqual(guess.missing, ['name'])
  assert.equal(fitOf(guess, 2), 0)
  assert.ok(fitOf(guessMapping(['Nom', 'Courriel'], [[], []], fields), 2) > 0.95)
})

test('a person’s choice stands over the guess', () => {
  const guess = guessMapping(['Nom', 'Courriel', 'Autre'], [[], [], []], fields)
  const chosen = withChoices(guess, { name: 2, email: null, nonsense: 1, card: 9 }, fields, 3)
  assert.deepEqual(chosen.columns, { name: 2 })
  assert.deepEqual(chosen.unmapped, [0, 1])
})

test('no column is used twice, whatever the headers', () => {
  const header = fc.oneof(fc.constantFrom(...fields.flatMap((field) => field.words)), fc.string({ maxLength: 12 }))
  fc.assert(
    fc.property(fc.array(header, { maxLength: 15 }), (headers) => {
      const used = Object.values(
        guessMapping(
          headers,
          headers.map(() => []),
          fields,
        ).columns,
      )
      assert.equal(new Set(used).size, used.length)
      assert.ok(used.every((column) => column < headers.length))
    }),
  )
})

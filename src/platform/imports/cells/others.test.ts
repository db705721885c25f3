import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemAt, readLine, readText } from './cell.ts'
import { readEmail, readHtml, readPhone } from './contact.ts'
import { readUnits, readWhole, readYesNo } from './numbers.ts'
import { readCountry, readGender, readLanguage } from './words.ts'

test('yes and no are read in five languages', () => {
  for (const text of ['True', 'Vrai', 'Oui', 'Ja', 'Sí', 'Yes', 'x', '1', 'WAHR', 'Waar'])
    assert.equal(readYesNo(text).value, true, text)
  for (const text of ['False', 'Faux', 'Non', 'Nee', 'Nein', 'No', '0'])
    assert.equal(readYesNo(text).value, false, text)
  assert.deepEqual(readYesNo(''), { value: null })
  assert.equal(readYesNo('maybe').problem?.code, 'import.yes_no_unreadable')
})

test('amounts are read with comma or point, without noise and currency', () => {
  const read: [string, number][] = [
    ['18.400000000000002', 1840],
    ['27.080000000000002', 2708],
    ['0.30000000000000004', 30],
    ['25,00 €', 2500],
    ["CHF 1'234.50", 123450],
    ['-4.25', -425],
    ['4', 400],
  ]
  for (const [text, cents] of read) assert.deepEqual(readUnits(text, 2), { value: cents }, text)
  assert.equal(readUnits('12.505', 2).problem?.code, 'import.number_decimals')
  assert.equal(readUnits('many', 2).problem?.code, 'import.number_unreadable')
})

test('whole numbers may come with zeros behind the point', () => {
  assert.deepEqual(readWhole('4.0'), { value: 4 })
  assert.deepEqual(readWhole('-12'), { value: -12 })
  assert.equal(readWhole('2.75').problem?.code, 'import.number_decimals')
})

test('an e-mail is trimmed and lowered; of two the first counts and a warning tells', () => {
  assert.deepEqual(readEmail('  Zoe.Ben@Mail.Example '), { value: 'zoe.ben@mail.example' })
  assert.deepEqual(readEmail('Zoé <zoe@mail.example>'), { value: 'zoe@mail.example' })
  const two = 'mael@poste.example; second@mail.example'
  assert.deepEqual(readEmail(two), {
    value: 'mael@poste.example',
    problem: { code: 'import.email_several', facts: { text: two, used: 'mael@poste.example' } },
    kept: two,
  })
  for (const text of ['pas.de.mail', 'a@b', 'zoe@@mail.example', '@mail.example', 'zoe@mail..example', 'zoe@.example'])
    assert.equal(readEmail(text).problem?.code, 'import.email_unreadable', text)
})

test('a phone is read in the notation of its country', () => {
  assert.deepEqual(readPhone("'+32 2 000 19 16", 'BE'), { value: '+3220001916' })
  assert.deepEqual(readPhone('0032470009910', 'BE'), { value: '+32470009910' })
  assert.deepEqual(readPhone('0470 00 17 42', 'BE'), { value: '+32470001742' })
  assert.deepEqual(readPhone('06 12 34 56 78', 'FR'), { value: '+33612345678' })
  assert.deepEqual(readPhone('079 123 45 67', 'CH'), { value: '+41791234567' })
  assert.equal(readPhone('0470 00 17 42 / 02 000 19 16', 'BE').value, '+32470001742')
  assert.equal(readPhone('0470 00 17 42 / 02 000 19 16', 'BE').problem?.code, 'import.phone_several')
  assert.deepEqual(readPhone('demander à Karim', 'BE'), {
    value: null,
    problem: { code: 'import.phone_unreadable', facts: { text: 'demander à Karim' } },
    kept: 'demander à Karim',
  })
})

test('an apostrophe before a sign is how Odoo marks a text', () => {
  assert.equal(readLine("'=Egalité").value, '=Egalité')
  assert.equal(readLine("'t Hooft").value, "'t Hooft")
  assert.equal(readLine('  a \n b ').value, 'a b')
  assert.equal(readText(' a \r\n b ').value, 'a \n b')
})

test('simple HTML becomes lines', () => {
  assert.equal(
    readHtml('<p>Bonjour&nbsp;Zo&eacute;</p><ul><li>un</li><li>deux</li></ul>').value,
    'Bonjour Zoé\n\n- un\n- deux',
  )
  assert.equal(readHtml('a<br/>b &amp; c &#233;').value, 'a\nb & c é')
  assert.equal(readHtml('<script>alert(1)</script>x').value, 'x')
  assert.equal(readHtml('3 < 4').value, '3 < 4')
  assert.equal(readHtml('<p><br></p>').value, null)
})

test('a language goes by many names', () => {
  for (const text of ['fr', 'fr_FR', 'fr-BE', 'Français', 'French', 'französisch', 'French (BE) / Français (BE)'])
    assert.equal(readLanguage(text).value, 'fr', text)
  assert.equal(readLanguage('Dutch / Nederlands').value, 'nl')
  assert.equal(readLanguage('English (US)').value, 'en')
  assert.equal(readLanguage('Deutsch').value, 'de')
  assert.equal(readLanguage('it_IT').problem?.code, 'import.language_unknown')
})

test('a country goes by many names', () => {
  for (const text of ['Belgique', 'België', 'Belgien', 'Belgium', 'Bélgica', 'BE', 'BEL', 'base.be', 'belgie'])
    assert.equal(readCountry(text).value, 'BE', text)
  assert.equal(readCountry('base.uk').value, 'GB')
  assert.equal(readCountry('Suisse').value, 'CH')
  assert.equal(readCountry('Pays-Bas').value, 'NL')
  assert.equal(readCountry('Atlantis').problem?.code, 'import.country_unknown')
  assert.equal(readCountry('XX').problem?.code, 'import.country_unknown')
})

test('a gender goes by many names', () => {
  assert.deepEqual(
    ['Femme', 'vrouw', 'F', 'weiblich'].map((text) => readGender(text).value),
    Array(4).fill('female'),
  )
  assert.deepEqual(
    ['Homme', 'Mann', 'hombre', 'Male'].map((text) => readGender(text).value),
    Array(4).fill('male'),
  )
  assert.deepEqual(
    ['Autre', 'divers', 'X'].map((text) => readGender(text).value),
    Array(3).fill('other'),
  )
  assert.equal(readGender('?').problem?.code, 'import.gender_unknown')
})

test('a problem of a cell names line and field', () => {
  assert.deepEqual(problemAt({ line: 7 }, 'gender', readGender('?')), [
    { line: 7, field: 'gender', code: 'import.gender_unknown', facts: { text: '?' }, severity: 'warning' },
  ])
  assert.deepEqual(problemAt({ line: 7 }, 'gender', readGender('F')), [])
})

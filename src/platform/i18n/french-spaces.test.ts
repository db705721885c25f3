import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdFrench, holdFrenchHtml } from './french-spaces.ts'

test('no line of French begins with a colon or ends with an opening quotation mark', () => {
  assert.equal(holdFrench('Reste : 3 ; vraiment ?'), 'Reste\u00a0: 3\u00a0; vraiment\u00a0?')
  assert.equal(holdFrench('Dire « bio » !'), 'Dire «\u00a0bio\u00a0»\u00a0!')
})

test('other spaces, and addresses, stay as they were written', () => {
  assert.equal(holdFrench('à 10:30, voir https://a.example/?b'), 'à 10:30, voir https://a.example/?b')
})

test('in HTML the words are held and the tags stay as they are', () => {
  assert.equal(
    holdFrenchHtml('<p title="Oui ?" style="color :red">Oui ? <b>« bio »</b> !</p>'),
    '<p title="Oui ?" style="color :red">Oui\u00a0? <b>«\u00a0bio\u00a0»</b>\u00a0!</p>',
  )
})

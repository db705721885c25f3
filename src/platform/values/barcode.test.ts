import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsFor, ean8Bars, eanCheckDigit, isEan8, isEan13 } from './barcode.ts'

test('an EAN-13 is drawn digit by digit, the first one told by the parity of the next six', () => {
  // 4006381333931, a printed example that every scanner reads.
  assert.equal(
    barsFor('4006381333931'),
    `101${'0001101 0100111 0101111 0111101 0001001 0110011'.replaceAll(' ', '')}01010${'1000010 1000010 1000010 1110100 1000010 1100110'.replaceAll(' ', '')}101`,
  )
  assert.equal(barsFor('0420000123002')?.length, 95)
})

test('a wrong check digit is no EAN-13', () => {
  assert.deepEqual(['0420000123002', '0420000123003', '420000123002'].map(isEan13), [true, false, false])
})

test('an EAN-8 has four digits on each side, and its last digit checks the first seven', () => {
  // 96385074, the printed example of ISO/IEC 15420.
  assert.deepEqual(['96385074', '96385075', '9638507'].map(isEan8), [true, false, false])
  assert.equal(eanCheckDigit('9638507'), 4)
  assert.equal(
    ean8Bars('96385074'),
    `101${'0001011 0101111 0111101 0110111'.replaceAll(' ', '')}01010${'1001110 1110010 1000100 1011100'.replaceAll(' ', '')}101`,
  )
  assert.equal(barsFor('96385074')?.length, 67)
})

test('other codes are Code 128: letters one by one, an even run of digits in pairs, check and end included', () => {
  const bars = (widths: string) =>
    [...widths].map((width, place) => (place % 2 === 0 ? '1' : '0').repeat(Number(width))).join('')
  // Start B, then P J J 1 2 3 C with the values 48 42 42 17 18 19 35, check 879 mod 103 = 55, end.
  const letters = ['211214', '313121', '112133', '112133', '123221', '223211', '221132', '131321', '311321', '2331112']
  assert.equal(barsFor('PJJ123C'), letters.map(bars).join(''))
  // Start C, 12 34, check (105 + 12 + 68) mod 103 = 82, end.
  assert.equal(barsFor('1234'), ['211232', '112232', '131123', '121241', '2331112'].map(bars).join(''))
})

test('what bars cannot say is not drawn', () => {
  assert.deepEqual(['', 'é', 'a\n'].map(barsFor), [null, null, null])
})

test('every letter of Code 128 is eleven modules wide and unlike every other', () => {
  const letters = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index))
  const drawn = letters.map((letter) => barsFor(`${letter}x`)?.slice(11, 22) ?? '')
  assert.equal(new Set(drawn).size, 95)
  for (const one of drawn) assert.match(one, /^1[01]{9}0$/)
})

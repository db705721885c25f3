import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, codesFor, hasRightDigit, ownCode } from './barcode.ts'
import { barcodePresets } from './barcode-presets.ts'
import { type BarcodeRule, baseCodeFor, clashes, readCode, readPattern, soldBy } from './barcode-rule.ts'

const preset = (name: string): readonly BarcodeRule[] => barcodePresets[name] ?? []

test('the last digit of EAN-8, UPC-A and EAN-13 must be right; other codes are free', () => {
  const right = ['96385074', '036000291452', '8711812421205', '4006381333931', '12345', 'ABC-1']
  const wrong = ['96385075', '036000291453', '8711812421206']
  assert.deepEqual(right.filter(hasRightDigit), right)
  assert.deepEqual(wrong.filter(hasRightDigit), [])
})

test('any digits with their check digit are right, and with another one are not', () => {
  const digits = fc.tuple(
    fc.constantFrom(7, 11, 12),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
  )
  fc.assert(
    fc.property(digits, fc.integer({ min: 1, max: 9 }), ([length, all], off) => {
      const bare = all.slice(0, length).join('')
      assert.ok(hasRightDigit(`${bare}${checkDigit(bare)}`))
      assert.ok(!hasRightDigit(`${bare}${(checkDigit(bare) + off) % 10}`))
    }),
  )
})

test('a code of the shop is its prefix, a number and the check digit, until the numbers end', () => {
  assert.equal(ownCode('043', 1), `043000000001${checkDigit('043000000001')}`)
  assert.equal(ownCode('043', 1_000_000_000), null)
})

test('a scanner may swallow a leading 0', () => {
  assert.deepEqual(codesFor('036000291452'), ['036000291452', '0036000291452'])
  assert.deepEqual(codesFor('0036000291452'), ['0036000291452', '036000291452'])
})

test('a printed amount is paid to the cent and the quantity follows from the price', () => {
  const { reading } = readCode('0212345002650', preset('bees'))
  assert.ok(reading)
  assert.deepEqual([reading.baseCode, reading.article, reading.value], ['0212345000007', '12345', 265])
  assert.deepEqual(soldBy(reading, 150), { amount: 265, quantity: 1767 })
  assert.deepEqual(soldBy(reading, null), { amount: 265, quantity: null })
})

test('a weight is read in grams and a price in cents, whatever the decimals of the pattern', () => {
  const weight = readCode(`2112345${'01250'}${checkDigit('211234501250')}`, preset('odoo')).reading
  assert.ok(weight)
  assert.deepEqual([weight.value, soldBy(weight, 400)], [1250, { amount: 500, quantity: 1250 }])
  const price = readCode(`2312345${'00399'}${checkDigit('231234500399')}`, preset('odoo')).reading
  assert.deepEqual(price && soldBy(price, 100), { amount: 399, quantity: 1000 })
})

test('a wrong digit is no code, twelve digits are tried with a 0 before them, and every rule says why not', () => {
  const wrong = readCode('0212345002651', preset('bees'))
  assert.deepEqual([wrong.reading, wrong.wrongDigit], [null, true])
  assert.deepEqual(
    wrong.others.map(({ why }) => why),
    ['check_digit', 'pattern', 'pattern'],
  )
  assert.equal(readCode('212345002650', preset('bees')).reading?.article, '12345')
  assert.deepEqual(
    readCode('ABC', preset('bees')).others.map(({ why }) => why),
    ['digits', 'digits', 'digits'],
  )
})

test('PLU 100 on a Dutch scale is 2300100000008, and an article that does not fit has no code', () => {
  assert.equal(baseCodeFor('23.....{NNNDD}', 100), '2300100000008')
  assert.equal(baseCodeFor('23.....{NNNDD}', 100_000), null)
  assert.equal(baseCodeFor('042.........', 1), `042000000001${checkDigit('042000000001')}`)
})

test('a discount, a member and a voucher are no product that is sold', () => {
  const discount = readCode(`2210${'00000000'}${checkDigit('221000000000')}`, preset('odoo')).reading
  assert.deepEqual([discount?.value, discount && soldBy(discount, null)], [1000, { amount: null, quantity: null }])
  const member = readCode(`042000000017${checkDigit('042000000017')}`, preset('odoo')).reading
  assert.deepEqual(member && soldBy(member, null), { amount: null, quantity: null })
  const bottles: BarcodeRule = { name: 'voucher', pattern: '99.....{NNNDD}', kind: 'depositVoucher', share: null }
  const voucher = readCode(`9912345${'00120'}${checkDigit('991234500120')}`, [bottles]).reading
  assert.deepEqual(voucher && soldBy(voucher, null), { amount: 120, quantity: null })
})

test('the value of a rule can be taken as a share of it', () => {
  const half: BarcodeRule = { name: 'half', pattern: '20.....{NNNDD}', kind: 'price', share: 500_000 }
  assert.equal(readCode(`2012345${'00300'}${checkDigit('201234500300')}`, [half]).reading?.value, 150)
})

test('every ready rule can be read, and reads the code it makes', () => {
  for (const [name, rules] of Object.entries(barcodePresets))
    for (const rule of rules) {
      assert.ok('marks' in readPattern(rule.pattern), `${name} ${rule.name}`)
      const code = baseCodeFor(rule.pattern, 7)
      assert.equal(code && readCode(code, [rule]).reading?.baseCode, code, `${name} ${rule.name}`)
    }
})

test('two rules that read one code clash, with that code as the example', () => {
  const rule = (name: string, pattern: string): BarcodeRule => ({ name, pattern, kind: 'price', share: null })
  const [found] = clashes([rule('all', '2...........'), rule('prices', '20.....{NNNDD}')])
  assert.ok(found)
  assert.deepEqual([found.first, found.second], ['all', 'prices'])
  assert.ok(hasRightDigit(found.code))
  assert.deepEqual(clashes(preset('la_louve')), [])
})

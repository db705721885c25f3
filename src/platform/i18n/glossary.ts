/** The glossary as a page: every term in five languages with its meaning. `docs/glossary.md` is this text. */
import { type Language, languages } from '../action.ts'
import type { gatherMessages } from './folders.ts'

/** What each term means, as the domain papers say it. */
export const meanings: Readonly<Record<string, string>> = {
  shop: 'the co-op supermarket',
  organisation: 'a shop, a community, or a co-op or provider that takes part in one',
  community: 'several organisations acting together',
  role: 'a bundle of permissions in one organisation',
  office: 'the people who keep the members’ records',
  contact: 'a person or entity known to a shop',
  account: 'a sign-in',
  membership: 'the bond of a contact with a shop',
  member: 'holds at least one share',
  candidate: 'accepted, has not paid yet',
  share: 'a part of the co-op’s capital',
  exit: 'leaving the co-op',
  exclusion: 'being made to leave',
  household: 'the people who shop on one membership',
  eater: 'shops on a membership, owns nothing',
  worker: 'a member who owes shifts',
  investing: 'owns shares, does not shop',
  card: 'the barcode a member shows',
  standing: 'the result of the shift rules on a day',
  eligibility: 'may shop, with the reasons',
  desk: 'where members are welcomed',
  door: 'where members come in',
  rota: 'weeks A, B … from an anchor day',
  shift_template: 'a shift that comes back',
  shift: 'one dated occurrence',
  seat: 'a place on a shift, for a role',
  fixed_seat: 'a dated hold on a shift template',
  attendance: 'one person on one shift',
  sheet: 'the marks of the shifts with one start and end',
  lead: 'runs the shift',
  skill: 'what somebody can do and a seat may ask for',
  regular: 'has a fixed seat',
  flying: 'books freely, is counted',
  mixed: 'has a fixed seat and books freely, one counter',
  exempt: 'never owes a shift',
  main: 'the first counter',
  make_up: 'the second counter; a shift that repays',
  count: 'the periodic debit',
  alert: 'owes, still shops',
  extension: 'more time',
  up_to_date: 'owes nothing',
  suspended: 'cannot shop',
  on_leave: 'cannot shop, owes nothing new',
  exempted: 'shops, owes nothing new',
  unsubscribed: 'lost all seats',
  resigning: 'is leaving the co-op',
  leave: 'a time away with a beginning and an end',
  closing: 'the shop is closed or reduced',
  change: 'my seat for an empty one',
  swap: 'seats between people who agree',
  stand_in: 'takes my seat, I owe nothing',
  pot: 'gifts minus requests',
  standby: 'on call',
  watch: 'tell me when it changes',
  product: 'one thing sold or bought',
  category: 'a branch of the tree of products; carries defaults',
  supplier_line: 'how one supplier sells one product',
  content: 'net amount and unit in the pack',
  drained_weight: 'solid part of a preserve',
  unit_price: 'price per kg, l and so on',
  deposit: 'refundable container money',
  margin: 'what the shop adds; always said with “on cost” or “on price”',
  suggested_price: 'result of the price rule',
  quality: 'typed certification with logo',
  shelf_label: 'one label at one place',
  label_format: 'size, layout and paper of labels',
  fingerprint: 'hash of the printed content',
  print_run: 'labels printed together',
  placed: 'confirmed on the shelf',
  price_campaign: 'price changes on one date',
  base_code: 'scale barcode with zero value',
  scale_group: 'products sent to a scale',
}

/** English first; a language that has no word of these yet has no column. */
const columnsOf = (messages: ReturnType<typeof gatherMessages>): readonly Language[] => [
  'en',
  ...languages.filter((one) => one !== 'en' && Object.keys(messages[one]).some((key) => key.startsWith('term.'))),
]

/** Markdown, sorted by code; a term without a meaning shows an empty cell. */
export function glossary(messages: ReturnType<typeof gatherMessages>): string {
  const codes = Object.keys(messages.en)
    .filter((key) => key.startsWith('term.') && !key.endsWith('_plural'))
    .map((key) => key.slice('term.'.length))
    .sort()
  const columns = columnsOf(messages)
  const word = (language: Language, code: string) => {
    const one = messages[language][`term.${code}`] ?? ''
    const many = messages[language][`term.${code}_plural`]
    return many && many !== one ? `${one}, ${many}` : one
  }
  const lines = codes.map((code) => [code, ...columns.map((one) => word(one, code)), meanings[code] ?? ''])
  return `${[
    '# Glossary',
    '',
    'Generated from the messages `term.*` by `src/platform/i18n/glossary.ts`; do not edit here. The code is what names in the program use. Each shop may use words of its own.',
    '',
    `| code | ${columns.join(' | ')} | meaning |`,
    `|${'---|'.repeat(columns.length + 2)}`,
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n')}\n`
}

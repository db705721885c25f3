/** What of governance can be translated (domain-hub-governance-communication 5.15), and how its parts are called. */
import { registerText } from '#hub/translations/public.ts'
import { decisionTexts, proposalTexts } from './store/texts.ts'

const fields: Readonly<Record<string, string>> = {
  title: 'title',
  driver: 'driver',
  requirement: 'requirement',
  for_shops: 'effectOnShops',
  alternatives: 'alternatives',
  cost: 'cost',
  criteria: 'criteria',
  answer: 'criteriaAnswer',
}
const numbered = /^paragraph_(\d+)$/
const ofKind = /^effect_([a-z]+)$/

function called(part: string) {
  const paragraph = numbered.exec(part)?.[1]
  if (paragraph !== undefined) return { key: 'governance.paragraph', facts: { paragraph } }
  const kind = ofKind.exec(part)?.[1]
  if (kind !== undefined) return { key: `governance.effect_for.${kind}` }
  return { key: part.startsWith('effect_') ? 'governance.effect_for_whom' : `governance.field.${fields[part]}` }
}

const parts = [
  'title',
  'driver',
  'requirement',
  'effect',
  'for_shops',
  'paragraph',
  'alternatives',
  'cost',
  'criteria',
  'answer',
]
const isLine = (part: string): boolean => part === 'title'

registerText({
  ...{ kind: 'proposal', texts: proposalTexts, parts, called, isLine },
  page: (id) => `/community/proposals/${id}`,
})
registerText({
  ...{ kind: 'decision', texts: decisionTexts, parts, called, isLine },
  page: (id) => `/community/decisions/${id}`,
})

/** What of needs can be translated (domain-hub-governance-communication 5.15), and how its parts are called. */
import { registerText } from '#hub/translations/public.ts'
import { needTexts } from './store/needs.ts'

const fields: Readonly<Record<string, string>> = {
  problem: 'problem',
  who_suffers: 'whoSuffers',
  result: 'wishedResult',
  frequency: 'frequency',
  workaround: 'workaround',
}

registerText({
  kind: 'need',
  texts: needTexts,
  parts: Object.keys(fields),
  called: (part) => ({ key: `needs.field.${fields[part]}` }),
  isLine: (part) => part === 'frequency',
  page: (id) => `/community/needs/${id}`,
})

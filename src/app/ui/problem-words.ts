/** What is wrong with a field, in words. Codes of the schema library and our own (`problem.<code>`) are understood. */
import type { Problem } from '../call-error.ts'
import { hasWords, t } from '../words.ts'

const formats: Readonly<Record<string, string>> = {
  email: 'problem.email',
  date: 'problem.day',
  time: 'problem.time',
  regex: 'problem.other',
}

export function problemWords({ code, facts = {} }: Problem): string {
  const own = `refusal.${code}`
  if (hasWords(own)) return t(own, facts)
  const isText = facts['origin'] === 'string'
  if (code === 'too_small' && isText && facts['minimum'] === 1) return t('problem.required')
  if (code === 'too_small' && 'minimum' in facts)
    return t(isText ? 'problem.letters_at_least' : 'problem.at_least', facts)
  if (code === 'too_big' && 'maximum' in facts) return t(isText ? 'problem.letters_at_most' : 'problem.at_most', facts)
  if (code === 'invalid_format') return t(formats[String(facts['format'])] ?? 'problem.other')
  if (code === 'invalid_type') return t(facts['expected'] === 'number' ? 'problem.number' : 'problem.required')
  return t(hasWords(`problem.${code}`) ? `problem.${code}` : 'problem.other', facts)
}

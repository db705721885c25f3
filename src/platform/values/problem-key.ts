/** Which words say what is wrong with a field: codes of the schema library and our own (`problem.<code>`). */

const formats: Readonly<Record<string, string>> = {
  email: 'problem.email',
  date: 'problem.day',
  time: 'problem.time',
  regex: 'problem.other',
}

interface Wrong {
  readonly code: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** `has` tells whether there are such words. */
export function problemKey({ code, facts = {} }: Wrong, has: (key: string) => boolean): string {
  const own = `refusal.${code}`
  if (has(own)) return own
  const isText = facts['origin'] === 'string'
  if (code === 'too_small' && isText && facts['minimum'] === 1) return 'problem.required'
  if (code === 'too_small' && 'minimum' in facts) return isText ? 'problem.letters_at_least' : 'problem.at_least'
  if (code === 'too_big' && 'maximum' in facts) return isText ? 'problem.letters_at_most' : 'problem.at_most'
  if (code === 'invalid_format') return formats[String(facts['format'])] ?? 'problem.other'
  if (code === 'invalid_type') return facts['expected'] === 'number' ? 'problem.number' : 'problem.required'
  return has(`problem.${code}`) ? `problem.${code}` : 'problem.other'
}

/** The export of a person as one plain page: headings for sections, a list of names and values below. */

export interface Speech {
  readonly language: string
  /** The message of the key, or the fallback where there is none. */
  say(key: string, fallback: string): string
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

/** Deeper than this, values are shown as they are: headings would no longer help. */
const headingsAtMost = 5

/** A whole HTML document; every value is shown, empty ones are left out. */
export function readablePage(data: Readonly<Record<string, unknown>>, speech: Speech): string {
  const title = escaped(speech.say('members.export.title', 'Personal data'))
  const sections = Object.entries(data)
    .map(([section, value]) => part(section, value, 2, speech))
    .join('\n')
  return `<!doctype html>
<html lang="${speech.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 24px auto; padding: 0 16px; color: #23201B }
dl { display: grid; grid-template-columns: minmax(9rem, auto) 1fr; gap: 4px 16px }
dt { color: #5E574C }
dd { margin: 0; overflow-wrap: anywhere }
section { border-top: 1px solid #857B6B; margin-top: 24px }
</style>
</head>
<body>
<h1>${title}</h1>
${sections}
</body>
</html>
`
}

function part(name: string, value: unknown, level: number, speech: Speech): string {
  if (isEmpty(value)) return ''
  const heading = escaped(speech.say(`members.export.${name}`, speech.say(`field.${name}`, name)))
  if (!isList(value) && !isRecord(value)) return `<dl><dt>${heading}</dt><dd>${shown(value, speech)}</dd></dl>`
  const depth = Math.min(level, headingsAtMost)
  const inside = isList(value)
    ? value.map((one) => (isRecord(one) ? record(one, depth + 1, speech) : `<p>${shown(one, speech)}</p>`)).join('\n')
    : record(value, depth + 1, speech)
  return `<section><h${depth}>${heading}</h${depth}>\n${inside}\n</section>`
}

function record(value: Readonly<Record<string, unknown>>, level: number, speech: Speech): string {
  const entries = Object.entries(value).filter(([, one]) => !isEmpty(one))
  const plain = entries.filter(([, one]) => !isRecord(one) && !isList(one))
  const nested = entries.filter(([, one]) => isRecord(one) || isList(one))
  const lines = plain.map(([field, one]) => {
    const label = escaped(speech.say(`field.${field}`, field))
    return `<dt>${label}</dt><dd>${shown(one, speech)}</dd>`
  })
  return [
    lines.length > 0 ? `<dl>${lines.join('')}</dl>` : '',
    ...nested.map(([field, one]) => part(field, one, level, speech)),
  ].join('\n')
}

const shown = (value: unknown, speech: Speech): string =>
  typeof value === 'boolean'
    ? escaped(speech.say(`members.export.${value ? 'yes' : 'no'}`, String(value)))
    : escaped(String(value))

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (isList(value) && value.length === 0) ||
  (isRecord(value) && Object.keys(value).length === 0)

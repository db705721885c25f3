/** A drawing (SVG) of which only the drawing is left: no script, no page, no address of somewhere else. */

const elements = new Set(
  (
    'svg g defs title desc path rect circle ellipse line polyline polygon text tspan use symbol lineargradient ' +
    'radialgradient stop clippath mask pattern'
  ).split(' '),
)

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</g
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Nothing runs, and nothing is fetched: addresses stay within the drawing. */
function keepsStill(name: string, value: string): boolean {
  const plain = value.replace(/&#x?[\da-f]+;?|[\s\p{Cc}]/giu, '').toLowerCase()
  if (/^on/i.test(name) || name.toLowerCase() === 'style') return false
  if (/^(xlink:)?href$/i.test(name)) return value.trim().startsWith('#')
  return !/javascript:|data:|expression\(|@import/.test(plain) && !/url\((?!['"]?#)/.test(plain)
}

/** How things look, whichever of the three ways a drawing says it: as attributes they are the same for every reader. */
const looks = new Set(
  (
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin opacity color ' +
    'stop-color stop-opacity clip-path clip-rule display visibility font-size font-weight text-anchor'
  ).split(' '),
)

const declarations = (text: string): [string, string][] =>
  text.split(';').flatMap((one) => {
    const [name = '', value = ''] = one.split(':').map((part) => part.trim())
    return looks.has(name) && value !== '' ? [[name, value]] : []
  })

/** What a sheet of styles says of each class. */
function classesOf(source: string): ReadonlyMap<string, [string, string][]> {
  const classes = new Map<string, [string, string][]>()
  for (const [, sheet = ''] of source.matchAll(/<style[^>]*>([\s\S]*?)<\/style\s*>/gi))
    for (const [, selectors = '', body = ''] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g))
      for (const name of selectors.split(',').map((one) => /^\s*\.([\w-]+)\s*$/.exec(one)?.[1]))
        if (name) classes.set(name, [...(classes.get(name) ?? []), ...declarations(body)])
  return classes
}

function kept(attributes: string, classes: ReadonlyMap<string, [string, string][]>): string {
  const given = [...attributes.matchAll(attribute)].map(([, name = '', double, single]): [string, string] => [
    name,
    double ?? single ?? '',
  ])
  const of = (wanted: string): string => given.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
  const styled = of('class')
    .split(/\s+/)
    .flatMap((name) => classes.get(name) ?? [])
  const all = new Map([...given, ...styled, ...declarations(of('style'))])
  return [...all]
    .filter(([name, value]) => keepsStill(name, value))
    .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`)
    .join('')
}

/** The drawing made safe, or null where none is left of it. */
export function safeSvg(source: string): string | null {
  const classes = classesOf(source)
  const out: string[] = []
  const open: { readonly name: string; readonly kept: boolean }[] = []
  for (const [text, closes, opens, attributes = ''] of source.matchAll(token)) {
    const inside = open.length > 0 && open.every((one) => one.kept)
    if (closes) {
      const last = open.pop()
      if (last?.name !== closes) return null
      if (last.kept && open.every((one) => one.kept)) out.push(`</${closes}>`)
    } else if (opens) {
      const keeps = elements.has(opens.toLowerCase()) && (inside || (open.length === 0 && opens === 'svg'))
      const alone = attributes.trimEnd().endsWith('/')
      if (keeps) out.push(`<${opens}${kept(attributes, classes)}${alone ? '/' : ''}>`)
      if (!alone) open.push({ name: opens, kept: keeps })
    } else if (text === '<') return null
    else if (inside && !text.startsWith('<')) out.push(text)
  }
  const drawing = out.join('')
  return open.length === 0 && drawing.startsWith('<svg') && drawing.endsWith('>') ? drawing : null
}

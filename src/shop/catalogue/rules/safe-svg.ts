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

const kept = (attributes: string): string =>
  [...attributes.matchAll(attribute)]
    .map(([, name = '', double, single]) => ({ name, value: double ?? single ?? '' }))
    .filter(({ name, value }) => keepsStill(name, value))
    .map(({ name, value }) => ` ${name}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`)
    .join('')

/** The drawing made safe, or null where none is left of it. */
export function safeSvg(source: string): string | null {
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
      if (keeps) out.push(`<${opens}${kept(attributes)}${alone ? '/' : ''}>`)
      if (!alone) open.push({ name: opens, kept: keeps })
    } else if (text === '<') return null
    else if (inside && !text.startsWith('<')) out.push(text)
  }
  const drawing = out.join('')
  return open.length === 0 && drawing.startsWith('<svg') && drawing.endsWith('>') ? drawing : null
}

/** Expected and found: an object matches when all it names match, a list when its elements do, in any order. */
export function differences(expected: unknown, found: unknown, where = ''): string[] {
  if (Array.isArray(expected)) return listDifferences(expected, found, where)
  if (typeof expected === 'object' && expected !== null && typeof found === 'object' && found !== null)
    return Object.entries(expected).flatMap(([key, value]) =>
      key in found
        ? differences(value, (found as Record<string, unknown>)[key], where ? `${where}.${key}` : key)
        : [`${where ? `${where}.` : ''}${key}: no such fact; there are ${Object.keys(found).join(', ')}`],
    )
  return Object.is(expected, found) ? [] : [`${where}: expected ${said(expected)}, found ${said(found)}`]
}

function listDifferences(expected: readonly unknown[], found: unknown, where: string): string[] {
  const wrong = [`${where}: expected ${said(expected)}, found ${said(found)}`]
  if (!Array.isArray(found) || found.length !== expected.length) return wrong
  const left = [...found]
  for (const one of expected) {
    const at = left.findIndex((other) => differences(one, other).length === 0)
    if (at < 0) return wrong
    left.splice(at, 1)
  }
  return []
}

const said = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

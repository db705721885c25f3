/** Words a screen asks for by name and no file of messages has: people would read the name itself. */
import type { Source } from './law.ts'

const asked = /(?:\bt\(|\b(?:title|label|says|caption|hint|empty)[:=]\s*\{?)\s*'([a-z_]+\.[A-Za-z_.]+)'/g
const pluralEnd = /_(zero|one|two|few|many|other)$/

/** `keys` are those of all folders in English; a name whose first part begins no key is no message. */
export function wordProblems(sources: readonly Source[], keys: Iterable<string>): string[] {
  const known = new Set([...keys].flatMap((key) => [key, key.replace(pluralEnd, '')]))
  const rooms = new Set([...known].map((key) => key.split('.')[0]))
  return sources
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(asked)]
        .map(([, key = '']) => key)
        .filter((key) => rooms.has(key.split('.')[0]) && !known.has(key))
        .map((key) => `${path} asks for “${key}”, which no messages say`),
    )
}

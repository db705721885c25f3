/** Who may import whom (architecture, section 4), read from the imports of every source file and the map of modules. */
import { dirname, join } from 'node:path/posix'
import { type ModuleLine, modules } from '#modules.ts'
import type { Source } from './law.ts'

interface Import {
  readonly from: string
  readonly to: string
  /** Gone when the program runs: `import type`, or the type of an `import('#x')`. */
  readonly typeOnly: boolean
}

const importing =
  /(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s*['"]([^'"]+)['"]/gm

/** Every import of our own files, also `import('#x')` in types, as paths from the root. */
export function importsOf({ path, text }: Source): Import[] {
  const found: Import[] = []
  for (const match of text.matchAll(importing)) {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    const typeOnly = /^(import|export) type\b/.test(match[0])
    if (name.startsWith('#')) found.push({ from: path, to: join('src', name.slice(1)), typeOnly })
    else if (name.startsWith('.')) found.push({ from: path, to: join(dirname(path), name), typeOnly })
  }
  return found
}

interface Place {
  readonly half: string
  readonly module: string
  readonly room: string
}

function placeOf(path: string): Place {
  const [, half = '', module = '', ...rest] = path.split('/')
  return { half, module, room: rest.join('/') }
}

const isTest = (path: string): boolean => /\.(test|testing)\.tsx?$/.test(path)
const isModule = ({ half }: Place): boolean => half === 'shop' || half === 'hub'
const isBrowser = (path: string): boolean => path.endsWith('.tsx') || /\/screens\/|^src\/app\//.test(path)
/** A room is a file of its name, parts beside it (`contract-cards.ts`), or a folder of its name. */
const roomOf = (...names: readonly string[]): RegExp => new RegExp(`^(${names.join('|')})(/|[a-z-]*\\.tsx?$)`)

const pureRooms = roomOf('rules', 'contract', 'refusals', 'events')
const pureFloor =
  /^src\/platform\/(values\/|refusal\.ts|route\.ts|action\.ts|module\.ts|lists\/asked\.ts|settings\/definition\.ts)/
const storeRooms = roomOf('store')
const apiRooms = roomOf('api')
/** What a screen may reach of its module; every other room is the server's. */
const browserRooms = roomOf('rules', 'contract', 'refusals', 'events', 'permissions', 'settings', 'parts', 'screens')

/** Every import that crosses a border it may not cross. */
export function borderProblems(sources: readonly Source[], map: readonly ModuleLine[] = modules): string[] {
  if (sources.length === 0) return ['no file was read: the checker looks in the wrong place']
  const imports = sources.filter(({ path }) => !isTest(path)).flatMap(importsOf)
  return [
    ...imports.flatMap((one) => breaches(one, map).map((why) => `${one.from} -> ${one.to}: ${why}`)),
    ...circles(imports).map((ring) => `${ring.join(' -> ')}: a circle`),
  ]
}

/** Files that need one another to run. Each circle is told once, from its first file in the alphabet. */
function circles(imports: readonly Import[]): string[][] {
  const needs = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  )
  const found: string[][] = []
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path)
    if (at >= 0) found.push([...way.slice(at), path])
    if (at >= 0 || done.has(path)) return
    for (const { to } of needs.get(path) ?? []) walk(to, [...way, path])
    done.add(path)
  }
  for (const path of [...needs.keys()].sort()) walk(path, [])
  return found
}

function breaches({ from, to }: Import, map: readonly ModuleLine[]): string[] {
  const [here, there] = [placeOf(from), placeOf(to)]
  const why: string[] = []
  if (isTest(to) || to.startsWith('test/')) why.push('test code in production')
  if (isModule(here) && isModule(there) && here.module !== there.module) {
    if (there.room !== 'public.ts' && there.room !== 'parts.tsx') why.push('another module only through its door')
    const line = map.find((one) => one.name === here.module)
    if (!line?.uses.includes(there.module)) why.push('not on its line of modules.ts')
    if (here.half === 'hub' && there.half === 'shop') why.push('the hub never imports the shop')
  }
  if (here.half === 'platform' && isModule(there)) why.push('the floor knows no module')
  if (isModule(here)) {
    const own = there.module === here.module
    if (pureRooms.test(here.room) && !pureFloor.test(to) && !(own && pureRooms.test(there.room)))
      why.push('rules and contracts are pure')
    if (apiRooms.test(here.room) && /platform\/database/.test(to)) why.push('api never touches the database')
    if (storeRooms.test(here.room) && /\/(actions|http|mail)(\/|\.ts)/.test(to))
      why.push('a store imports no actions, http or mail')
  }
  if (isBrowser(from) && isModule(there) && !browserRooms.test(there.room)) why.push('screens never reach server code')
  if (!isBrowser(from) && to.endsWith('.tsx')) why.push('server code never imports screens')
  return why
}

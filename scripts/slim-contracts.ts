/** A contract is small in the browser: method, path and the names of a query. What the server checks, says and
 *  answers is cut out while the app is built, and a schema no screen uses falls away with it. */
import { type Plugin, parseAst } from 'vite'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [part: string]: unknown
}
interface Cut {
  readonly from: number
  readonly to: number
  readonly put: string
}

const ofTheServer = new Set(['may', 'says', 'params', 'body', 'reply', 'refusals'])
export const isContract = /\/contract(\/[^/]+|[^/]*)\.ts$/

/** The contract as the browser needs it. `code` is plain JavaScript; what is no contract's literal stays as it is. */
export function slim(code: string): string {
  const cuts = declarations(parseAst(code).body as unknown as readonly Node[]).flatMap((init) =>
    isRoute(init) ? slimmed(init) : lazy(init),
  )
  return cuts
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, put }) => text.slice(0, from) + put + text.slice(to), code)
}

export function slimContracts(): Plugin {
  return {
    name: 'komunigi-slim-contracts',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      return isContract.test(id) ? { code: slim(code), map: null } : null
    },
  }
}

function declarations(body: readonly Node[]): readonly Node[] {
  return body
    .map((node) => (node.type === 'ExportNamedDeclaration' ? (node['declaration'] as Node | null) : node))
    .filter((node): node is Node => node?.type === 'VariableDeclaration')
    .flatMap((node) => node['declarations'] as readonly Node[])
    .map((declared) => declared['init'] as Node | null)
    .filter((init): init is Node => init?.type === 'CallExpression')
}

function isRoute(call: Node): boolean {
  const callee = call['callee'] as Node
  return callee.type === 'Identifier' && callee['name'] === 'route'
}

/** Nothing happens by making a schema: unused, it may go. */
const lazy = ({ start, end }: Node): readonly Cut[] => [
  { from: end, to: end, put: ')()' },
  { from: start, to: start, put: '/* @__PURE__ */ (() => ' },
]

function slimmed(call: Node): readonly Cut[] {
  const [literal] = call['arguments'] as readonly Node[]
  const pure = { from: call.start, to: call.start, put: '/* @__PURE__ */ ' }
  if (literal?.type !== 'ObjectExpression') return [pure]
  return [pure, ...(literal['properties'] as readonly Node[]).filter(isOfTheServer).map(cutOut)]
}

const isOfTheServer = (property: Node): boolean =>
  property.type === 'Property' && ofTheServer.has(String((property['key'] as Node)['name']))

/** An empty spread keeps every comma where it stands; the minifier takes it away. */
const cutOut = (property: Node): Cut => ({ from: property.start, to: property.end, put: '...{}' })

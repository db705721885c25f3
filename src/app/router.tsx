/** The router, made from the screens of all modules. */
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { keepRouter } from './current-router.ts'
import { paths } from './paths.ts'
import type { ScreenLine } from './screen-line.ts'
import { entranceOf, mayEnter, permissionOf, screens } from './screens.ts'
import { chooseOrganisation, currentMe, currentOrganisation } from './session.ts'
import { Shell } from './shell.tsx'
import { enterOrganisation } from './start.ts'
import { Broken, NotAllowedHere, NotHere } from './ui/Outcomes.tsx'
import { PageSkeleton } from './ui/PageSkeleton.tsx'

/** Search values stay text: `?week=2` is not a number to anybody. */
const readSearch = (text: string): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const [name, value] of new URLSearchParams(text)) values[name] = value
  return values
}
const writeSearch = (values: Record<string, unknown>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (typeof value === 'string' && value) query.set(name, value)
  return query.size > 0 ? `?${query}` : ''
}

const open = new Set<string>([paths.signIn(), paths.setUp()])

/** An empty installation begins with set-up; a screen that needs a person asks for one first. */
function guard(line: ScreenLine, href: string): void {
  const { person, device, installation } = currentMe()
  if (!installation.hasOrganisations && line.path !== paths.setUp()) throw redirect({ href: paths.setUp() })
  if (!person && !device && permissionOf(line) !== 'anyone' && !open.has(line.path))
    throw redirect({ href: paths.signIn(href) })
  if (mayEnter(line) || wearsElsewhere(line)) return
  const entrance = line.path === paths.home() ? (entranceOf('staff') ?? entranceOf('community')) : null
  if (entrance) throw redirect({ href: entrance })
}

/** A link of a mail leads where it says, whichever hat was worn last: another organisation of the person opens it. */
function wearsElsewhere(line: ScreenLine): boolean {
  if (line.place !== 'community') return false
  const other = currentMe().organisations.find((one) => mayEnter(line, one))
  if (other) chooseOrganisation(other.id)
  return other !== undefined
}

/** A notice, in a mail or shown on a device, says of which organisation it speaks (`?in=`), and the page opens there. */
async function comeIn(asked: unknown, href: string): Promise<void> {
  if (typeof asked !== 'string') return
  const { person, organisations } = currentMe()
  if (!person) return
  const other = organisations.find(({ id }) => id === asked)
  if (other && other.id !== currentOrganisation()?.id) await enterOrganisation(other.id)
  const address = new URL(href, location.origin)
  address.searchParams.delete('in')
  throw redirect({ href: `${address.pathname}${address.search}${address.hash}`, replace: true })
}

const root = createRootRoute({
  component: Shell,
  beforeLoad: ({ search, location }) => comeIn((search as Record<string, unknown>)['in'], location.href),
  notFoundComponent: NotHere,
  errorComponent: Broken,
})

const routeOf = (line: ScreenLine): AnyRoute => {
  const Screen = lazyRouteComponent(
    async (): Promise<{ default: FunctionComponent }> => ({ default: await line.load() }),
  )
  return createRoute({
    getParentRoute: () => root,
    path: line.path.replace(/:(\w+)/g, '$$$1'),
    staticData: { line },
    beforeLoad: ({ location }) => guard(line, location.href),
    // Asked when drawn, not when matched: the organisation may have changed in between.
    component: () => (mayEnter(line) ? <Screen /> : <NotAllowedHere permission={permissionOf(line)} />),
    loader: () => Screen.preload?.(),
  })
}

/** What is coming stands where the page will stand. */
const PendingPage = () => (
  <div className="page">
    <PageSkeleton />
  </div>
)

export const router = createRouter({
  routeTree: root.addChildren(screens.map(routeOf)),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 300,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

keepRouter(router)

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly line?: ScreenLine
  }
}

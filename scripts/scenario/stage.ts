/** The shops of a scenario: each with its names, who acts there, and what was answered. */
import type { House } from '#compose.ts'
import { addOrganisation, grantRoleTo, openCommunity } from '#hub/organisations/public.ts'
import { type Actor, action, type HttpDoor, type OrganisationFacts } from '#platform/action.ts'
import { actorOf, system } from '#platform/http/asking.ts'
import { type Asking, outside } from '#platform/run.ts'
import type { ScenarioWorld } from '#platform/scenario.ts'
import type { Instant } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import type { ScenarioShop } from './read.ts'

export interface Stage {
  readonly world: ScenarioWorld
  readonly answers: Map<string, unknown>
  /** What is given stands; what happens from here on is the story. */
  begin(): void
  /** As whom a step acts: a person of the file, or anybody who has the role of this name (`desk`: the tablet); nobody is the shop itself. */
  askingOf(name: string | undefined): Promise<Asking>
}

const create = action('scenario.addOrganisation', addOrganisation)
const createCommunity = action('scenario.openCommunity', openCommunity)
const giveRole = action('scenario.giveRole', (ctx, given: { account: AccountId; role: string }) =>
  grantRoleTo(ctx, given),
)

const visitor = 'nobody'
/** The role `desk` is a registered tablet, nobody's own sign-in. */
const tablet = { name: 'desk', id: newId() }

/** Sign-ins belong to the installation: one person of two shops has one. */
export type SignIns = Map<string, AccountId>

export async function openStage(
  house: House,
  wish: ScenarioShop,
  clock: { readonly now: Instant },
  signIns: SignIns,
): Promise<Stage> {
  const shop = await openShop(house, wish)
  const asking = (actor: Actor): Asking => ({
    shop,
    actor,
    language: wish.language,
    requestId: 'scenario',
    http: httpDoor,
  })
  const askingOf = async (written: string | undefined): Promise<Asking> => {
    // `Jo for Le Panier`: for which organisation stands in the fields of the action
    const name = written?.split(' for ')[0]
    if (!name) return asking(system)
    if (name === visitor) return asking(actorOf('visitor', null, new Set()))
    if (name === tablet.name && !signIns.has(name)) return asking(await deskActor())
    const account = signIns.get(name) ?? roles.get(name) ?? (await actorOfRole(name))
    return asking(actorOf('person', account, await house.organisations.permissionsOf(shop.id, account)))
  }
  const deskActor = async (): Promise<Actor> => {
    const permissions = await house.organisations.permissionsOfDesk(shop.id)
    return { ...actorOf('device', null, permissions), device: { ...tablet, organisation: shop.id } }
  }
  const roles = new Map<string, AccountId>()
  async function actorOfRole(role: string): Promise<AccountId> {
    const account = await house.accounts.ensureAccount(`${role}@role.example.org`, role, wish.language)
    await house.runner.act(giveRole, { account, role }, asking(system))
    house.organisations.forget()
    roles.set(role, account)
    return account
  }
  let lastGiven = newId()
  const ids = new Map<string, string>()
  const names = new Map<string, string>()
  const world: ScenarioWorld = {
    shop,
    now: () => clock.now,
    today: () => dayIn(clock.now, shop.zone),
    act: (run, input) => house.runner.act(run, input, asking(system)),
    look: (run, input) => house.runner.look(run, input, asking(system)),
    lookAs: async (name, run, input) => house.runner.look(run, input, await askingOf(name)),
    idOf(kind, name) {
      const known = ids.get(`${kind} ${name}`)
      if (!known) throw new Error(`there is no ${kind} called ${name} here`)
      return known
    },
    knows: (kind, name) => ids.has(`${kind} ${name}`),
    remember(kind, name, made) {
      ids.set(`${kind} ${name}`, made)
      if (!names.has(made)) names.set(made, name)
    },
    nameOf: (made) => names.get(made) ?? made,
    signInAs(name, account) {
      signIns.set(name, account)
      if (!names.has(account)) names.set(account, name)
      house.organisations.forget()
    },
    accountOf: (name) => signIns.get(name) ?? null,
    inStory: (id) => id > lastGiven,
  }
  world.remember('organisation', wish.name, shop.id)
  const begin = (): void => {
    lastGiven = newId()
  }
  return { world, answers: new Map(), begin, askingOf }
}

async function openShop(house: House, wish: ScenarioShop): Promise<OrganisationFacts> {
  const { name, country, zone, currency, language, languages = [language] } = wish
  const { id } = await house.runner.act(
    wish.kind === 'community' ? createCommunity : create,
    { name, country, zone, currency, language, languages, email: null, demo: null },
    { shop: outside, actor: system, language, requestId: 'scenario' },
  )
  const shop = await house.organisations.shopOf(id)
  if (!shop) throw new Error(`${name} could not be opened`)
  return shop
}

/** What sign-in and notices read of a request; cookies go nowhere. */
const httpDoor: HttpDoor = {
  request: new Request('http://127.0.0.1:8080/'),
  address: '127.0.0.1',
  setCookie: () => undefined,
}

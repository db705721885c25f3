/** Staff in scenario files. */
import { z } from 'zod'
import { action } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { given, type Line, type ScenarioRoom, type ScenarioWorld } from '#platform/scenario.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { isId } from '#platform/values/ids.ts'
import { grantRoleTo } from './actions/roles.ts'
import { readStaff } from './reads/organisation.ts'
import { participant, person } from './scenario/facts.ts'
import { emailOf, organisations } from './scenario/given.ts'
import { communityNames } from './scenario/names.ts'

interface Held {
  readonly account: AccountId | null
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}

const holdRoles = action('scenario.holdRoles', async (ctx, held: Held) => {
  const account = held.account ?? (await ctx.accounts.ensureAccount(held.email, held.name, ctx.shop.language))
  for (const role of held.roles) await grantRoleTo(ctx, { account, role })
  return { account }
})

const staff = given(
  'people with roles; one who is also among `members` has one sign-in for both',
  z.strictObject({
    name: z.string().describe('who, for `as`'),
    roles: z.array(z.string()).describe('`lead`, `desk`, `office`, `planner`, `treasurer`, `board`, `admin` and so on'),
  }),
  async (world, line) => {
    const held = { ...line, account: world.accountOf(line.name), email: emailOf(line.name) }
    world.signInAs(line.name, (await world.act(holdRoles, held)).account)
  },
)

async function grantOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  const { person, role } = value as Line
  const account = person ? world.accountOf(String(person)) : null
  const { grants } = await world.look(readStaff, {})
  return found(
    grants.find((grant) => grant.account === account && grant.role === role),
    'grant',
  ).id
}

export const scenario: ScenarioRoom = {
  given: { staff, organisations },
  names: { grant: { kind: 'grant', says: '`{ person: Ines, role: planner }`', find: grantOf }, ...communityNames },
  expect: { participant, person },
}

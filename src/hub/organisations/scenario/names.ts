/** How scenario files call organisations of a community, their people, contacts and tasks. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { readSharing } from '../actions/sharing.ts'
import { listMandates, readParticipant } from '../reads/community.ts'
import { participantsIn } from '../reads/standing.ts'

const everybody = read('scenario.participants', participantsIn)

/** Those of the file, and those that came while it was played. */
export async function participantIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name) || world.knows('participant', name)) return isId(name) ? name : world.idOf('participant', name)
  const all = await world.look(everybody, {})
  return all.find((one) => one.name === name)?.id ?? world.idOf('participant', name)
}

/** `as: Jo for Le Panier` says for whom. */
const spokenFor = async (world: ScenarioWorld, _beside: Line, as: string | undefined): Promise<unknown> => {
  const name = as?.split(' for ')[1]
  return name === undefined ? undefined : world.idOf('participant', name)
}

async function heldBy(world: ScenarioWorld, value: unknown): Promise<string> {
  const { person: who, organisation } = value as Line
  const { people } = await world.look(readParticipant, { participant: await participantIn(world, organisation) })
  return found(
    people.find((one) => one.account === world.accountOf(String(who))),
    'representation',
  ).id
}

async function mandateOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { role, person: who } = value as Line
  const { mandates } = await world.look(listMandates, { over: 'no' })
  const account = who ? world.accountOf(String(who)) : null
  return found(
    mandates.find((one) => one.role === role && one.account === account),
    'mandate',
  ).id
}

async function contactOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { name, organisation } = value as Line
  const { contacts } = await world.look(readParticipant, { participant: await participantIn(world, organisation) })
  return found(
    contacts.find((one) => one.name === name),
    'contact',
  ).id
}

async function communityOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { communities } = await world.look(readSharing, {})
  return found(
    communities.find(({ name }) => name === value),
    'community',
  ).id
}

export const communityNames: Readonly<Record<string, ScenarioName>> = {
  participant: {
    kind: 'participant',
    says: 'name of an organisation; left out, the one of `as: Jo for Le Panier`',
    find: participantIn,
    otherwise: spokenFor,
  },
  applicant: { kind: 'participant', says: 'name of an organisation that asks to join', find: participantIn },
  community: { kind: 'community', says: 'name of a community in which the shop takes part', find: communityOf },
  sponsor: { kind: 'participant', says: 'name of an organisation', find: participantIn },
  shop: { kind: 'participant', says: 'name of an organisation', find: participantIn },
  representation: { kind: 'representation', says: '`{ person: Jo, organisation: Le Panier }`', find: heldBy },
  mandate: {
    kind: 'mandate',
    says: '`{ role: noyau, person: Jo }`; without a person for `provider` and `holder`',
    find: mandateOf,
  },
  participantContact: { kind: 'contact', says: '`{ name: Ines, organisation: Le Panier }`', find: contactOf },
}

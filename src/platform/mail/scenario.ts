/** Notices in scenario files: what a person was told, and the mails themselves. */
import { found } from '../refusal.ts'
import type { Line, ScenarioRoom, ScenarioWorld } from '../scenario.ts'
import { addMinutes, type Instant } from '../values/day.ts'
import { isId } from '../values/ids.ts'
import { readMails } from './reads.ts'
import { signedToken } from './signed-link.ts'

const mailsAtMost = 200

const mailsOf = async (world: ScenarioWorld, person: string) => {
  const asked = { of: 'organisation', person, show: 'all', sort: 'wantedAt', size: mailsAtMost } as const
  return (await world.look(readMails, asked)).rows
}

/** The last mail of this notice to this person. */
async function mailOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  const { person, code } = value as Line
  const mails = await mailsOf(world, world.idOf('member', String(person)))
  return found(mails.filter((mail) => mail.code === code).at(-1), 'mail').id
}

const linkDays = 60

/** The signature of the link in the last mail of this notice to this person, as the mail carried it. */
async function signatureOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { person, code } = value as Line
  const contact = world.idOf('member', String(person))
  const sent = (await mailsOf(world, contact)).findLast((mail) => mail.code === code)
  const { wantedAt } = found(sent, `a mail ${String(code)} to ${String(person)}`)
  const expires = addMinutes(wantedAt as Instant, linkDays * 24 * 60)
  return signedToken({ organisation: world.shop.id, person: contact, purpose: String(code), expires })
}

export const scenario: ScenarioRoom = {
  given: {},
  names: {
    mail: { kind: 'mail', says: '`{ person: Bram, code: shifts.reminder }`: the last one', find: mailOf },
    signed: {
      kind: 'signed',
      says: '`{ person: Bram, code: shifts.reminder }`: the link of the last such mail; acts without signing in (`as: nobody`)',
      find: signatureOf,
    },
  },
  expect: {
    member: {
      facts: {
        notices:
          'codes of everything the person was told since the story began; what they switched off, and questions settled before their mail went out, are not among them',
      },
      async read(world, id) {
        const told = (await mailsOf(world, id)).filter(
          (mail) => world.inStory(mail.id) && !['switched_off', 'settled', 'gathered'].includes(mail.state),
        )
        return { notices: told.map(({ code }) => code) }
      },
    },
  },
}

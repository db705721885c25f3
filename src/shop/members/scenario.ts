/** Members in scenario files: `members: [ { name: Amina, since: 2020-01-01, role: worker } ]`. */
import type { ScenarioRoom } from '#platform/scenario.ts'
import { inviteAccount } from './actions/account.ts'
import { createContact } from './actions/contact.ts'
import { setMembershipOf } from './actions/membership.ts'
import * as contract from './contract.ts'

const longAgo = '2020-01-01'

export const scenario: ScenarioRoom = {
  given: {
    async members(world, line) {
      const name = String(line['name'])
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`
      const body = contract.createContact.body?.parse({
        firstName: name,
        lastName: 'Scenario',
        email,
        somebodyElse: true,
      })
      if (!body) return
      const { contact } = await world.act(createContact, body)
      world.remember('member', name, contact)
      const since = String(line['since'] ?? longAgo)
      const role = line['role'] === 'eater' ? 'eater' : 'worker'
      await world.act(setMembershipOf, {
        contact,
        memberNo: null,
        since,
        lastDay: null,
        role,
        forceWorker: false,
        investing: false,
      })
      const { account } = await world.act(inviteAccount, { contact })
      world.signInAs(name, account)
    },
  },
  fields: { member: 'member', contact: 'member', lead: 'member' },
  expect: {},
}

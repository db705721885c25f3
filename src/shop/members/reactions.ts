/** What members do when something happened elsewhere. */
import type { Reaction } from '#platform/module.ts'
import { takeNewEmail } from './actions/own.ts'

export const reactions: readonly Reaction[] = [
  { name: 'members.take_new_email', on: ['organisations.sign_in_address_changed'], run: takeNewEmail },
]

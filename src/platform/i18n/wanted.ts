/** Every sentence the rooms of the house ask for: the check of messages compares them with what is said. */
import type { z } from 'zod'
import type { Job, NoticeDefinition, PermissionDefinition, Served, SettingDefinitions } from '../module.ts'
import { boundsOf } from '../settings/bounds.ts'

export interface SpeakingRooms {
  readonly api: readonly Served[]
  readonly permissions: readonly PermissionDefinition[]
  readonly settings: SettingDefinitions
  readonly jobs: readonly Job[]
  readonly notices: readonly NoticeDefinition[]
}

/** Keys that must be said in every language; a plural (`_other`) stands for its key.
 *  Refusals and permissions, settings with their groups and choices, jobs, and the three parts of a notice. */
export function wantedKeys(rooms: readonly SpeakingRooms[]): string[] {
  const keys = rooms.flatMap((room) => [
    ...room.api.flatMap(({ contract }) => (contract.refusals ?? []).map((code) => `refusal.${code}`)),
    ...room.permissions.map(({ permission }) => `permission.${permission}`),
    ...room.settings.flatMap(({ key, group, schema }) => [
      `setting.${key}`,
      `settings.group.${group}`,
      ...boundsOf(schema as z.ZodType).options.map((option) => `setting.${key}.${option}`),
    ]),
    ...room.jobs.map(({ name }) => `job.${name}`),
    ...room.notices.flatMap(({ code }) => ['name', 'subject', 'body'].map((part) => `notice.${code}.${part}`)),
  ])
  return [...new Set(keys)].sort()
}

const event = /\brecord\(\s*['"]([a-z_]+\.[a-z_]+)['"]/gi
const either = /\brecord\(\s*[^'",)]+\?\s*['"]([a-z_]+\.[a-z_]+)['"]\s*:\s*['"]([a-z_]+\.[a-z_]+)['"]/gi

/** Events that a piece of source text records under a name written out. */
export function eventsIn(source: string): string[] {
  const plain = [...source.matchAll(event)].map((match) => match[1] ?? '')
  const pairs = [...source.matchAll(either)].flatMap((match) => [match[1] ?? '', match[2] ?? ''])
  return [...new Set([...plain, ...pairs])].map((name) => `event.${name}`)
}

/** What a shop may tune. */
import { z } from 'zod'
import { route, signedIn } from '../route.ts'
import { countedIn } from './definition.ts'

const settingLine = z.object({
  key: z.string(),
  group: z.string(),
  /** What its numbers are; null: plain ones. */
  counted: z.enum(countedIn).nullable(),
  kind: z.enum(['number', 'whole', 'switch', 'choice', 'choices', 'text', 'day', 'time', 'numbers', 'other']),
  nullable: z.boolean(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  maxLength: z.number().nullable(),
  options: z.array(z.string()),
  value: z.unknown(),
  standard: z.unknown(),
  /** Null: never changed. */
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
  /** Whether whoever asks may change it. */
  mayChange: z.boolean(),
})
export type SettingLine = z.output<typeof settingLine>

/** Settings of a shop ask for another permission than those of a community. */
const may = signedIn('each setting says who sees it and who changes it')

export const listSettings = route({
  method: 'GET',
  path: '/settings',
  may,
  says: 'Every setting that whoever asks may see, with its value here, its standard and its bounds.',
  reply: z.object({ settings: z.array(settingLine) }),
})

const oneSetting = z.object({ key: z.string().max(100) })

export const readSettingHistory = route({
  method: 'GET',
  path: '/settings/:key/history',
  may,
  says: 'Who changed a setting, when, from what to what; latest first.',
  params: oneSetting,
  reply: z.object({
    changes: z.array(z.object({ at: z.string(), by: z.string().nullable(), before: z.unknown(), after: z.unknown() })),
  }),
})

export const changeSetting = route({
  method: 'PUT',
  path: '/settings/:key',
  may,
  says: 'Gives a setting another value.',
  params: oneSetting,
  body: z.object({ value: z.unknown() }),
  reply: settingLine,
  refusals: ['setting.out_of_bounds'],
})

export const resetSetting = route({
  method: 'DELETE',
  path: '/settings/:key',
  may,
  says: 'Goes back to the standard.',
  params: oneSetting,
  reply: settingLine,
})

/** Letters of the floor itself. */
import type { NoticeDefinition } from '../module.ts'

/** What a person asked to get together, once a day: nobody gets it who chose it for nothing. */
export const digestCode = 'mail.digest'

export const notices: readonly NoticeDefinition[] = [{ code: digestCode, always: true }]

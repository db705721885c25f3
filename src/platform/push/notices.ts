/** The test message of a device. */
import type { NoticeDefinition } from '../module.ts'

/** Its fact `device` says to which; it is no choice on the page of notices. */
export const pushTestCode = 'push.test'

export const notices: readonly NoticeDefinition[] = [{ code: pushTestCode, always: true }]

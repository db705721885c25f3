/** SHA-256, for what anybody must be able to make again from a published file. */
import { createHash } from 'node:crypto'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

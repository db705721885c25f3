/** A sending on its way, whatever carries it. */
import { putArticles, tryDigi } from './digi.ts'
import type { Carried, ScaleDoor } from './door.ts'
import { putFiles, tryFtp } from './ftp.ts'

export const carry = (door: ScaleDoor, sending: Carried): Promise<void> =>
  door.transport === 'ftp' ? putFiles(door, sending) : putArticles(door, sending.articles)

export const tryDoor = (door: ScaleDoor): Promise<void> => (door.transport === 'ftp' ? tryFtp(door) : tryDigi(door))

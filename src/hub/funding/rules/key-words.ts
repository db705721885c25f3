/** A sharing key in words: the screen and the paper for the board say the same. */
import type { SharingKey } from './weights.ts'

type Say = (key: string, facts?: Readonly<Record<string, string | number>>) => string

/** `50% equally, 50% by turnover` */
export function keyWords(key: SharingKey, say: Say): string {
  switch (key.kind) {
    case 'usage':
      return say('rounds.key.usage', { key: keyWords(key.among, say) })
    case 'two_part':
      return say('rounds.key.parts', {
        equal: key.equalBp / 10_000,
        rest: (10_000 - key.equalBp) / 10_000,
        by: keyWords(key.by, say),
      })
    case 'tiers':
      return say('rounds.key.tiers', { of: say(`rounds.key.${key.of}`) })
    default:
      return say(`rounds.key.${key.kind}`)
  }
}

/** Two people write on the same version at once: both texts stay, until somebody makes one of them
 *  (domain-hub-governance-communication 9). */
import { difference } from './difference.ts'

/** Somebody wrote on another version than the current one. */
export const isBeside = (basedOn: number, current: number): boolean => basedOn !== current

/** Lines of both, each once: what is wrong in it is taken out by hand. */
export function linesOfBoth(one: string, other: string): string {
  if (one === '' || other === '') return one || other
  return difference(one, other)
    .map(({ text }) => text)
    .join('\n')
}

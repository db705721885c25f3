/** Sending wishes: a new request or other wishes for one that stands open, signed in or by the link of a mail. */
import { type Acting, useAct } from '#app/reading.ts'
import type { ReplyOf } from '#platform/route.ts'
import { askSwap, askSwapByLink, changeWishes, changeWishesByLink } from '../contract-swap.ts'
import { useAnswerLink } from './addresses.ts'

/** `changes` is the request whose wishes are changed; null: one is made. */
export function useWishing(
  changes: string | null,
  done: (reply: ReplyOf<typeof askSwap>) => void,
): Acting<typeof askSwap> {
  const link = useAnswerLink()
  const [ask, askLinked] = [useAct(askSwap, { done }), useAct(askSwapByLink, { done })]
  const [change, changeLinked] = [useAct(changeWishes, { done }), useAct(changeWishesByLink, { done })]
  if (changes === null) return link ? { ...askLinked, act: (asked) => askLinked.act({ ...asked, ...link }) } : ask
  const swap = changes
  return link
    ? { ...changeLinked, act: ({ wishes }) => changeLinked.act({ swap, wishes, ...link }) }
    : { ...change, act: ({ wishes }) => change.act({ swap, wishes }) }
}

/** Where the mail of somebody who asks leads: opening it changes nothing, one press answers. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readSwapAsk, readSwapAskByLink } from '../contract-swap-answer.ts'
import { useAnswerLink } from './addresses.ts'
import { type Ask, SwapAskCard } from './SwapAskCard.tsx'

export function SwapAskScreen() {
  const t = useWords()
  const link = useAnswerLink()
  const swap = useAddress().param('swap')
  // What was read first stays on the page once it is answered, with what came of it.
  const [shown, setShown] = useState<Ask | null>(null)
  const linked = useRead(
    readSwapAskByLink,
    { swap, organisation: link?.organisation ?? '', signed: link?.signed ?? '' },
    { when: link !== null },
  )
  const mine = useRead(readSwapAsk, { swap }, { when: link === null })
  return (
    <Page title={t('exchanges.swap.ask_title')} read={link ? linked : mine}>
      {(data) => {
        const ask = data.ask ?? shown
        if (data.ask && shown === null) setShown(data.ask)
        if (ask) return <SwapAskCard ask={ask} link={link} />
        const over = data.declined ? 'ask_declined' : data.state === 'open' ? 'ask_gone' : 'ask_over'
        return <Empty says={t(`exchanges.swap.${over}`)} icon="calendar" />
      }}
    </Page>
  )
}

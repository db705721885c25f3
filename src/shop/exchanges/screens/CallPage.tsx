/** Where the mail leads that asks somebody to come instead: opening it changes nothing, one press answers. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readCall, readCallByLink } from '../contract-stand-in.ts'
import { useAnswerLink } from './addresses.ts'
import { type Call, CallCard } from './CallCard.tsx'

export function CallScreen() {
  const t = useWords()
  const link = useAnswerLink()
  const call = useAddress().param('call')
  // What was read first stays on the page once it is answered, with what came of it.
  const [shown, setShown] = useState<Call | null>(null)
  const asked = { call, organisation: link?.organisation ?? '', signed: link?.signed ?? '' }
  const linked = useRead(readCallByLink, asked, { when: link !== null })
  const mine = useRead(readCall, { call }, { when: link === null })
  return (
    <Page title={t('exchanges.call.title')} read={link ? linked : mine}>
      {(data) => {
        if (data.state === 'open' && shown === null) setShown(data)
        const open = shown ?? (data.state === 'open' ? data : null)
        return open ? <CallCard call={open} link={link} /> : <Empty says={t('exchanges.call.over')} icon="calendar" />
      }}
    </Page>
  )
}

/** Where the mail of a call leads: opening it changes nothing, one press answers. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readCallOut, readCallOutByLink } from '../contract-call-out.ts'
import { useAnswerLink } from './addresses.ts'
import { CallOutCard, type Invitation } from './CallOutCard.tsx'

export function CallOutScreen() {
  const t = useWords()
  const link = useAnswerLink()
  const callOut = useAddress().param('callOut')
  // What was read first stays on the page once it is answered, with what came of it.
  const [shown, setShown] = useState<Invitation | null>(null)
  const asked = { callOut, organisation: link?.organisation ?? '', signed: link?.signed ?? '' }
  const linked = useRead(readCallOutByLink, asked, { when: link !== null })
  const mine = useRead(readCallOut, { callOut }, { when: link === null })
  return (
    <Page title={t('exchanges.call.title')} read={link ? linked : mine}>
      {(data) => {
        if (data.state === 'open' && shown === null) setShown(data)
        const open = shown ?? (data.state === 'open' ? data : null)
        if (open) return <CallOutCard invitation={open} link={link} />
        const came = data.answer === 'came'
        return (
          <Empty says={t(came ? 'exchanges.call.accepted' : `exchanges.call.too_late_${data.state}`)} icon="calendar" />
        )
      }}
    </Page>
  )
}

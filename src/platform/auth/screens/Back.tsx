/** Back from another service with its answer: taken once, as soon as the page stands. */
import { useEffect, useRef, useState } from 'react'
import { useAddress } from '#app/address.ts'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { signInOutside } from '../contract-single-sign-on.ts'
import { useEntered } from './entered.ts'

export function BackScreen() {
  const t = useWords()
  const address = useAddress()
  const entered = useEntered()
  const begun = useRef(false)
  const [mailed, setMailed] = useState(false)
  const signIn = useAct(signInOutside, { after: [] })
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const take = async () => {
      const reply = await signIn.act({ answer: window.location.search.slice(1) })
      if (!reply) return
      if (reply.next === 'mailbox') return setMailed(true)
      await entered({ next: reply.next }, reply.wanted)
    }
    void take()
  })
  return (
    <Page title={mailed ? t('auth.link_sent') : t('auth.sign_in')}>
      <p role="status">{mailed ? t('auth.connect.sent') : signIn.error ? null : t('auth.back.wait')}</p>
      <Trouble of={signIn.error} />
      {signIn.error ? <Button press={() => address.go(paths.signIn())}>{t('auth.begin_again')}</Button> : null}
    </Page>
  )
}

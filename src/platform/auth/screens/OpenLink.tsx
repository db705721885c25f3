/** Where the link of a mail leads. Mail programs open links to look at them: only the button signs in. */
import { useState } from 'react'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { openLink } from '../contract.ts'
import { useEntered } from './entered.ts'
import { useTokenOnce } from './token.ts'

export function OpenLinkScreen() {
  const t = useWords()
  const token = useTokenOnce()
  const entered = useEntered()
  const [over, setOver] = useState(false)
  const open = useAct(openLink, { after: [] })
  const press = async () => {
    const reply = await open.act({ token })
    if (reply) await entered(reply)
    else setOver(true)
  }
  const askAgain = (
    <Button href={paths.signIn()} kind={token && !over ? 'quiet' : 'main'}>
      {t('auth.ask_again')}
    </Button>
  )
  return (
    <Page title={t('auth.open')} says={t(token ? 'auth.open.says' : 'auth.open.missing')}>
      {token ? (
        <Button wide press={press} icon="door">
          {t('auth.sign_in')}
        </Button>
      ) : null}
      <Trouble of={open.error} />
      {over || !token ? askAgain : null}
    </Page>
  )
}

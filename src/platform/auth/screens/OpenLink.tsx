/** Where the links of mails lead that sign somebody in. Mail programs open links to look at them: only the button acts. */
import { useState } from 'react'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { openLink } from '../contract.ts'
import { connectOutside } from '../contract-single-sign-on.ts'
import { useEntered } from './entered.ts'
import { useTokenOnce } from './token.ts'

interface ByTokenProps {
  readonly opens: typeof openLink | typeof connectOutside
  readonly title: string
  readonly says: string
  readonly act: string
}

function ByToken({ opens, title, says, act }: ByTokenProps) {
  const t = useWords()
  const token = useTokenOnce()
  const entered = useEntered()
  const [over, setOver] = useState(false)
  const open = useAct(opens, { after: [] })
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
    <Page title={title} says={token ? says : t('auth.open.missing')}>
      {token ? (
        <Button wide press={press} icon="door">
          {act}
        </Button>
      ) : null}
      <Trouble of={open.error} />
      {over || !token ? askAgain : null}
    </Page>
  )
}

export function OpenLinkScreen() {
  const t = useWords()
  return <ByToken opens={openLink} title={t('auth.open')} says={t('auth.open.says')} act={t('auth.sign_in')} />
}

/** The mailbox agrees that another service may sign this person in. */
export function ConnectScreen() {
  const t = useWords()
  return (
    <ByToken
      opens={connectOutside}
      title={t('auth.connect')}
      says={t('auth.connect.says')}
      act={t('auth.connect.act')}
    />
  )
}

/** The second step: a code, and the session stands. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { giveSecondFactor } from '../contract.ts'
import { useEntered, wantedPath } from './entered.ts'
import { Field, Fields, Tick } from './Fields.tsx'
import { Trouble } from './Trouble.tsx'

export function SecondFactorScreen() {
  const t = useWords()
  const entered = useEntered()
  const again = paths.signIn(wantedPath(useAddress()))
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const give = useAct(giveSecondFactor, { after: [] })
  const submit = async () => {
    const reply = await give.act({ code, trust })
    if (reply) await entered(reply)
  }
  return (
    <Page title={t('auth.second')} says={t('auth.second.says')}>
      <Fields submit={submit} problems={give.problems}>
        <CodeField code={code} change={setCode} />
        <Tick label={t('auth.field.trust')} on={trust} change={setTrust} />
        <Trouble of={give.error} />
        <Button submit wide busy={give.busy}>
          {t('auth.continue')}
        </Button>
        <Button kind="quiet" href={again}>
          {t('auth.begin_again')}
        </Button>
      </Fields>
    </Page>
  )
}

/** Six digits or a recovery code; phones offer the code by themselves. */
export function CodeField({ code, change }: { readonly code: string; readonly change: (code: string) => void }) {
  const t = useWords()
  return (
    <Field
      label={t('auth.field.code')}
      hint={t('auth.field.code.hint')}
      name="code"
      autoComplete="one-time-code"
      value={code}
      change={change}
    />
  )
}

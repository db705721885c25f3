/** Where both mails about a change of address lead; the button agrees. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { confirmAddress } from '../contract.ts'
import { useTokenOnce } from './token.ts'

export function ConfirmAddressScreen() {
  const t = useWords()
  const token = useTokenOnce()
  const [state, setState] = useState<'waiting' | 'changed' | null>(null)
  const confirm = useAct(confirmAddress, { done: (reply) => setState(reply.state) })
  if (!token) return <Page title={t('auth.address')} says={t('auth.open.missing')} />
  return (
    <Page title={t('auth.address')} says={state ? null : t('auth.address.says')}>
      {state ? (
        <p role="status">{t(`auth.address.${state}`)}</p>
      ) : (
        <Button wide press={() => confirm.act({ token })} icon="check">
          {t('auth.address.agree')}
        </Button>
      )}
      <Trouble of={confirm.error} />
    </Page>
  )
}

/** The second step in the own account: set up, switch off, new recovery codes. Fetched with its picture-maker only here. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '../contract-protection.ts'
import { Fields } from './Fields.tsx'
import { CurrentPassword } from './Password.tsx'
import { QrCode } from './QrCode.tsx'
import { CodeField } from './SecondFactor.tsx'
import { Trouble } from './Trouble.tsx'

type Started = ReplyOf<typeof startSecondFactor>

interface FactorProps {
  readonly hasPassword: boolean
}

export function SecondFactorCard({ on, hasPassword }: FactorProps & { readonly on: boolean }) {
  const t = useWords()
  const [started, setStarted] = useState<Started | null>(null)
  return (
    <Card title={t('auth.factor')}>
      {on ? <Status tone="fine" says={t('auth.factor.on')} /> : <p>{t('auth.factor.off')}</p>}
      {on ? <SwitchedOn hasPassword={hasPassword} /> : null}
      {!on && started ? <SetUp started={started} /> : null}
      {!on && !started ? <Start hasPassword={hasPassword} started={setStarted} /> : null}
    </Card>
  )
}

function Start({ hasPassword, started }: FactorProps & { readonly started: (reply: Started) => void }) {
  const t = useWords()
  const [current, setCurrent] = useState('')
  const start = useAct(startSecondFactor, { after: [], done: started })
  return (
    <Fields submit={() => start.act(hasPassword ? { current } : {})} problems={start.problems}>
      {hasPassword ? <CurrentPassword value={current} change={setCurrent} /> : null}
      <Trouble of={start.error} />
      <Button submit kind="other" icon="lock" busy={start.busy}>
        {t('auth.factor.start')}
      </Button>
    </Fields>
  )
}

function SetUp({ started }: { readonly started: Started }) {
  const t = useWords()
  const { said } = useNotices()
  const [code, setCode] = useState('')
  const confirm = useAct(confirmSecondFactor, { done: () => said(t('auth.factor.switched_on')) })
  return (
    <>
      <p>{t('auth.factor.scan')}</p>
      <QrCode text={started.uri} label={t('auth.factor.picture')} />
      <p>
        {t('auth.factor.secret')} <code className="auth-secret">{started.secret}</code>
      </p>
      <RecoveryCodes codes={started.recoveryCodes} />
      <Fields submit={() => confirm.act({ code })} problems={confirm.problems}>
        <CodeField code={code} change={setCode} />
        <Trouble of={confirm.error} />
        <Button submit busy={confirm.busy}>
          {t('auth.factor.switch_on')}
        </Button>
      </Fields>
    </>
  )
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useWords()
  return (
    <section>
      <h3>{t('auth.factor.codes')}</h3>
      <p>{t('auth.factor.codes.says')}</p>
      <ul className="auth-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SwitchedOn({ hasPassword }: FactorProps) {
  const t = useWords()
  const { said } = useNotices()
  const [codes, setCodes] = useState<readonly string[]>([])
  const renew = useAct(renewRecoveryCodes, { after: [], done: (reply) => setCodes(reply.recoveryCodes) })
  const remove = useAct(removeSecondFactor, { done: () => said(t('auth.factor.switched_off')) })
  return (
    <>
      {codes.length > 0 ? <RecoveryCodes codes={codes} /> : null}
      <ProvenAct says={t('auth.factor.new_codes')} hasPassword={hasPassword} acting={renew} />
      <ProvenAct says={t('auth.factor.switch_off')} hasPassword={hasPassword} acting={remove} grave />
    </>
  )
}

interface Proof {
  readonly code: string
  readonly current?: string
}

interface ProvenActProps extends FactorProps {
  readonly says: string
  readonly acting: Pick<ReturnType<typeof useAct<typeof removeSecondFactor>>, 'busy' | 'error' | 'problems'> & {
    act(proof: Proof): Promise<unknown>
  }
  readonly grave?: boolean
}

/** An act that asks for a code, and for the password where there is one. */
function ProvenAct({ says, hasPassword, acting, grave }: ProvenActProps) {
  const [code, setCode] = useState('')
  const [current, setCurrent] = useState('')
  return (
    <details>
      <summary>{says}</summary>
      <Fields submit={() => acting.act({ code, ...(hasPassword ? { current } : {}) })} problems={acting.problems}>
        <CodeField code={code} change={setCode} />
        {hasPassword ? <CurrentPassword value={current} change={setCurrent} /> : null}
        <Trouble of={acting.error} />
        <Button submit kind={grave ? 'grave' : 'other'} busy={acting.busy}>
          {says}
        </Button>
      </Fields>
    </details>
  )
}

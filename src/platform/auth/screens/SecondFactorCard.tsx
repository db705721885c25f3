/** The second step in the own account: set up, switch off, new recovery codes. Fetched with its picture-maker only here. */
import { useState } from 'react'
import { type Acting, useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { QrCode } from '#app/ui/QrCode.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '../contract-protection.ts'
import { CodeField, CurrentPasswordField } from './secret-fields.tsx'

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
  return (
    <Form
      name="second-factor-start"
      keep={false}
      start={{ current: '' }}
      act={useAct(startSecondFactor, { after: [] })}
      send={({ current }) => (hasPassword ? { current } : {})}
      submit={t('auth.factor.start')}
      submitKind="other"
      done={started}
    >
      {hasPassword ? <CurrentPasswordField /> : null}
    </Form>
  )
}

function SetUp({ started }: { readonly started: Started }) {
  const t = useWords()
  const { said } = useNotices()
  return (
    <>
      <p>{t('auth.factor.scan')}</p>
      <QrCode look="auth-picture" text={started.uri} label={t('auth.factor.picture')} />
      <p>
        {t('auth.factor.secret')} <code className="auth-secret">{started.secret}</code>
      </p>
      <RecoveryCodes codes={started.recoveryCodes} />
      <Form
        name="second-factor-confirm"
        keep={false}
        start={{ code: '' }}
        act={useAct(confirmSecondFactor)}
        send={({ code }) => ({ code })}
        submit={t('auth.factor.switch_on')}
        done={() => said(t('auth.factor.switched_on'))}
      >
        <CodeField />
      </Form>
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
  return (
    <>
      {codes.length > 0 ? <RecoveryCodes codes={codes} /> : null}
      <ProvenAct
        name="recovery-codes"
        says={t('auth.factor.new_codes')}
        hasPassword={hasPassword}
        act={useAct(renewRecoveryCodes, { after: [] })}
        done={(reply) => setCodes(reply.recoveryCodes)}
      />
      <ProvenAct
        name="second-factor-off"
        says={t('auth.factor.switch_off')}
        hasPassword={hasPassword}
        act={useAct(removeSecondFactor)}
        done={() => said(t('auth.factor.switched_off'))}
      />
    </>
  )
}

interface ProvenActProps<C extends typeof removeSecondFactor | typeof renewRecoveryCodes> extends FactorProps {
  readonly name: string
  readonly says: string
  readonly act: Acting<C>
  readonly done: (reply: ReplyOf<C>) => void
}

/** An act that asks for a code, and for the password where there is one. */
function ProvenAct<C extends typeof removeSecondFactor | typeof renewRecoveryCodes>(props: ProvenActProps<C>) {
  const { name, says, hasPassword, act, done } = props
  return (
    <details>
      <summary>{says}</summary>
      <Form
        name={name}
        keep={false}
        again
        start={{ code: '', current: '' }}
        act={act}
        send={({ code, current }) => ({ code, ...(hasPassword ? { current } : {}) }) as SentOf<C>}
        submit={says}
        submitKind="other"
        done={done}
      >
        <CodeField />
        {hasPassword ? <CurrentPasswordField /> : null}
      </Form>
    </details>
  )
}

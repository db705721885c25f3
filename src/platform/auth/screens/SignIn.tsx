/** Signing in: the address first, everything else below. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { askForLink, askForPasskey, readWaysIn, signInWithPasskey, signInWithPassword } from '../contract.ts'
import { askDevice, knowsPasskeys } from './ceremony.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { useEntered, wantedPath } from './entered.ts'
import { Field, Fields } from './Fields.tsx'
import { Trouble } from './Trouble.tsx'

export function SignInScreen() {
  const t = useWords()
  const address = useAddress()
  const [email, setEmail] = useState(address.get('email') ?? '')
  const [minutes, setMinutes] = useState(0)
  const ways = useRead(readWaysIn, {})
  if (minutes > 0)
    return (
      <Page title={t('auth.link_sent')}>
        <p role="status">{t('auth.link_sent.says', { email, minutes })}</p>
        <Button kind="other" press={() => setMinutes(0)}>
          {t('auth.other_address')}
        </Button>
      </Page>
    )
  return (
    <Page title={t('auth.sign_in')} says={t('auth.sign_in.says')}>
      <ByLink email={email} change={setEmail} sent={setMinutes} />
      <section className="auth-ways" aria-label={t('auth.other_ways')}>
        {ways.data?.passkeys && knowsPasskeys() ? <ByPasskey /> : null}
        <ByPassword email={email} change={setEmail} />
      </section>
      {ways.data?.demo ? <DemoPeople /> : null}
    </Page>
  )
}

interface EmailProps {
  readonly email: string
  readonly change: (email: string) => void
}

const EmailField = ({ email, change }: EmailProps) => {
  const t = useWords()
  return <Field label={t('auth.field.email')} type="email" autoComplete="username" value={email} change={change} />
}

function ByLink({ email, change, sent }: EmailProps & { readonly sent: (minutes: number) => void }) {
  const t = useWords()
  const next = wantedPath(useAddress())
  const ask = useAct(askForLink, { after: [], done: (reply) => sent(reply.minutes) })
  return (
    <Fields submit={() => ask.act({ email, ...(next === '/' ? {} : { next }) })} problems={ask.problems}>
      <EmailField email={email} change={change} />
      <Trouble of={ask.error} />
      <Button submit wide busy={ask.busy} icon="mail">
        {t('auth.send_link')}
      </Button>
    </Fields>
  )
}

function ByPasskey() {
  const t = useWords()
  const entered = useEntered()
  const [silent, setSilent] = useState(false)
  const ask = useAct(askForPasskey, { after: [] })
  const signIn = useAct(signInWithPasskey, { after: [] })
  const press = async () => {
    setSilent(false)
    const options = await ask.act({})
    if (!options) return
    const answer = await askDevice(options)
    if (!answer) return setSilent(true)
    const reply = await signIn.act({ answer })
    if (reply) await entered(reply)
  }
  return (
    <div>
      <Button wide kind="other" press={press} icon="lock">
        {t('auth.with_passkey')}
      </Button>
      {silent ? <p role="alert">{t('auth.no_answer')}</p> : null}
      <Trouble of={ask.error ?? signIn.error} />
    </div>
  )
}

function ByPassword({ email, change }: EmailProps) {
  const t = useWords()
  const entered = useEntered()
  const [password, setPassword] = useState('')
  const signIn = useAct(signInWithPassword, { after: [] })
  const submit = async () => {
    const reply = await signIn.act({ email, password })
    if (reply) await entered(reply)
  }
  return (
    <details>
      <summary>{t('auth.with_password')}</summary>
      <Fields submit={submit} problems={signIn.problems}>
        <EmailField email={email} change={change} />
        <Field
          label={t('auth.field.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          change={setPassword}
        />
        <Trouble of={signIn.error} />
        <Button submit wide busy={signIn.busy}>
          {t('auth.sign_in')}
        </Button>
      </Fields>
    </details>
  )
}

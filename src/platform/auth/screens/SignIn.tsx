/** Signing in: the address first, everything else below. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { askForLink, askForPasskey, readWaysIn, signInWithPasskey, signInWithPassword } from '../contract.ts'
import { startOutside } from '../contract-single-sign-on.ts'
import { askDevice, knowsPasskeys } from './ceremony.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { useEntered, wantedPath } from './entered.ts'
import './auth.css'

interface Sent {
  readonly email: string
  readonly minutes: number
}

export function SignInScreen() {
  const t = useWords()
  const [sent, setSent] = useState<Sent | null>(null)
  const ways = useRead(readWaysIn, {})
  if (sent)
    return (
      <Page title={t('auth.link_sent')}>
        <p role="status">{t('auth.link_sent.says', { ...sent })}</p>
        <Button kind="other" press={() => setSent(null)}>
          {t('auth.other_address')}
        </Button>
      </Page>
    )
  return (
    <Page title={t('auth.sign_in')}>
      {ways.data?.demo ? <DemoPeople /> : null}
      <p>{t('auth.sign_in.says')}</p>
      <ByLink sent={setSent} />
      <section className="auth-ways" aria-label={t('auth.other_ways')}>
        {ways.data?.passkeys && knowsPasskeys() ? <ByPasskey /> : null}
        {ways.data?.outside.map((service) => (
          <ByService key={service.provider} {...service} />
        ))}
        <details>
          <summary>{t('auth.with_password')}</summary>
          <ByPassword />
          <Link href="/sign-in/password">{t('auth.forgotten.link')}</Link>
        </details>
        <Link href="/sign-in/device">{t('auth.desk.here')}</Link>
      </section>
    </Page>
  )
}

const EmailField = () => {
  const t = useWords()
  return <TextField name="email" kind="email" autoComplete="username" label={t('auth.field.email')} />
}

function ByLink({ sent }: { readonly sent: (sent: Sent) => void }) {
  const t = useWords()
  const address = useAddress()
  const next = wantedPath(address)
  return (
    <Form
      name="link"
      start={{ email: address.get('email') ?? '' }}
      act={useAct(askForLink, { after: [] })}
      send={({ email }) => ({ email, ...(next === '/' ? {} : { next }) })}
      submit={t('auth.send_link')}
      done={({ minutes }, { email }) => sent({ email, minutes })}
    >
      <EmailField />
    </Form>
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

function ByService({ provider, name }: { readonly provider: string; readonly name: string }) {
  const t = useWords()
  const next = wantedPath(useAddress())
  const start = useAct(startOutside, { after: [] })
  const press = async () => {
    const reply = await start.act({ provider, ...(next === '/' ? {} : { next }) })
    if (reply) window.location.assign(reply.url)
  }
  return (
    <div>
      <Button wide kind="other" press={press} icon="link">
        {t('auth.with_service', { name })}
      </Button>
      <Trouble of={start.error} />
    </div>
  )
}

function ByPassword() {
  const t = useWords()
  const entered = useEntered()
  return (
    <Form
      name="password"
      keep={false}
      start={{ email: useAddress().get('email') ?? '', password: '' }}
      act={useAct(signInWithPassword, { after: [] })}
      send={({ email, password }) => ({ email, password })}
      submit={t('auth.sign_in')}
      done={(reply) => void entered(reply)}
    >
      <EmailField />
      <TextField name="password" kind="password" autoComplete="current-password" label={t('auth.field.password')} />
    </Form>
  )
}

/** A forgotten password: asked for here, and chosen anew behind the link of the mail. */
import { useState } from 'react'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { askForPasswordReset, resetPassword } from '../contract.ts'
import { passwordLength, whyNotPassword } from '../rules/password.ts'
import { useTokenOnce } from './token.ts'

export function ForgottenPasswordScreen() {
  const token = useTokenOnce()
  return token ? <Choose token={token} /> : <Ask />
}

function Ask() {
  const t = useWords()
  const [sent, setSent] = useState<{ email: string; minutes: number } | null>(null)
  const ask = useAct(askForPasswordReset, { after: [] })
  if (sent)
    return (
      <Page title={t('auth.link_sent')}>
        <p role="status">{t('auth.link_sent.says', sent)}</p>
      </Page>
    )
  return (
    <Page title={t('auth.forgotten')} says={t('auth.forgotten.says')}>
      <Form
        name="forgotten"
        start={{ email: '' }}
        act={ask}
        send={({ email }) => ({ email })}
        submit={t('auth.send_link')}
        done={({ minutes }, { email }) => setSent({ email, minutes })}
      >
        <TextField name="email" kind="email" autoComplete="username" label={t('auth.field.email')} />
      </Form>
    </Page>
  )
}

function Choose({ token }: { readonly token: string }) {
  const t = useWords()
  const [done, setDone] = useState(false)
  const reset = useAct(resetPassword, { after: [] })
  if (done)
    return (
      <Page title={t('auth.forgotten')}>
        <p role="status">{t('auth.password.changed')}</p>
        <Button href={paths.signIn()}>{t('auth.sign_in')}</Button>
      </Page>
    )
  return (
    <Page title={t('auth.forgotten')}>
      <Form
        name="chosen-password"
        keep={false}
        start={{ password: '' }}
        act={reset}
        check={({ password }) => whyNotPassword(password).map((no) => ({ path: 'password', ...no }))}
        send={({ password }) => ({ token, password })}
        submit={t('auth.password.set')}
        done={() => setDone(true)}
      >
        <TextField
          name="password"
          kind="password"
          autoComplete="new-password"
          label={t('auth.field.new_password')}
          hint={t('auth.field.new_password.hint', { least: passwordLength.least })}
        />
      </Form>
    </Page>
  )
}

/** The password: for those who want one. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { useWords } from '#app/words.ts'
import { removePassword, setPassword } from '../contract-protection.ts'
import { passwordLength, whyNotPassword } from '../rules/password.ts'
import { CurrentPasswordField } from './secret-fields.tsx'

export function Password({ has }: { readonly has: boolean }) {
  const t = useWords()
  return (
    <Card title={t('auth.password')}>
      <p>{t(has ? 'auth.password.there' : 'auth.password.none')}</p>
      <details>
        <summary>{t(has ? 'auth.password.change' : 'auth.password.set')}</summary>
        <NewPassword has={has} />
      </details>
      {has ? (
        <details>
          <summary>{t('auth.password.remove')}</summary>
          <NoPassword />
        </details>
      ) : null}
    </Card>
  )
}

function NewPassword({ has }: { readonly has: boolean }) {
  const t = useWords()
  const { said } = useNotices()
  return (
    <Form
      name="new-password"
      keep={false}
      again
      start={{ current: '', password: '' }}
      act={useAct(setPassword)}
      check={({ password }) => whyNotPassword(password).map((no) => ({ path: 'password', ...no }))}
      send={({ current, password }) => ({ password, ...(has ? { current } : {}) })}
      submit={t(has ? 'auth.password.change' : 'auth.password.set')}
      submitKind="other"
      done={() => said(t(has ? 'auth.password.changed' : 'auth.password.is_set'))}
    >
      {has ? <CurrentPasswordField /> : null}
      <TextField
        name="password"
        kind="password"
        autoComplete="new-password"
        label={t('auth.field.new_password')}
        hint={t('auth.field.new_password.hint', { least: passwordLength.least })}
      />
    </Form>
  )
}

function NoPassword() {
  const t = useWords()
  const { said } = useNotices()
  return (
    <Form
      name="no-password"
      keep={false}
      start={{ current: '' }}
      act={useAct(removePassword)}
      send={({ current }) => ({ current })}
      submit={t('auth.password.remove')}
      submitKind="grave"
      done={() => said(t('auth.password.removed'))}
    >
      <CurrentPasswordField />
    </Form>
  )
}

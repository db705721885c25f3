/** The password: for those who want one. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { useWords } from '#app/words.ts'
import { removePassword, setPassword } from '../contract-protection.ts'
import { passwordLength, whyNotPassword } from '../rules/password.ts'
import { Field, Fields } from './Fields.tsx'
import { Trouble } from './Trouble.tsx'

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
  const [current, setCurrent] = useState('')
  const [password, setNew] = useState('')
  const [tried, setTried] = useState(false)
  const set = useAct(setPassword)
  const reasons = tried ? whyNotPassword(password) : []
  const submit = async () => {
    setTried(true)
    if (whyNotPassword(password).length > 0) return
    if (!(await set.act({ password, ...(has ? { current } : {}) }))) return
    said(t(has ? 'auth.password.changed' : 'auth.password.is_set'))
    setCurrent('')
    setNew('')
    setTried(false)
  }
  return (
    <Fields submit={submit} problems={set.problems}>
      {has ? <CurrentPassword value={current} change={setCurrent} /> : null}
      <Field
        label={t('auth.field.new_password')}
        hint={t('auth.field.new_password.hint', { least: passwordLength.least })}
        type="password"
        name="password"
        autoComplete="new-password"
        value={password}
        change={setNew}
      />
      <Reasons of={reasons} />
      <Trouble of={set.error} />
      <Button submit kind="other" busy={set.busy}>
        {t(has ? 'auth.password.change' : 'auth.password.set')}
      </Button>
    </Fields>
  )
}

function NoPassword() {
  const t = useWords()
  const { said } = useNotices()
  const [current, setCurrent] = useState('')
  const remove = useAct(removePassword, { done: () => said(t('auth.password.removed')) })
  return (
    <Fields submit={() => remove.act({ current })} problems={remove.problems}>
      <CurrentPassword value={current} change={setCurrent} />
      <Trouble of={remove.error} />
      <Button submit kind="grave" busy={remove.busy}>
        {t('auth.password.remove')}
      </Button>
    </Fields>
  )
}

interface CurrentPasswordProps {
  readonly value: string
  readonly change: (value: string) => void
}

export function CurrentPassword({ value, change }: CurrentPasswordProps) {
  const t = useWords()
  return (
    <Field
      label={t('auth.field.current_password')}
      type="password"
      name="current"
      autoComplete="current-password"
      value={value}
      change={change}
    />
  )
}

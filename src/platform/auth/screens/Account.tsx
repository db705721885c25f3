/** The own account: who one is, how one signs in, and where one is signed in. */
import { lazy, Suspense, useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { changeLanguage } from '#app/start.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { PageSkeleton } from '#app/ui/PageSkeleton.tsx'
import { useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { changeAccount, changeAddress, readAccount } from '../contract.ts'
import { Devices } from './Devices.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Password } from './Password.tsx'
import './auth.css'
import { languageNames } from '#platform/values/languages.ts'

const SecondFactorCard = lazy(() =>
  import('./SecondFactorCard.tsx').then((file) => ({ default: file.SecondFactorCard })),
)

export type Me = ReplyOf<typeof readAccount>

export function AccountScreen() {
  const t = useWords()
  const read = useRead(readAccount, {})
  return (
    <Page title={t('auth.account')} says={t('auth.account.says')} read={read}>
      {(me: Me) => (
        <div className="stack">
          <AboutMe me={me} />
          <OwnAddress me={me} />
          <Passkeys offered={me.passkeys} />
          <Password has={me.password} />
          <Suspense fallback={<PageSkeleton />}>
            <SecondFactorCard on={me.secondFactor} hasPassword={me.password} />
          </Suspense>
          <Devices />
        </div>
      )}
    </Page>
  )
}

const languageOptions = Object.entries(languageNames).map(([value, label]) => ({ value, label }))

function AboutMe({ me }: { readonly me: Me }) {
  const t = useWords()
  const { said } = useNotices()
  const saved = async (now: Me) => {
    if (now.language !== me.language) await changeLanguage(now.language)
    said(t('auth.saved'))
  }
  return (
    <Card title={t('auth.person')}>
      <Form
        name="person"
        start={{ name: me.name, language: me.language as string }}
        act={useAct(changeAccount)}
        send={({ name, language }) => ({ name, language: language as Language })}
        submit={t('app.save')}
        submitKind="other"
        done={(now) => void saved(now)}
      >
        <TextField name="name" autoComplete="name" label={t('auth.field.name')} />
        <SelectField
          name="language"
          label={t('auth.field.language')}
          hint={t('auth.field.language.hint')}
          options={languageOptions}
        />
      </Form>
    </Card>
  )
}

function OwnAddress({ me }: { readonly me: Me }) {
  const t = useWords()
  const [hours, setHours] = useState(0)
  const change = useAct(changeAddress, { after: [] })
  return (
    <Card title={t('auth.own_address')}>
      <p>{t('auth.own_address.says', { email: me.email })}</p>
      {hours > 0 ? (
        <p role="status">{t('auth.address_sent', { hours })}</p>
      ) : (
        <Form
          name="address"
          start={{ email: '' }}
          act={change}
          send={({ email }) => ({ email })}
          submit={t('auth.change_address')}
          submitKind="other"
          done={(reply) => setHours(reply.hours)}
        >
          <TextField name="email" kind="email" autoComplete="email" label={t('auth.field.new_address')} />
        </Form>
      )}
    </Card>
  )
}

/** The own account: who one is, how one signs in, and where one is signed in. */
import { lazy, Suspense, useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { languageNames } from '#app/session.ts'
import { changeLanguage } from '#app/start.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { PageSkeleton } from '#app/ui/PageSkeleton.tsx'
import { useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { changeAccount, changeAddress, readAccount } from '../contract.ts'
import { Devices } from './Devices.tsx'
import { Choice, Field, Fields } from './Fields.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Password } from './Password.tsx'
import { Trouble } from './Trouble.tsx'

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
        <div className="auth-cards">
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

function AboutMe({ me }: { readonly me: Me }) {
  const t = useWords()
  const { said } = useNotices()
  const [name, setName] = useState(me.name)
  const [language, setLanguage] = useState<Language>(me.language)
  const change = useAct(changeAccount)
  const submit = async () => {
    if (!(await change.act({ name, language }))) return
    if (language !== me.language) await changeLanguage(language)
    said(t('auth.saved'))
  }
  return (
    <Card title={t('auth.person')}>
      <Fields submit={submit} problems={change.problems}>
        <Field label={t('auth.field.name')} name="name" autoComplete="name" value={name} change={setName} />
        <Choice
          label={t('auth.field.language')}
          hint={t('auth.field.language.hint')}
          options={languageNames}
          value={language}
          change={setLanguage}
        />
        <Trouble of={change.error} />
        <Button submit kind="other" busy={change.busy}>
          {t('app.save')}
        </Button>
      </Fields>
    </Card>
  )
}

function OwnAddress({ me }: { readonly me: Me }) {
  const t = useWords()
  const [email, setEmail] = useState('')
  const [hours, setHours] = useState(0)
  const change = useAct(changeAddress, { after: [], done: (reply) => setHours(reply.hours) })
  return (
    <Card title={t('auth.own_address')}>
      <p>{t('auth.own_address.says', { email: me.email })}</p>
      {hours > 0 ? (
        <p role="status">{t('auth.address_sent', { hours })}</p>
      ) : (
        <Fields submit={() => change.act({ email })} problems={change.problems}>
          <Field
            label={t('auth.field.new_address')}
            type="email"
            autoComplete="email"
            value={email}
            change={setEmail}
          />
          <Trouble of={change.error} />
          <Button submit kind="other" busy={change.busy}>
            {t('auth.change_address')}
          </Button>
        </Fields>
      )}
    </Card>
  )
}

/** Signing in through another service, and other programs that sign people in through us. */
import { type ReactNode, useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addClient, addProvider, listSingleSignOn, removeProvider, revokeClient } from '../contract-single-sign-on.ts'
import './auth.css'

type Known = ReplyOf<typeof listSingleSignOn>

export function SingleSignOnScreen() {
  const t = useWords()
  const read = useRead(listSingleSignOn, {})
  return (
    <Page title={t('auth.sso')} read={read}>
      {(known: Known) => (
        <div className="stack">
          <Programs known={known} />
          <Services known={known} />
        </div>
      )}
    </Page>
  )
}

const after = { after: [listSingleSignOn] }

/** Words separated by lines, commas or blanks. */
const piecesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

function Programs({ known: { clients, issuer } }: { readonly known: Known }) {
  const t = useWords()
  const [made, setMade] = useState<ReplyOf<typeof addClient> | null>(null)
  return (
    <Card title={t('auth.programs')}>
      <p>{t('auth.programs.says')}</p>
      <Rows>
        {clients.map(({ client, name, redirectUris }) => (
          <Row
            key={client}
            name={name}
            says={redirectUris.join(', ')}
            remove={<EndProgram client={client} name={name} />}
          />
        ))}
      </Rows>
      {made ? (
        <div role="status">
          <p>{t('auth.programs.once')}</p>
          <ToCopy name={t('auth.field.issuer')} value={issuer} />
          <ToCopy name={t('auth.field.client_id')} value={made.client} />
          <ToCopy name={t('auth.field.client_secret')} value={made.secret} />
        </div>
      ) : null}
      <Form
        name="sso-program"
        again
        start={{ name: '', redirectUris: '' }}
        act={useAct(addClient, after)}
        send={({ name, redirectUris }) => ({ name, redirectUris: piecesOf(redirectUris) })}
        submit={t('auth.programs.add')}
        done={setMade}
      >
        <TextField name="name" label={t('auth.field.program')} />
        <LongTextField name="redirectUris" rows={2} label={t('auth.field.back')} hint={t('auth.field.back.hint')} />
      </Form>
    </Card>
  )
}

function EndProgram({ client, name }: { readonly client: string; readonly name: string }) {
  const t = useWords()
  const { said } = useNotices()
  const revoke = useAct(revokeClient, { ...after, done: () => said(t('auth.removed', { name })) })
  return (
    <Remove
      name={name}
      says={t('auth.programs.remove_says', { name })}
      act={revoke}
      press={() => revoke.act({ client })}
    />
  )
}

function Services({ known: { providers, back } }: { readonly known: Known }) {
  const t = useWords()
  return (
    <Card title={t('auth.services')}>
      <p>{t('auth.services.says')}</p>
      <ToCopy name={t('auth.field.back')} value={back} />
      <Rows>
        {providers.map(({ provider, name, issuer, domains }) => (
          <Row
            key={provider}
            name={name}
            says={[issuer, ...domains].join(' · ')}
            remove={<EndService provider={provider} name={name} />}
          />
        ))}
      </Rows>
      <Form
        name="sso-service"
        keep={false}
        again
        start={{ name: '', issuer: '', clientId: '', clientSecret: '', domains: '', emailClaim: 'email' }}
        act={useAct(addProvider, after)}
        send={({ domains, ...values }) => ({ ...values, domains: piecesOf(domains) })}
        submit={t('auth.services.add')}
      >
        <TextField name="name" label={t('auth.field.service')} hint={t('auth.field.service.hint')} />
        <TextField name="issuer" kind="url" label={t('auth.field.issuer')} />
        <TextField name="clientId" label={t('auth.field.client_id')} />
        <TextField name="clientSecret" kind="password" autoComplete="off" label={t('auth.field.client_secret')} />
        <TextField name="domains" optional label={t('auth.field.domains')} hint={t('auth.field.domains.hint')} />
        <TextField name="emailClaim" label={t('auth.field.email_claim')} />
      </Form>
    </Card>
  )
}

function EndService({ provider, name }: { readonly provider: string; readonly name: string }) {
  const t = useWords()
  const { said } = useNotices()
  const remove = useAct(removeProvider, { ...after, done: () => said(t('auth.removed', { name })) })
  return (
    <Remove
      name={name}
      says={t('auth.services.remove_says', { name })}
      act={remove}
      press={() => remove.act({ provider })}
    />
  )
}

const ToCopy = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <p>
    {name}
    <br />
    <code className="auth-secret">{value}</code>
  </p>
)

const Rows = ({ children }: { readonly children: ReactNode[] }) =>
  children.length > 0 ? <ul className="auth-rows">{children}</ul> : null

const Row = ({ name, says, remove }: { readonly name: string; readonly says: string; readonly remove: ReactNode }) => (
  <li className="auth-row">
    <div>
      <strong>{name}</strong>
      <div className="quiet">{says}</div>
    </div>
    {remove}
  </li>
)

interface RemoveProps {
  readonly name: string
  readonly says: string
  readonly act: { readonly error: Parameters<typeof Trouble>[0]['of'] }
  readonly press: () => unknown
}

function Remove({ name, says, act, press }: RemoveProps) {
  const t = useWords()
  return (
    <>
      <Confirm
        words={t('auth.remove')}
        label={t('auth.remove_of', { name })}
        title={t('auth.remove_of', { name })}
        says={says}
        sure={t('auth.remove')}
        kind="quiet"
        press={press}
      />
      <Trouble of={act.error} />
    </>
  )
}

/** Keys by which other programs act for the organisation. */
import './auth.css'
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { listKeys, makeKey, revokeKey } from '../contract-protection.ts'

type Key = ReplyOf<typeof listKeys>['keys'][number]

export function KeysScreen() {
  const t = useWords()
  const read = useRead(listKeys, {})
  return (
    <Page title={t('auth.keys')} says={t('auth.keys.says')} read={read}>
      {({ keys }: { keys: Key[] }) => (
        <div className="stack">
          {keys.length === 0 ? (
            <Empty says={t('auth.keys.none')} icon="link" />
          ) : (
            <Card>
              <ul className="auth-rows">
                {keys.map((key) => (
                  <OneKey key={key.key} of={key} />
                ))}
              </ul>
            </Card>
          )}
          <MakeKey />
        </div>
      )}
    </Page>
  )
}

function OneKey({ of: { key, name, start, permissions, createdAt, lastUsedAt } }: { readonly of: Key }) {
  const t = useWords()
  const { said } = useNotices()
  const revoke = useAct(revokeKey, { after: [listKeys], done: () => said(t('auth.keys.revoked', { name })) })
  return (
    <li className="auth-row">
      <div>
        <strong>{name}</strong> <code>{start}…</code>
        <div className="quiet">
          {t('auth.keys.may', { count: permissions.length })} · {t('auth.passkey.since', { at: createdAt as Instant })}{' '}
          · {lastUsedAt ? t('auth.passkey.used', { at: lastUsedAt }) : t('auth.passkey.unused')}
        </div>
        <details>
          <summary>{t('auth.field.permissions')}</summary>
          <ul>
            {permissions.map((permission) => (
              <li key={permission}>{t(`permission.${permission}`)}</li>
            ))}
          </ul>
        </details>
        <Trouble of={revoke.error} />
      </div>
      <Button kind="grave" label={t('auth.keys.revoke_of', { name })} press={() => revoke.act({ key })}>
        {t('auth.keys.revoke')}
      </Button>
    </li>
  )
}

function MakeKey() {
  const t = useWords()
  const mine = useOrganisation()?.permissions ?? []
  const [secret, setSecret] = useState('')
  return (
    <Card title={t('auth.keys.make')}>
      {secret ? (
        <div role="status">
          <p>{t('auth.keys.once')}</p>
          <p>
            <code className="auth-secret">{secret}</code>
          </p>
        </div>
      ) : null}
      <Form
        name="key"
        again
        start={{ name: '', permissions: [] as readonly string[] }}
        act={useAct(makeKey, { after: [listKeys] })}
        send={({ name, permissions }) => ({ name, permissions: [...permissions] })}
        submit={t('auth.keys.make')}
        done={(reply) => setSecret(reply.secret)}
      >
        <TextField name="name" label={t('auth.field.key_name')} />
        <ChecksField
          name="permissions"
          optional={false}
          label={t('auth.field.permissions')}
          options={mine.map((value) => ({ value, label: t(`permission.${value}`) }))}
        />
      </Form>
    </Card>
  )
}

/** The own passkeys: add, rename, remove. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addPasskey, listPasskeys, removePasskey, renamePasskey, startPasskey } from '../contract-protection.ts'
import { deviceOf } from '../rules/device.ts'
import { knowsPasskeys, makeOnDevice } from './ceremony.ts'

type Passkey = ReplyOf<typeof listPasskeys>['passkeys'][number]

export function Passkeys({ offered }: { readonly offered: boolean }) {
  const t = useWords()
  const read = useRead(listPasskeys, {})
  return (
    <Card title={t('auth.passkeys')}>
      <p>{t('auth.passkeys.says')}</p>
      <Read of={read}>
        {({ passkeys }: { passkeys: Passkey[] }) =>
          passkeys.length === 0 ? (
            <p className="quiet">{t('auth.passkeys.none')}</p>
          ) : (
            <ul className="auth-rows">
              {passkeys.map((passkey) => (
                <OnePasskey key={passkey.passkey} of={passkey} />
              ))}
            </ul>
          )
        }
      </Read>
      {offered && knowsPasskeys() ? <AddPasskey /> : <p className="quiet">{t('refusal.auth.passkeys_unavailable')}</p>}
    </Card>
  )
}

function OnePasskey({ of: { passkey, name, createdAt, lastUsedAt } }: { readonly of: Passkey }) {
  const t = useWords()
  const { said } = useNotices()
  const [renaming, setRenaming] = useState(false)
  const rename = useAct(renamePasskey, { after: [listPasskeys], done: () => setRenaming(false) })
  const remove = useAct(removePasskey, { after: [listPasskeys], done: () => said(t('auth.removed', { name })) })
  if (renaming)
    return (
      <li>
        <Form
          name={`passkey-${passkey}`}
          start={{ name }}
          act={rename}
          send={(values) => ({ passkey, name: values.name })}
          submit={t('app.save')}
          submitKind="other"
        >
          <TextField name="name" label={t('auth.field.passkey_name')} />
        </Form>
      </li>
    )
  return (
    <li className="auth-row">
      <div>
        <strong>{name}</strong>
        <div className="quiet">
          {t('auth.passkey.since', { at: createdAt })} ·{' '}
          {lastUsedAt ? t('auth.passkey.used', { at: lastUsedAt }) : t('auth.passkey.unused')}
        </div>
        <Trouble of={remove.error} />
      </div>
      <Button kind="quiet" icon="edit" label={t('auth.rename_of', { name })} press={() => setRenaming(true)}>
        {t('auth.rename')}
      </Button>
      <Button kind="quiet" icon="trash" label={t('auth.remove_of', { name })} press={() => remove.act({ passkey })}>
        {t('auth.remove')}
      </Button>
    </li>
  )
}

function AddPasskey() {
  const t = useWords()
  const { said } = useNotices()
  const { system, browser } = deviceOf(navigator.userAgent)
  const [silent, setSilent] = useState(false)
  const start = useAct(startPasskey, { after: [] })
  const add = useAct(addPasskey, { after: [listPasskeys] })
  const askThenAdd: typeof add = {
    ...add,
    busy: start.busy || add.busy,
    error: start.error ?? add.error,
    act: async ({ name }) => {
      setSilent(false)
      const options = await start.act({})
      const answer = options && (await makeOnDevice(options))
      if (options && !answer) setSilent(true)
      return answer ? await add.act({ name, answer }) : null
    },
  }
  return (
    <Form
      name="passkey"
      again
      start={{ name: system ?? browser ?? '' }}
      act={askThenAdd}
      send={({ name }) => ({ name, answer: {} })}
      submit={t('auth.passkey.add')}
      submitKind="other"
      done={() => said(t('auth.passkey.added'))}
    >
      <TextField name="name" label={t('auth.field.passkey_name')} hint={t('auth.field.passkey_name.hint')} />
      {silent ? <p role="alert">{t('auth.no_answer')}</p> : null}
    </Form>
  )
}

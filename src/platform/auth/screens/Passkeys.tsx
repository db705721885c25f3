/** The own passkeys: add, rename, remove. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addPasskey, listPasskeys, removePasskey, renamePasskey, startPasskey } from '../contract-protection.ts'
import { deviceOf } from '../rules/device.ts'
import { knowsPasskeys, makeOnDevice } from './ceremony.ts'
import { Field, Fields } from './Fields.tsx'
import { Trouble } from './Trouble.tsx'

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
  const [newName, setNewName] = useState<string | null>(null)
  const rename = useAct(renamePasskey, { after: [listPasskeys], done: () => setNewName(null) })
  const remove = useAct(removePasskey, { after: [listPasskeys], done: () => said(t('auth.removed', { name })) })
  if (newName !== null)
    return (
      <li>
        <Fields submit={() => rename.act({ passkey, name: newName })} problems={rename.problems}>
          <Field label={t('auth.field.passkey_name')} name="name" value={newName} change={setNewName} />
          <Trouble of={rename.error} />
          <Button submit kind="other" busy={rename.busy}>
            {t('app.save')}
          </Button>
        </Fields>
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
      <Button kind="quiet" icon="edit" label={t('auth.rename_of', { name })} press={() => setNewName(name)}>
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
  const [name, setName] = useState(system ?? browser ?? '')
  const [silent, setSilent] = useState(false)
  const start = useAct(startPasskey, { after: [] })
  const add = useAct(addPasskey, { after: [listPasskeys], done: () => said(t('auth.passkey.added')) })
  const submit = async () => {
    setSilent(false)
    const options = await start.act({})
    if (!options) return
    const answer = await makeOnDevice(options)
    if (answer) await add.act({ name, answer })
    else setSilent(true)
  }
  return (
    <Fields submit={submit} problems={add.problems}>
      <Field
        label={t('auth.field.passkey_name')}
        hint={t('auth.field.passkey_name.hint')}
        name="name"
        value={name}
        change={setName}
      />
      {silent ? <p role="alert">{t('auth.no_answer')}</p> : null}
      <Trouble of={start.error ?? add.error} />
      <Button submit kind="other" icon="plus" busy={start.busy || add.busy}>
        {t('auth.passkey.add')}
      </Button>
    </Fields>
  )
}

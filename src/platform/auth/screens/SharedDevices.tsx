/** Shared tablets and tills: registered with a code, listed, taken away. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { listDevices, makeDevice, revokeDevice } from '../contract-devices.ts'
import './auth.css'

type Device = ReplyOf<typeof listDevices>['devices'][number]

export function SharedDevicesScreen() {
  const t = useWords()
  const read = useRead(listDevices, {}, { everySeconds: 5 })
  return (
    <Page title={t('auth.desks')} says={t('auth.desks.says')} read={read}>
      {({ devices }: { devices: Device[] }) => (
        <div className="stack">
          {devices.length === 0 ? (
            <Empty says={t('auth.desks.none')} icon="device" />
          ) : (
            <Card>
              <ul className="auth-rows">
                {devices.map((device) => (
                  <OneDevice key={device.device} of={device} />
                ))}
              </ul>
            </Card>
          )}
          <MakeDevice />
        </div>
      )}
    </Page>
  )
}

const tones = { registered: 'fine', waiting: 'attention', late: 'quiet' } as const

function OneDevice({ of: { device, name, state, registeredAt, lastSeenAt } }: { readonly of: Device }) {
  const t = useWords()
  const { said } = useNotices()
  const revoke = useAct(revokeDevice, { after: [listDevices], done: () => said(t('auth.desks.revoked', { name })) })
  return (
    <li className="auth-row">
      <div>
        <strong>{name}</strong>
        <div className="quiet">
          {registeredAt ? `${t('auth.desks.since', { at: registeredAt as Instant })} · ` : null}
          {lastSeenAt ? t('auth.device.seen', { at: lastSeenAt as Instant }) : null}
        </div>
        <Trouble of={revoke.error} />
      </div>
      <Status tone={tones[state]} says={t(`auth.desks.${state}`)} />
      <Confirm
        words={t('auth.desks.revoke')}
        label={t('auth.desks.revoke_of', { name })}
        title={t('auth.desks.revoke_of', { name })}
        says={t('auth.desks.revoke_says', { name })}
        sure={t('auth.desks.revoke')}
        kind="quiet"
        press={() => revoke.act({ device })}
      />
    </li>
  )
}

function MakeDevice() {
  const t = useWords()
  const [made, setMade] = useState<(ReplyOf<typeof makeDevice> & { name: string }) | null>(null)
  const { host } = window.location
  return (
    <Card title={t('auth.desks.make')}>
      {made ? (
        <div role="status">
          <p>{t('auth.desks.code', { name: made.name })}</p>
          <p className="auth-code">{made.code}</p>
          <p>{t('auth.desks.how', { address: `${host}/sign-in/device`, minutes: made.minutes })}</p>
        </div>
      ) : null}
      <Form
        name="device"
        again
        start={{ name: '' }}
        act={useAct(makeDevice, { after: [listDevices] })}
        send={({ name }) => ({ name })}
        submit={t('auth.desks.make')}
        done={(reply, { name }) => setMade({ ...reply, name })}
      >
        <TextField name="name" label={t('auth.field.device_name')} hint={t('auth.field.device_name.hint')} />
      </Form>
    </Card>
  )
}

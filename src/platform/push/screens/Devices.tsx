/** The devices that show a person's notices: this one, and the others. */
import { useEffect, useState } from 'react'
import { askToShow, markOfThis, pushing } from '#app/pushing.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { deviceOf } from '#platform/auth/rules/device.ts'
import { readOwnPreferences } from '#platform/mail/contract.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addPushDevice, listPushDevices, removePushDevice, testPushDevice } from '../contract.ts'
import './devices.css'

type Listed = ReplyOf<typeof listPushDevices>
type Device = Listed['devices'][number]

const changed = [listPushDevices, readOwnPreferences] as const

export function Devices() {
  const t = useWords()
  const read = useRead(listPushDevices, {})
  return (
    <Card title={t('push.devices')}>
      <p>{t('push.says')}</p>
      <Read of={read}>{(listed: Listed) => <DeviceList listed={listed} />}</Read>
    </Card>
  )
}

function DeviceList({ listed: { devices, serverKey } }: { readonly listed: Listed }) {
  // Not asked yet: undefined, so that nothing jumps.
  const [mark, setMark] = useState<string | null>()
  useEffect(() => {
    // A browser that became a device has another mark than before.
    if (devices) markOfThis().then(setMark, () => setMark(null))
  }, [devices])
  const here = devices.find((device) => device.mark === mark && pushing() === 'allowed')
  return (
    <>
      {devices.length > 0 ? (
        <ul className="push-devices">
          {devices.map((device) => (
            <OneDevice key={device.id} of={device} here={device === here} />
          ))}
        </ul>
      ) : null}
      {mark === undefined || here ? null : <ThisDevice serverKey={serverKey} />}
    </>
  )
}

function OneDevice({ of: { id, name, addedAt, failures }, here }: { readonly of: Device; readonly here: boolean }) {
  const t = useWords()
  const { said } = useNotices()
  const remove = useAct(removePushDevice, { after: changed, done: () => said(t('push.removed', { name })) })
  const test = useAct(testPushDevice, { after: [], done: () => said(t('push.test_sent')) })
  return (
    <li>
      <div>
        <strong>{here ? t('push.here', { name }) : name}</strong>
        <div className="quiet">{t('push.since', { at: addedAt })}</div>
        {failures > 0 ? <Status tone="attention" says={t('push.not_reached', { count: failures })} /> : null}
        <Trouble of={remove.error ?? test.error} />
      </div>
      <Button kind="quiet" icon="bell" label={t('push.test_of', { name })} press={() => test.act({ pushDevice: id })}>
        {t('push.test')}
      </Button>
      <Button
        kind="quiet"
        icon="close"
        label={t('push.remove_of', { name })}
        press={() => remove.act({ pushDevice: id })}
      >
        {t('push.remove')}
      </Button>
    </li>
  )
}

/** Either the way to make this browser a device, or why it cannot be one and what helps. */
function ThisDevice({ serverKey }: { readonly serverKey: string }) {
  const t = useWords()
  const { said } = useNotices()
  const [state, setState] = useState(pushing())
  const [silent, setSilent] = useState(false)
  const add = useAct(addPushDevice, { after: changed, done: () => said(t('push.added')) })
  const { system, browser } = deviceOf(navigator.userAgent)
  const name = [browser, system].filter(Boolean).join(' · ') || t('push.some_device')
  if (state === 'unknown_here')
    return <p className="quiet">{t(system === 'iPhone' || system === 'iPad' ? 'push.apple' : 'push.unknown_here')}</p>
  if (state === 'denied') return <p className="quiet">{t('push.denied')}</p>
  const allow = async () => {
    setSilent(false)
    const subscribed = await askToShow(serverKey)
    setState(pushing())
    if (subscribed) await add.act({ ...subscribed, name })
    else setSilent(true)
  }
  return (
    <>
      <Button kind="other" icon="bell" press={allow}>
        {t('push.add')}
      </Button>
      {silent ? <p role="alert">{t('push.silent')}</p> : null}
      <Trouble of={add.error} />
    </>
  )
}

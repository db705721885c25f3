/** Where one is signed in, and signing out from afar. */

import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords, type Words } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { endOtherSessions, endSession, listSessions } from '../contract-protection.ts'

type Session = ReplyOf<typeof listSessions>['sessions'][number]

const deviceWords = (t: Words, { browser, system }: Session): string =>
  browser && system ? t('auth.device', { browser, system }) : (browser ?? system ?? t('auth.device.unknown'))

export function Devices() {
  const t = useWords()
  const { said } = useNotices()
  const read = useRead(listSessions, {})
  const endOthers = useAct(endOtherSessions, {
    after: [listSessions],
    done: ({ ended }) => said(t('auth.devices.ended', { count: ended })),
  })
  return (
    <Card title={t('auth.devices')}>
      <Read of={read}>
        {({ sessions }: { sessions: Session[] }) => (
          <>
            <ul className="auth-rows">
              {sessions.map((session) => (
                <Device key={session.session} session={session} />
              ))}
            </ul>
            {sessions.length > 1 ? (
              <Button kind="grave" press={() => endOthers.act({})}>
                {t('auth.devices.end_others')}
              </Button>
            ) : null}
            <Trouble of={endOthers.error} />
          </>
        )}
      </Read>
    </Card>
  )
}

function Device({ session }: { readonly session: Session }) {
  const t = useWords()
  const { said } = useNotices()
  const device = deviceWords(t, session)
  const end = useAct(endSession, { after: [listSessions], done: () => said(t('auth.device.ended', { device })) })
  return (
    <li className="auth-row">
      <div>
        <strong>{device}</strong>
        <div className="quiet">{t('auth.device.seen', { at: session.lastSeenAt as Instant })}</div>
      </div>
      {session.here ? (
        <Status tone="fine" says={t('auth.device.here')} />
      ) : (
        <Button
          kind="quiet"
          label={t('auth.device.end_of', { device })}
          press={() => end.act({ session: session.session })}
        >
          {t('auth.device.end')}
        </Button>
      )}
    </li>
  )
}

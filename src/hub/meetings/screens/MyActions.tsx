/** What one agreed to do, and what everybody did. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readActions } from '../contract/minutes.ts'
import { ActionSteps, ActionWords } from './ActionsCard.tsx'
import './meetings.css'
import { actionsPage, listPage, pageOf } from './meeting-words.ts'

const addressOf = (whose: string, which: string): string => `${actionsPage}?whose=${whose}&which=${which}`

export function MyActionsScreen() {
  const t = useWords()
  const address = useAddress()
  const whose = address.get('whose') === 'all' ? 'all' : 'own'
  const which = address.get('which') === 'done' ? 'done' : 'open'
  return (
    <Page
      title={t('meetings.my_actions')}
      back={{ href: listPage, says: t('meetings.title') }}
      read={useRead(readActions, { whose, which })}
    >
      {({ actions }) => (
        <div className="stack">
          <p className="row">
            <Link href={addressOf(whose === 'all' ? 'own' : 'all', which)}>
              {t(whose === 'all' ? 'meetings.own_actions' : 'meetings.all_actions')}
            </Link>
            <Link href={addressOf(whose, which === 'open' ? 'done' : 'open')}>
              {t(which === 'open' ? 'meetings.done_actions' : 'meetings.open_actions')}
            </Link>
          </p>
          {actions.length === 0 ? (
            <Empty
              says={t(which === 'open' ? 'meetings.my_actions_none' : 'meetings.done_actions_none')}
              next={{ href: listPage, says: t('meetings.title') }}
            />
          ) : (
            <Card>
              <ul className="meeting-list">
                {actions.map((action) => (
                  <li key={action.id}>
                    <ActionWords action={action} />
                    <Link href={pathTo(pageOf, { meeting: action.meeting })}>{action.meetingTitle}</Link>
                    {action.yours ? <ActionSteps action={action} /> : null}
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      )}
    </Page>
  )
}

/** What the shop lets its communities know of itself: agreed for each, taken back at any time. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { monthWords, numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readSharing, shareFacts } from '../contract/sharing.ts'
import { usesWords } from './uses-words.ts'

type Reply = ReplyOf<typeof readSharing>

export function Sharing() {
  const t = useWords()
  return (
    <Card>
      <p>{t('organisations.sharing_says')}</p>
      <Read of={useRead(readSharing, {})}>
        {(data) =>
          data.communities.length === 0 ? <Empty says={t('organisations.sharing_nowhere')} /> : <Shared of={data} />
        }
      </Read>
    </Card>
  )
}

function Shared({ of: { communities, last } }: { readonly of: Reply }) {
  const t = useWords()
  const sharing = useAct(shareFacts, { after: [readSharing] })
  return (
    <div className="stack">
      {communities.map(({ id, name, agreedAt }) => (
        <div key={id} className="row">
          <strong>{name}</strong>
          <Status
            tone={agreedAt ? 'fine' : 'quiet'}
            says={t(agreedAt ? 'organisations.sharing_is' : 'organisations.sharing_is_not')}
          />
          <Button
            kind="other"
            label={t(agreedAt ? 'organisations.stop_sharing_with' : 'organisations.share_with', { name })}
            press={() => sharing.act({ community: id, agrees: agreedAt === null })}
            busy={sharing.busy}
          >
            {t(agreedAt ? 'organisations.stop_sharing' : 'organisations.share')}
          </Button>
        </div>
      ))}
      <Trouble of={sharing.error} />
      {last ? (
        <Facts
          of={[
            { name: t('organisations.shared_month'), value: monthWords(`${last.month}-01` as Day) },
            {
              name: t('organisations.shared_members'),
              value: last.activeMembers === null ? null : numberWords(last.activeMembers),
            },
            { name: t('organisations.shared_version'), value: last.version },
            { name: t('organisations.shared_uses'), value: usesWords(last.uses) },
          ]}
        />
      ) : null}
    </div>
  )
}

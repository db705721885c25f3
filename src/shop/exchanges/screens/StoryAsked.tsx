/** Who was asked and what each answered; what somebody says on the phone is written down here. */
import { pathTo } from '#app/paths.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { AnswerFor, HandBackFor } from './StoryActs.tsx'
import { Reach, type Story } from './StoryReach.tsx'
import { saidWords } from './story-words.ts'

type Asked = Story['asked'][number]

const tones = { yes: 'fine', no: 'quiet', too_late: 'quiet' } as const

const columns: readonly Column<Asked>[] = [
  { name: 'who', title: 'exchanges.column.who', cell: ({ name }) => name, line: 1 },
  {
    name: 'kind',
    title: 'exchanges.story.column.asked_for',
    cell: ({ kind, askedAt }) => (
      <>
        {t(`exchanges.story.kind.${kind}`)}
        <div className="quiet">
          <Moment at={askedAt as Instant} />
        </div>
      </>
    ),
    line: 2,
  },
  {
    name: 'answer',
    title: 'exchanges.story.column.answer',
    cell: (asked) => (
      <>
        <Status
          tone={asked.answer ? tones[asked.answer] : 'news'}
          says={t(`exchanges.story.answer.${asked.answer ?? 'waits'}`)}
        />
        {asked.answeredAt ? (
          <div className="quiet">
            <Moment at={asked.answeredAt as Instant} />
          </div>
        ) : null}
        {asked.said ? <div className="quiet">{saidWords(asked.said, asked.name)}</div> : null}
        <Acts asked={asked} />
      </>
    ),
    line: 3,
  },
  { name: 'reach', title: 'exchanges.story.column.reach', cell: (asked) => <Reach person={asked} />, line: 3 },
]

function Acts({ asked }: { readonly asked: Asked }) {
  if (!asked.open && !asked.standsIn) return null
  return (
    <div className="row not-printed">
      {asked.open ? <AnswerFor asked={asked} answer="yes" /> : null}
      {asked.open ? <AnswerFor asked={asked} answer="no" /> : null}
      {asked.standsIn ? <HandBackFor asked={asked} /> : null}
    </div>
  )
}

/** Ways that need no yes of somebody else. */
const alone = ['change', 'release', 'gift', 'pot']

export function StoryAsked({ story }: { readonly story: Story }) {
  const t = useWords()
  const title = t('exchanges.story.asked')
  if (story.asked.length === 0)
    return (
      <Card title={title}>
        <p>{t(`exchanges.story.${alone.includes(story.way) ? 'nobody_asked' : 'nobody_yet'}`)}</p>
      </Card>
    )
  return (
    <Card title={title}>
      <Table
        rows={story.asked}
        columns={columns}
        rowKey={({ member, kind, about }) => `${member} ${kind} ${about}`}
        rowLink={may('members.read') ? ({ member }) => pathTo('/staff/members/:member', { member }) : undefined}
        caption={title}
      />
    </Card>
  )
}

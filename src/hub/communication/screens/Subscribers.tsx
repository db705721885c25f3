/** Who gets the newsletter, each with the proof of it; and mails that came back. */
import { useAct } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { exportSubscribers, listSubscribers, noteBounce } from '../contract/subscribers.ts'
import {
  type BounceKind,
  bounceKinds,
  type SubscriberState,
  subscriberStates,
  whyNotBounce,
} from '../rules/subscriber.ts'

type Row = ReplyOf<typeof listSubscribers>['rows'][number]

const tones: Readonly<Record<SubscriberState, Tone>> = {
  unconfirmed: 'news',
  confirmed: 'fine',
  unsubscribed: 'quiet',
  suppressed: 'refused',
}

const columns: readonly Column<Row>[] = [
  { name: 'email', title: 'news.field.email', cell: (row) => row.email ?? t('news.forgotten'), sort: true, line: 1 },
  {
    name: 'state',
    title: 'news.field.state',
    cell: (row) => <Status tone={tones[row.state]} says={t(`news.state.${row.state}`)} />,
    sort: true,
    line: 2,
  },
  {
    name: 'language',
    title: 'news.field.language',
    cell: (row) => t(`news.language.${row.language}`),
    sort: true,
    line: 2,
  },
  {
    name: 'askedAt',
    title: 'news.field.askedAt',
    cell: (row) => momentWords(row.askedAt as Instant),
    sort: true,
    line: 3,
  },
  {
    name: 'confirmedAt',
    title: 'news.field.confirmedAt',
    cell: (row) => (row.confirmedAt ? momentWords(row.confirmedAt as Instant) : null),
    sort: true,
    line: 0,
  },
  { name: 'proof', title: 'news.field.proof', cell: (row) => row.proof, line: 0, offAtFirst: true },
]

export function SubscribersScreen() {
  const t = useWords()
  const page = `/n/${useOrganisation()?.address ?? ''}`
  return (
    <Page
      title={t('news.subscribers')}
      says={t('news.subscribers_says')}
      wide
      action={
        <Button icon="link" href={page} kind="other">
          {t('news.see_page')}
        </Button>
      }
    >
      <List
        name="subscribers"
        from={listSubscribers}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'news.field.state',
            options: subscriberStates.map((value) => ({ value, label: `news.state.${value}` })),
          },
        ]}
        action={(row) => <NoteBounce of={row} />}
        caption={t('news.subscribers')}
        exports={exportSubscribers}
        empty={<Empty says={t('news.nobody')} next={{ href: page, says: t('news.see_page') }} />}
      />
    </Page>
  )
}

function NoteBounce({ of: { id, email, state } }: { readonly of: Row }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(noteBounce, { after: [listSubscribers] })
  if (whyNotBounce(state).length > 0) return null
  const start = { kind: 'soft', said: '' }
  return (
    <Sheet words={t('news.note_bounce')} title={t('news.note_bounce_of', { email })} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof noteBounce>
          name={`bounce-${id}`}
          start={start}
          act={act}
          send={({ kind, said: words }) => ({ subscriber: id, kind: kind as BounceKind, said: words || null })}
          submit={t('news.note_bounce')}
          done={({ suppressed }) => {
            said(t(suppressed ? 'news.bounce_ends' : 'news.bounce_noted'))
            close()
          }}
        >
          <ChoiceField
            name="kind"
            label={t('news.bounce_kind')}
            options={bounceKinds.map((value) => ({ value, label: t(`news.bounce.${value}`) }))}
          />
          <TextField name="said" label={t('news.bounce_said')} optional />
        </Form>
      )}
    </Sheet>
  )
}

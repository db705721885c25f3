/** The cards of a person: given, handed over, ended. */

import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { activateCard, endCard, issueCard } from '../contract-cards.ts'
import { openFile, type readOwnPage } from '../contract-page.ts'
import { endReasons } from '../rules/card.ts'

type CardRow = ReplyOf<typeof readOwnPage>['cards'][number]

const dayOf = (day: string | null) => (day ? <Day day={day as CalendarDay} /> : null)
const endedWith = endReasons

export function CardsCard({ cards, contact }: { readonly cards: readonly CardRow[]; readonly contact?: string }) {
  const t = useWords()
  const acts = contact !== undefined && may('members.cards')
  return (
    <Card title={t('members.cards')} action={acts ? <NewCard contact={contact} hasOne={hasOne(cards)} /> : undefined}>
      {cards.length === 0 ? (
        <p className="quiet">{t('members.cards_none')}</p>
      ) : (
        <Table
          rows={cards}
          rowKey={(card) => card.id}
          caption={t('members.cards')}
          columns={[
            { name: 'code', title: 'members.field.code', cell: (card) => card.code ?? '•••', line: 1 },
            {
              name: 'state',
              title: 'members.field.state',
              cell: (card) => (
                <Status tone={card.state === 'ended' ? 'quiet' : 'fine'} says={t(`members.card_state.${card.state}`)} />
              ),
              line: 2,
            },
            {
              name: 'from',
              title: 'members.field.from',
              cell: (card) => dayOf(card.activeOn ?? card.orderedOn),
              line: 3,
            },
            {
              name: 'ended',
              title: 'members.field.ended',
              cell: (card) =>
                card.endReason ? (
                  <>
                    {dayOf(card.endedOn)} · {t(`members.end_reason.${card.endReason}`)}
                  </>
                ) : null,
              line: 3,
            },
          ]}
          {...(acts ? { action: (card: CardRow) => <CardActs card={card} /> } : {})}
        />
      )}
    </Card>
  )
}

const hasOne = (cards: readonly CardRow[]): boolean => cards.some((card) => card.state !== 'ended')

function CardActs({ card }: { readonly card: CardRow }) {
  const t = useWords()
  const activate = useAct(activateCard, { after: [openFile] })
  if (card.state === 'ended') return null
  return (
    <div className="row">
      {card.state === 'active' ? null : (
        <Button kind="quiet" press={() => activate.act({ card: card.id })}>
          {t('members.card_handed')}
        </Button>
      )}
      <EndCard card={card} />
    </div>
  )
}

function EndCard({ card }: { readonly card: CardRow }) {
  const t = useWords()
  const end = useAct(endCard, { after: [openFile] })
  const reasons = endedWith.map((value) => ({ value, label: t(`members.end_reason.${value}`) }))
  return (
    <Sheet words={t('members.card_end')} title={t('members.card_end')} kind="quiet">
      {(close) => (
        <Form<{ reason: string }, typeof endCard>
          name={`end-card-${card.id}`}
          start={{ reason: 'lost' }}
          act={end}
          send={({ reason }) => ({ card: card.id, reason: reason as (typeof endedWith)[number] })}
          submit={t('members.card_end')}
          done={close}
        >
          <p>{t('members.card_end_says')}</p>
          <SelectField name="reason" label={t('members.field.reason')} options={reasons} />
        </Form>
      )}
    </Sheet>
  )
}

type Values = {
  readonly code: string
  readonly reason: string
  readonly endReason: string
  readonly handedOver: boolean
}

function NewCard({ contact, hasOne: replaces }: { readonly contact: string; readonly hasOne: boolean }) {
  const t = useWords()
  const { said } = useNotices()
  const issue = useAct(issueCard, { after: [openFile] })
  const reasons = endedWith.map((value) => ({ value, label: t(`members.end_reason.${value}`) }))
  const start: Values = { code: '', reason: t('members.card_first'), endReason: 'replaced', handedOver: true }
  return (
    <Sheet words={t('members.card_new')} title={t('members.card_new')} kind="other" icon="plus">
      {(close) => (
        <Form<Values, typeof issueCard>
          name={`new-card-${contact}`}
          start={start}
          act={issue}
          send={(values) => ({
            contact,
            code: values.code.trim() || null,
            reason: values.reason,
            endReason: values.endReason as (typeof endedWith)[number],
            handedOver: values.handedOver,
          })}
          submit={t('members.card_new')}
          done={(reply) => {
            said(t('members.card_given', { code: reply.code }))
            close()
          }}
        >
          <TextField name="code" label={t('members.field.code')} hint={t('members.code_hint')} optional />
          <TextField name="reason" label={t('members.field.reason')} />
          {replaces ? <SelectField name="endReason" label={t('members.earlier_card')} options={reasons} /> : null}
          <CheckField name="handedOver" label={t('members.card_handed')} />
        </Form>
      )}
    </Sheet>
  )
}

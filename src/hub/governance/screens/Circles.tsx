/** The circles of the community: who sits where until when, and what may be spent. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, LongTextField, MoneyField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { type Cents, moneyText, readMoney } from '#platform/values/money.ts'
import {
  addSeat,
  changeCircle,
  foundCircle,
  joinCircle,
  leaveCircle,
  listCircles,
  spendFromCircle,
} from '../contract/circles.ts'
import { type CircleKind, circleKinds, type SeatKind, seatKinds } from '../rules/terms.ts'
import './circles.css'
import { type Circle, type SeatShown, seatPage, seatTones, termsPage } from './circle-words.ts'

type Reply = ReplyOf<typeof listCircles>

export function CirclesScreen() {
  const t = useWords()
  const reading = useRead(listCircles, {})
  return (
    <Page title={t('governance.circles')} read={reading} action={reading.data?.gives ? <FoundSheet /> : null} wide>
      {(data) =>
        data.circles.length === 0 ? (
          <Empty says={t('governance.no_circles')} />
        ) : (
          <div className="stack">
            {data.circles.map((circle) => (
              <CircleCard key={circle.id} circle={circle} of={data} />
            ))}
            <p>
              <Link href={termsPage}>{t('governance.all_terms')}</Link>
            </p>
          </div>
        )
      }
    </Page>
  )
}

interface OfCircle {
  readonly circle: Circle
  readonly of: Reply
}

function CircleCard({ circle, of }: OfCircle) {
  const t = useWords()
  return (
    <Card title={circle.name} state={<span className="quiet">{t(`governance.circle_kind.${circle.kind}`)}</span>}>
      <p>{circle.purpose}</p>
      <ul className="seat-list">
        {circle.seats.map((seat) => (
          <SeatLine key={seat.id} seat={seat} />
        ))}
      </ul>
      {circle.members.length > 0 ? <p>{t('governance.also_part', { names: circle.members })}</p> : null}
      <Spending circle={circle} />
      <div className="row">
        <TakePart circle={circle} of={of} />
        {circle.sits && circle.spendLimit > circle.spent ? <SpendSheet circle={circle} /> : null}
        {of.gives ? <SeatSheet circle={circle} /> : null}
        {of.gives ? <ChangeSheet circle={circle} /> : null}
      </div>
    </Card>
  )
}

function SeatLine({ seat }: { readonly seat: SeatShown }) {
  const t = useWords()
  const { holder } = seat
  return (
    <li>
      <Link href={pathTo(seatPage, { circleSeat: seat.id })}>{seat.role}</Link>{' '}
      <Status tone={seatTones[seat.state]} says={t(`governance.seat_state.${seat.state}`)} />
      {holder ? (
        <p className="quiet">
          {t('governance.until_day', {
            person: holder.person,
            organisation: holder.organisation,
            day: holder.actingUntil ?? holder.untilDay,
          })}
        </p>
      ) : null}
    </li>
  )
}

function Spending({ circle }: { readonly circle: Circle }) {
  const t = useWords()
  if (circle.spendLimit === 0) return <p className="quiet">{t('governance.spends_nothing')}</p>
  return (
    <p className="quiet">
      {t('governance.spend_left', {
        left: moneyWords(circle.spendLimit - circle.spent),
        limit: moneyWords(circle.spendLimit),
      })}
    </p>
  )
}

function TakePart({ circle, of }: OfCircle) {
  const t = useWords()
  const join = useAct(joinCircle)
  const leave = useAct(leaveCircle)
  const participant = of.own[0]?.id
  if (circle.joined)
    return (
      <>
        <Button kind="quiet" press={() => leave.act({ circle: circle.id })} busy={leave.busy}>
          {t('governance.take_part_no_more')}
        </Button>
        <Trouble of={leave.error} />
      </>
    )
  if (!circle.joinable || participant === undefined) return null
  return (
    <>
      <Button kind="other" press={() => join.act({ circle: circle.id, participant })} busy={join.busy}>
        {t('governance.take_part')}
      </Button>
      <Trouble of={join.error} />
    </>
  )
}

const cents = (typed: string): number => readMoney(typed) ?? 0
const founding = { kind: 'working', name: '', purpose: '', joinable: false, mail: '', spendLimit: '0' }

function FoundSheet() {
  const t = useWords()
  const act = useAct(foundCircle)
  const words = t('governance.found_circle')
  return (
    <Sheet words={words} title={words} kind="main" icon="plus">
      {(close) => (
        <Form<typeof founding, typeof foundCircle>
          name="found-circle"
          start={founding}
          act={act}
          send={({ kind, mail, spendLimit, ...about }) => ({
            ...about,
            kind: kind as CircleKind,
            mail: mail || null,
            spendLimit: cents(spendLimit),
          })}
          submit={words}
          done={close}
        >
          <SelectField
            name="kind"
            label={t('governance.circle_field.kind')}
            options={circleKinds.map((value) => ({ value, label: t(`governance.circle_kind.${value}`) }))}
          />
          <AboutFields />
        </Form>
      )}
    </Sheet>
  )
}

function AboutFields() {
  const t = useWords()
  return (
    <>
      <TextField name="name" label={t('governance.circle_field.name')} />
      <LongTextField name="purpose" label={t('governance.circle_field.purpose')} rows={3} />
      <CheckField name="joinable" label={t('governance.circle_field.joinable')} />
      <TextField name="mail" label={t('governance.circle_field.mail')} optional />
      <MoneyField name="spendLimit" label={t('governance.circle_field.spendLimit')} />
    </>
  )
}

function ChangeSheet({ circle }: { readonly circle: Circle }) {
  const t = useWords()
  const act = useAct(changeCircle)
  const words = t('governance.change_circle')
  const { name, purpose, joinable, mail, spendLimit } = circle
  const start = { name, purpose, joinable, mail: mail ?? '', spendLimit: moneyText(spendLimit as Cents) }
  return (
    <Sheet words={words} title={words} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof changeCircle>
          name={`circle-${circle.id}`}
          start={start}
          act={act}
          send={(typed) => ({
            ...typed,
            circle: circle.id,
            mail: typed.mail || null,
            spendLimit: cents(typed.spendLimit),
          })}
          submit={t('app.save')}
          done={close}
        >
          <AboutFields />
        </Form>
      )}
    </Sheet>
  )
}

const seating = { role: '', description: '', from: 'any' }

function SeatSheet({ circle }: { readonly circle: Circle }) {
  const t = useWords()
  const act = useAct(addSeat)
  const words = t('governance.add_seat')
  const kinds = circle.kind === 'noyau' ? seatKinds.filter((kind) => kind !== 'any') : seatKinds
  return (
    <Sheet words={words} title={words} kind="quiet" icon="plus">
      {(close) => (
        <Form<typeof seating, typeof addSeat>
          name={`seat-${circle.id}`}
          start={{ ...seating, from: kinds[0] ?? 'any' }}
          act={act}
          send={({ from, ...typed }) => ({ ...typed, circle: circle.id, from: from as SeatKind })}
          submit={words}
          done={close}
        >
          <TextField name="role" label={t('governance.circle_field.role')} />
          <LongTextField name="description" label={t('governance.circle_field.description')} rows={4} />
          <SelectField
            name="from"
            label={t('governance.circle_field.from')}
            options={kinds.map((value) => ({ value, label: t(`governance.seat_from.${value}`) }))}
          />
        </Form>
      )}
    </Sheet>
  )
}

const spending = { amount: '', what: '' }

function SpendSheet({ circle }: { readonly circle: Circle }) {
  const t = useWords()
  const act = useAct(spendFromCircle)
  const words = t('governance.note_spending')
  return (
    <Sheet words={words} title={words} kind="other">
      {(close) => (
        <Form<typeof spending, typeof spendFromCircle>
          name={`spend-${circle.id}`}
          start={spending}
          act={act}
          send={({ amount, what }) => ({ circle: circle.id, amount: cents(amount), what })}
          submit={words}
          done={close}
        >
          <MoneyField name="amount" label={t('governance.circle_field.amount')} />
          <TextField name="what" label={t('governance.circle_field.what')} />
        </Form>
      )}
    </Sheet>
  )
}

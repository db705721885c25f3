/** One seat: what one does there, who sits there, and how the next one is being chosen. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { closeSeat } from '../contract/circles.ts'
import { acceptSelection, answerSelection, goOn, readSeat } from '../contract/selections.ts'
import './circles.css'
import { circlesPage, seatTones, termPage } from './circle-words.ts'
import {
  GiveSheet,
  InformSheet,
  NominateSheet,
  ObjectSheet,
  OpenSheet,
  ProposeSheet,
  StopSheet,
} from './SeatSheets.tsx'

export type SeatReply = ReplyOf<typeof readSeat>
export interface OfSeat {
  readonly of: SeatReply
}
type Selection = NonNullable<SeatReply['selection']>
interface OfSelection extends OfSeat {
  readonly selection: Selection
}

export function SeatScreen() {
  const t = useWords()
  const reading = useRead(readSeat, { circleSeat: useAddress().param('circleSeat') })
  return (
    <Page
      title={reading.data ? `${reading.data.circle.name} · ${reading.data.seat.role}` : t('governance.seat')}
      back={{ href: circlesPage, says: t('governance.circles') }}
      read={reading}
    >
      {(of) => (
        <div className="stack">
          <AboutCard of={of} />
          <ChoiceCard of={of} />
          <TermsCard of={of} />
        </div>
      )}
    </Page>
  )
}

function AboutCard({ of }: OfSeat) {
  const t = useWords()
  const close = useAct(closeSeat)
  const { seat } = of
  return (
    <Card
      title={t('governance.circle_field.description')}
      state={<Status tone={seatTones[seat.state]} says={t(`governance.seat_state.${seat.state}`)} />}
    >
      <p>{seat.description}</p>
      <p className="quiet">
        {t('governance.circle_field.from')} · {t(`governance.seat_from.${seat.from}`)}
      </p>
      {of.gives && seat.holder === null ? (
        <Button kind="quiet" press={() => close.act({ circleSeat: seat.id })} busy={close.busy}>
          {t('governance.close_seat')}
        </Button>
      ) : null}
      <Trouble of={close.error} />
    </Card>
  )
}

const runs = ({ step }: Selection): boolean => step !== 'done' && step !== 'stopped'

function ChoiceCard({ of }: OfSeat) {
  const t = useWords()
  const { selection } = of
  const running = selection !== null && runs(selection)
  return (
    <Card
      title={t('governance.how_chosen')}
      action={selection ? <Status tone="news" says={t(`governance.step.${selection.step}`)} /> : null}
    >
      {selection ? <SelectionBody of={of} selection={selection} /> : <p>{t('governance.no_selection')}</p>}
      {running ? null : (
        <div className="row">
          {of.own.length > 0 ? <NominateSheet of={of} /> : null}
          {of.gives ? <OpenSheet of={of} /> : null}
          {of.gives ? <GiveSheet of={of} /> : null}
        </div>
      )}
    </Card>
  )
}

function SelectionBody({ of, selection }: OfSelection) {
  const t = useWords()
  return (
    <div className="stack">
      <p className="quiet">{t('governance.days_of', { from: selection.fromDay, until: selection.untilDay })}</p>
      {selection.stopReason ? <p>{selection.stopReason}</p> : null}
      <ul className="seat-list">
        {selection.nominations.map((one) => (
          <li key={one.id}>
            {t('governance.named_by', { person: one.person, organisation: one.organisation, by: one.by })}
            {one.changed ? <span className="quiet"> · {t('governance.named_anew')}</span> : null}
            <p className="quiet">{one.reason}</p>
          </li>
        ))}
      </ul>
      {selection.words.map((word) => (
        <p key={`${word.by} ${word.text}`}>
          <b>{word.by}</b> {word.text}
        </p>
      ))}
      {selection.proposed ? <Proposed of={of} selection={selection} /> : null}
      {runs(selection) ? <SelectionActs of={of} selection={selection} /> : null}
    </div>
  )
}

function Proposed({ selection }: OfSelection) {
  const t = useWords()
  const { proposed } = selection
  if (!proposed) return null
  return (
    <div>
      <p>
        <b>{t('governance.is_proposed', { person: proposed.person, organisation: proposed.organisation })}</b>
      </p>
      <p>{proposed.reason}</p>
      <ul className="seat-list">
        {selection.answers.map((one) => (
          <li key={one.organisation}>
            {one.organisation}:{' '}
            {one.objects ? t('governance.objects', { reason: one.reason ?? '' }) : t('governance.says_no_objection')}
          </li>
        ))}
      </ul>
    </div>
  )
}

function SelectionActs({ of, selection }: OfSelection) {
  const t = useWords()
  const next = useAct(goOn)
  const { step } = selection
  const names = step === 'nominations' || step === 'changes'
  const circleSeat = of.seat.id
  return (
    <div className="stack">
      {step === 'objections' ? <Answers of={of} selection={selection} /> : null}
      <div className="row">
        {names && of.own.length > 0 ? <NominateSheet of={of} /> : null}
        {(step === 'information' || step === 'changes') && of.own.length > 0 ? <InformSheet of={of} /> : null}
        {of.gives && (step === 'nominations' || step === 'information') ? (
          <Button kind="other" press={() => next.act({ circleSeat })} busy={next.busy}>
            {t('governance.go_on')}
          </Button>
        ) : null}
        {of.gives && (step === 'changes' || step === 'objections') ? <ProposeSheet of={of} /> : null}
        {of.gives ? <StopSheet of={of} /> : null}
      </div>
      <Trouble of={next.error} />
    </div>
  )
}

/** Each organisation answers; the one who is proposed comes last. */
function Answers({ of, selection }: OfSelection) {
  const t = useWords()
  const answer = useAct(answerSelection)
  const accept = useAct(acceptSelection)
  const circleSeat = of.seat.id
  const asked = of.own.filter((one) => one.asked && one.powers.includes('position'))
  const agrees = (name: string) => selection.answers.some((one) => one.organisation === name && !one.objects)
  return (
    <div className="stack">
      {asked.map((one) => (
        <div className="row" key={one.id}>
          {agrees(one.name) ? null : (
            <Button
              kind="main"
              press={() => answer.act({ circleSeat, participant: one.id, objects: false })}
              busy={answer.busy}
            >
              {t('governance.no_objection', { name: one.name })}
            </Button>
          )}
          <ObjectSheet of={of} participant={one.id} />
        </div>
      ))}
      <Trouble of={answer.error} />
      {of.mine ? (
        <>
          {selection.missing > 0 ? <p>{t('governance.asked_last', { missing: selection.missing })}</p> : null}
          <div className="row">
            <Button kind="main" press={() => accept.act({ circleSeat, accepts: true })} busy={accept.busy}>
              {t('governance.accept_mandate')}
            </Button>
            <Button kind="quiet" press={() => accept.act({ circleSeat, accepts: false })} busy={accept.busy}>
              {t('governance.decline_mandate')}
            </Button>
          </div>
          <Trouble of={accept.error} />
        </>
      ) : null}
    </div>
  )
}

function TermsCard({ of }: OfSeat) {
  const t = useWords()
  return (
    <Card title={t('governance.sat_here')}>
      {of.terms.length === 0 ? (
        <Empty says={t('governance.nobody_sat')} />
      ) : (
        <ul className="seat-list">
          {of.terms.map((one) => (
            <li key={one.term}>
              <Link href={pathTo(termPage, { term: one.term })}>
                {one.person} · {one.organisation}
              </Link>{' '}
              <Status tone={seatTones[one.state]} says={t(`governance.seat_state.${one.state}`)} />
              <p className="quiet">
                {t('governance.days_of', { from: one.fromDay, until: one.untilDay })} ·{' '}
                {t('governance.term_in_row', { n: one.termInRow })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** What one types while somebody is chosen for a seat. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { listDecisions } from '../contract/decisions.ts'
import {
  answerSelection,
  giveMandate,
  inform,
  nominate,
  openSelection,
  proposeNominee,
  stopSelection,
} from '../contract/selections.ts'
import { isValid } from '../rules/register.ts'
import type { OfSeat } from './Seat.tsx'

/** People who may be named; the value says the person and the organisation. */
function WhoField({ of }: OfSeat) {
  const t = useWords()
  return (
    <SelectField
      name="who"
      label={t('governance.nominee')}
      options={[
        { value: '', label: '–' },
        ...of.people.map((one) => ({
          value: `${one.account} ${one.participant}`,
          label: `${one.name} · ${one.organisation}`,
        })),
      ]}
    />
  )
}

const whoOf = (typed: string) => {
  const [nominee = '', nomineeOf = ''] = typed.split(' ')
  return { nominee, nomineeOf }
}

/** For which of the own organisations. */
export function ForField({ of }: OfSeat) {
  const t = useWords()
  if (of.own.length < 2) return null
  return (
    <SelectField
      name="participant"
      label={t('governance.for')}
      options={of.own.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

export function NominateSheet({ of }: OfSeat) {
  const t = useWords()
  const act = useAct(nominate)
  const start = { participant: of.own[0]?.id ?? '', who: '', reason: '' }
  const words = t('governance.name_somebody')
  return (
    <Sheet words={words} title={words} kind="main">
      {(close) => (
        <Form<typeof start, typeof nominate>
          name={`nominate-${of.seat.id}`}
          start={start}
          act={act}
          send={({ who, ...typed }) => ({ ...typed, ...whoOf(who), circleSeat: of.seat.id })}
          submit={words}
          done={close}
        >
          <ForField of={of} />
          <WhoField of={of} />
          <LongTextField name="reason" label={t('governance.reason')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}

export function InformSheet({ of }: OfSeat) {
  const t = useWords()
  const act = useAct(inform)
  const start = { participant: of.own[0]?.id ?? '', text: '' }
  const words = t('governance.tell_about')
  return (
    <Sheet words={words} title={words} kind="other">
      {(close) => (
        <Form<typeof start, typeof inform>
          name={`inform-${of.seat.id}`}
          start={start}
          act={act}
          send={(typed) => ({ ...typed, circleSeat: of.seat.id })}
          submit={words}
          done={close}
        >
          <ForField of={of} />
          <LongTextField name="text" label={t('governance.your_comment')} rows={4} />
        </Form>
      )}
    </Sheet>
  )
}

const proposing = { nominee: '', reason: '' }

export function ProposeSheet({ of }: OfSeat) {
  const t = useWords()
  const act = useAct(proposeNominee)
  const words = t('governance.propose_nominee')
  const named = new Map((of.selection?.nominations ?? []).map((one) => [one.account, one.person]))
  return (
    <Sheet words={words} title={words} kind="main">
      {(close) => (
        <Form<typeof proposing, typeof proposeNominee>
          name={`propose-${of.seat.id}`}
          start={{ ...proposing, nominee: [...named.keys()][0] ?? '' }}
          act={act}
          send={(typed) => ({ ...typed, circleSeat: of.seat.id })}
          submit={words}
          done={close}
        >
          <SelectField
            name="nominee"
            label={t('governance.nominee')}
            options={[...named].map(([value, label]) => ({ value, label }))}
          />
          <LongTextField name="reason" label={t('governance.reason')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}

const reasoning = { reason: '' }

export function ObjectSheet({ of, participant }: OfSeat & { readonly participant: string }) {
  const t = useWords()
  const act = useAct(answerSelection)
  const words = t('governance.we_object')
  return (
    <Sheet words={words} title={words} kind="other">
      {(close) => (
        <Form<typeof reasoning, typeof answerSelection>
          name={`object-${of.seat.id}-${participant}`}
          start={reasoning}
          act={act}
          send={({ reason }) => ({ circleSeat: of.seat.id, participant, objects: true, reason })}
          submit={words}
          done={close}
        >
          <LongTextField name="reason" label={t('governance.reason')} rows={4} />
        </Form>
      )}
    </Sheet>
  )
}

export function StopSheet({ of }: OfSeat) {
  const t = useWords()
  const act = useAct(stopSelection)
  const words = t('governance.stop_selection')
  return (
    <Sheet words={words} title={words} kind="quiet">
      {(close) => (
        <Form<typeof reasoning, typeof stopSelection>
          name={`stop-${of.seat.id}`}
          start={reasoning}
          act={act}
          send={({ reason }) => ({ circleSeat: of.seat.id, reason })}
          submit={words}
          submitKind="grave"
          done={close}
        >
          <LongTextField name="reason" label={t('governance.reason_public')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}

const opening = { from: '' }

export function OpenSheet({ of }: OfSeat) {
  const t = useWords()
  const act = useAct(openSelection)
  const words = t('governance.open_selection')
  return (
    <Sheet words={words} title={words} kind="other">
      {(close) => (
        <Form<typeof opening, typeof openSelection>
          name={`open-${of.seat.id}`}
          start={opening}
          act={act}
          send={({ from }) => ({ circleSeat: of.seat.id, ...(from ? { from } : {}) })}
          submit={words}
          done={close}
        >
          <DayField name="from" label={t('governance.first_day')} optional />
        </Form>
      )}
    </Sheet>
  )
}

/** A decision of the register that holds today. */
export function DecidedField() {
  const t = useWords()
  return (
    <Read of={useRead(listDecisions, { size: 200 })}>
      {({ rows }) => (
        <SelectField
          name="decided"
          label={t('governance.by_decision')}
          options={[
            { value: '', label: '–' },
            ...rows
              .filter(({ state }) => isValid(state))
              .map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` })),
          ]}
        />
      )}
    </Read>
  )
}

const giving = { who: '', from: '', decided: '' }

export function GiveSheet({ of }: OfSeat) {
  const t = useWords()
  const act = useAct(giveMandate)
  const words = t('governance.give_mandate')
  return (
    <Sheet words={words} title={words} kind="quiet">
      {(close) => (
        <Form<typeof giving, typeof giveMandate>
          name={`give-${of.seat.id}`}
          start={giving}
          act={act}
          send={({ who, from, decided }) => ({
            ...whoOf(who),
            ...(from ? { from } : {}),
            circleSeat: of.seat.id,
            decided,
          })}
          submit={words}
          done={close}
        >
          <WhoField of={of} />
          <DayField name="from" label={t('governance.first_day')} optional />
          <DecidedField />
        </Form>
      )}
    </Sheet>
  )
}

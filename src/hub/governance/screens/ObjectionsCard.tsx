/** Objections: harm that somebody sees, what the others say of it, how it is met; only its author takes one back. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { agreeToOffer, raiseObjection, withdrawObjection } from '../contract/objections.ts'
import { standsInTheWay, whyNotMove } from '../rules/states.ts'
import { OfferSheet, TestLine, TestSheet } from './ObjectionTest.tsx'
import type { OfProposal } from './Proposal.tsx'

const start = { harm: '', whatWouldHelp: '' }

export function ObjectionsCard({ of: one }: OfProposal) {
  const t = useWords()
  const answering = one.acting.filter(({ powers }) => powers.includes('position'))
  const raising = whyNotMove('object', one.state).length > 0 ? [] : answering.filter(({ active }) => active)
  return (
    <Card
      title={t('governance.objections')}
      action={raising.map((own) => <RaiseSheet key={own.id} of={one} own={own} />)}
    >
      {one.objections.length === 0 ? <p>{t('governance.no_objections')}</p> : null}
      {one.objections.map((objection) => (
        <Objection
          key={objection.id}
          of={one}
          objection={objection}
          mine={answering.some(({ id }) => id === objection.participant)}
        />
      ))}
    </Card>
  )
}

function RaiseSheet({ of: one, own }: OfProposal & { readonly own: OfProposal['of']['acting'][number] }) {
  const t = useWords()
  const act = useAct(raiseObjection)
  const title = `${t('governance.object')} · ${own.name}`
  return (
    <Sheet words={t('governance.object')} title={title} label={title} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof raiseObjection>
          name={`object-${one.id}-${own.id}`}
          start={start}
          act={act}
          send={(typed) => ({ rfc: one.id, participant: own.id, ...typed })}
          submit={t('governance.object')}
          done={close}
        >
          <LongTextField name="harm" label={t('governance.harm')} rows={4} />
          <LongTextField name="whatWouldHelp" label={t('governance.would_help')} rows={4} />
        </Form>
      )}
    </Sheet>
  )
}

export interface OfObjection extends OfProposal {
  readonly objection: OfProposal['of']['objections'][number]
}

function Objection({ of: one, objection, mine }: OfObjection & { readonly mine: boolean }) {
  const t = useWords()
  const back = useAct(withdrawObjection)
  const agree = useAct(agreeToOffer)
  const { state, offerHow, offerWords } = objection
  return (
    <section className="stack">
      <p>
        <strong>{objection.organisation}</strong>{' '}
        <Status tone={standsInTheWay(state) ? 'attention' : 'quiet'} says={t(`governance.objection.${state}`)} />
      </p>
      <p>{objection.harm}</p>
      <p className="quiet">{t('governance.helps', { words: objection.whatWouldHelp })}</p>
      <TestLine of={one} objection={objection} />
      {offerHow ? <p>{t(`governance.offered.${offerHow}`, { words: offerWords ?? '' })}</p> : null}
      <div className="row">
        {objection.mayTest.map((own) => (
          <TestSheet key={own.id} of={one} objection={objection} own={own} />
        ))}
        {state === 'qualified' && one.writes ? <OfferSheet of={one} objection={objection} /> : null}
        {state === 'qualified' && mine && offerHow ? (
          <Button kind="main" icon="check" press={() => agree.act({ objection: objection.id })}>
            {t('governance.agree_to_offer')}
          </Button>
        ) : null}
        {standsInTheWay(state) && mine ? (
          <Button kind="other" press={() => back.act({ objection: objection.id })}>
            {t('governance.take_back')}
          </Button>
        ) : null}
      </div>
      <Trouble of={back.error ?? agree.error} />
    </section>
  )
}

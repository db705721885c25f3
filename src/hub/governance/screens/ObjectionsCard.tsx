/** Objections: harm that somebody sees; only its author takes one back. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { raiseObjection, withdrawObjection } from '../contract-hearing.ts'
import { standsInTheWay, whyNotMove } from '../rules/states.ts'
import type { OfProposal } from './Proposal.tsx'

const start = { harm: '', whatWouldHelp: '' }

export function ObjectionsCard({ of: one }: OfProposal) {
  const t = useWords()
  const act = useAct(raiseObjection)
  const back = useAct(withdrawObjection)
  const answering = one.acting.filter(({ powers }) => powers.includes('position'))
  const raising = whyNotMove('object', one.state).length > 0 ? [] : answering.filter(({ active }) => active)
  return (
    <Card
      title={t('governance.objections')}
      action={raising.map(({ id, name }) => (
        <Sheet
          key={id}
          words={t('governance.object')}
          title={`${t('governance.object')}: ${name}`}
          label={`${t('governance.object')}: ${name}`}
          kind="quiet"
        >
          {(close) => (
            <Form<typeof start, typeof raiseObjection>
              name={`object-${one.id}-${id}`}
              start={start}
              act={act}
              send={(typed) => ({ rfc: one.id, participant: id, ...typed })}
              submit={t('governance.object')}
              done={close}
            >
              <LongTextField name="harm" label={t('governance.harm')} rows={4} />
              <LongTextField name="whatWouldHelp" label={t('governance.would_help')} rows={4} />
            </Form>
          )}
        </Sheet>
      ))}
    >
      {one.objections.length === 0 ? <p>{t('governance.no_objections')}</p> : null}
      {one.objections.map((objection) => (
        <div key={objection.id}>
          <p>
            <strong>{objection.organisation}</strong>{' '}
            <Status
              tone={standsInTheWay(objection.state) ? 'attention' : 'quiet'}
              says={t(`governance.objection.${objection.state}`)}
            />
          </p>
          <p>{objection.harm}</p>
          <p className="quiet">{objection.whatWouldHelp}</p>
          {standsInTheWay(objection.state) && answering.some(({ id }) => id === objection.participant) ? (
            <Button kind="other" press={() => back.act({ objection: objection.id })}>
              {t('governance.take_back')}
            </Button>
          ) : null}
        </div>
      ))}
      <Trouble of={back.error} />
    </Card>
  )
}

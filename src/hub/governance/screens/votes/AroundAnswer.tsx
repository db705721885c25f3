/** What may stand in the place of one's own answer: another co-op answers, or one has an interest. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { declareConflict, delegateVote, endDelegation } from '../../contract/votes-answering.ts'
import { drawsLots } from '../../rules/counting/terms.ts'
import type { OfVote } from './Vote.tsx'

export type Own = OfVote['of']['acting'][number]

/** Whose answer it is, as routes want to know it. */
export const whoIn = (one: OfVote['of'], own: Pick<Own, 'id'>) =>
  one.electorate === 'persons' ? { elector: own.id } : { participant: own.id }

/** Only for one's own organisation: whoever answers for another has no more to say. */
export function AroundAnswer({ of: one, own }: OfVote & { readonly own: Own }) {
  if (own.via !== null) return null
  return (
    <>
      {drawsLots(one.method) ? null : <Delegate of={one} own={own} />}
      <Conflict of={one} own={own} />
    </>
  )
}

function Delegate({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const give = useAct(delegateVote)
  const end = useAct(endDelegation)
  const others = one.electors.filter(({ id, conflict }) => id !== own.id && conflict === null)
  const elector = one.electors.find(({ id }) => id === own.id)
  if (elector?.delegatedByTheme) return null
  if (elector?.delegatedTo)
    return (
      <>
        <Button kind="quiet" press={() => end.act({ vote: one.id, ...whoIn(one, own) })}>
          {t('governance.end_delegation')}
        </Button>
        <Trouble of={end.error} />
      </>
    )
  // of many persons nobody is listed: the receiver is named by the address
  const byAddress = one.electorate === 'persons' && one.fixed > one.electors.length
  if (elector?.hasAnswered || (others.length === 0 && !byAddress)) return null
  const start = { receiver: others[0]?.id ?? '', receiverEmail: '' }
  const says = t(one.electorate === 'persons' ? 'governance.delegate_person' : 'governance.delegate')
  return (
    <Sheet words={says} title={says} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof delegateVote>
          name={`delegate-${one.id}-${own.id}`}
          start={start}
          act={give}
          send={({ receiver, receiverEmail }) => ({
            ...{ vote: one.id, ...whoIn(one, own) },
            ...(byAddress ? { receiverEmail } : { receiver }),
          })}
          submit={says}
          done={close}
        >
          {byAddress ? (
            <TextField kind="email" name="receiverEmail" label={t('governance.receiver_email')} />
          ) : (
            <SelectField
              name="receiver"
              label={t('governance.receiver')}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Form>
      )}
    </Sheet>
  )
}

const startConflict = { reason: '' }

function Conflict({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const act = useAct(declareConflict)
  return (
    <Sheet words={t('governance.declare_conflict')} title={t('governance.declare_conflict')} kind="quiet">
      {(close) => (
        <Form<typeof startConflict, typeof declareConflict>
          name={`conflict-${one.id}-${own.id}`}
          start={startConflict}
          act={act}
          send={({ reason }) => ({ vote: one.id, ...whoIn(one, own), reason })}
          submit={t('governance.declare_conflict')}
          done={close}
        >
          <LongTextField name="reason" label={t('governance.conflict_why')} rows={2} />
        </Form>
      )}
    </Sheet>
  )
}

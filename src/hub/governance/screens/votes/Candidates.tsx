/** Who stands in an election, from where, and who stands no longer. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { withdrawCandidacy } from '../../contract/candidacies.ts'
import { hasOptions } from '../../rules/counting/terms.ts'
import type { OfVote } from './Vote.tsx'

export function Candidates({ of: one }: OfVote) {
  const t = useWords()
  if (!one.aboutPersons || !hasOptions(one.method) || one.method === 'basket') return null
  return (
    <>
      <h3>{t('governance.candidates')}</h3>
      <ul className="plain-list">
        {one.options.map(({ name, organisation, withdrawn, mayWithdraw }) => (
          <li key={name} className="row">
            <span>
              {withdrawn ? <del>{name}</del> : name}
              {organisation ? ` · ${organisation}` : null}
              {withdrawn ? ` · ${t('governance.stands_no_longer')}` : null}
            </span>
            {mayWithdraw ? <Withdraw vote={one.id} option={name} /> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

const start = { reason: '' }

function Withdraw({ vote, option }: { readonly vote: string; readonly option: string }) {
  const t = useWords()
  const act = useAct(withdrawCandidacy)
  return (
    <Sheet
      words={t('governance.withdraw_candidacy')}
      title={t('governance.withdraw_candidacy_of', { option })}
      label={t('governance.withdraw_candidacy_of', { option })}
      kind="quiet"
    >
      {(close) => (
        <Form<typeof start, typeof withdrawCandidacy>
          name={`withdraw-${option}`}
          start={start}
          act={act}
          send={({ reason }) => ({ vote, option, reason })}
          submit={t('governance.withdraw_candidacy')}
          done={close}
        >
          <p className="quiet">{t('governance.withdrawn_for_good')}</p>
          <LongTextField name="reason" label={t('governance.withdraw_reason')} rows={2} optional />
        </Form>
      )}
    </Sheet>
  )
}

/** A policy as sentences grouped by question, and what two policies differ in. */
import { t } from '#app/words.ts'
import type { Policy } from '../../rules/policy.ts'
import { partsOf, policyDiff, questionOf } from '../../rules/policy-diff.ts'
import { questions } from '../../rules/policy-fields.ts'
import { differenceWords, labelOf, valueWords } from './policy-words.ts'
import './policy.css'

export function RuleWords({ policy }: { readonly policy: Policy }) {
  const parts = Map.groupBy(partsOf(policy), ({ path }) => questionOf(path))
  return (
    <div className="rules">
      {questions.map((question) => (
        <details key={question} open={question === 'standing'}>
          <summary>{t(`shifts.policy.question.${question}`)}</summary>
          <ul>
            {(parts.get(question) ?? []).map(({ path, value }) => (
              <li key={path}>
                {labelOf(path)} <span className="quiet">—</span> {valueWords(path, value)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

interface RuleDiffProps {
  readonly title: string
  readonly before: Policy
  readonly after: Policy
}

export function RuleDiff({ title, before, after }: RuleDiffProps) {
  const differences = policyDiff(before, after)
  return (
    <section className="card rules" aria-live="polite">
      <h2>{title}</h2>
      {differences.length === 0 ? <p>{t('shifts.policy.diff_none')}</p> : null}
      <ul>
        {differences.map((one) => (
          <li key={one.path}>{differenceWords(one)}</li>
        ))}
      </ul>
    </section>
  )
}

/** Which kinds of leave there are: one is added by its name, or taken out. */
import { useContext, useEffect, useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { FormContext } from '#app/ui/form-state.ts'
import { t } from '#app/words.ts'
import { plain } from '#platform/values/text.ts'
import type { Policy } from '../../rules/policy.ts'
import { kindsIn, missingValues } from './draft-values.ts'
import { leaveName } from './policy-words.ts'

export function LeaveKinds({ base }: { readonly base: Policy }) {
  const form = useContext(FormContext)
  const [name, setName] = useState('')
  const missing = form ? missingValues(base, form.values) : []
  // biome-ignore lint/correctness/useExhaustiveDependencies: fills the fields of kinds that were just added
  useEffect(() => {
    for (const [path, value] of missing) form?.set(path, value)
  }, [missing.length])
  if (!form) return null
  const kinds = kindsIn(form.values)
  const code = plain(name).replace(/[^a-z0-9]+/g, '_')
  const add = () => {
    if (code === '' || kinds.includes(code)) return
    form.set('leaveKinds', [...kinds, code])
    form.set(`leaveTypes.${code}.name`, name.trim())
    setName('')
  }
  return (
    <section className="lines">
      <h3>{t('shifts.leave_kinds.title')}</h3>
      <ul>
        {kinds.map((kind) => (
          <li key={kind} className="line-row">
            <span>{leaveName(kind)}</span>
            <Button
              kind="quiet"
              icon="trash"
              press={() =>
                form.set(
                  'leaveKinds',
                  kinds.filter((one) => one !== kind),
                )
              }
              label={t('shifts.leave_kinds.drop', { kind: leaveName(kind) })}
            >
              {t('shifts.lines.drop')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="condition">
        <label className="short-field">
          {t('shifts.leave_kinds.name')}
          <input
            className="input"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={60}
          />
        </label>
        <Button kind="other" icon="plus" press={add}>
          {t('shifts.leave_kinds.add')}
        </Button>
      </div>
    </section>
  )
}

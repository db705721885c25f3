/** A dialog that asks what to change, shows what that touches, and does it only then. */
import { type ReactNode, useState } from 'react'
import type { Problem } from '#app/call-error.ts'
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import type { FieldValue } from '#app/ui/form-state.ts'
import { useWords } from '#app/words.ts'
import { previewTemplates } from '../../contract-template.ts'
import type { TemplateChange } from '../../rules/template-edit.ts'
import { ChangePreview, type Diff } from './ChangePreview.tsx'

export interface AskThenPreviewProps<V extends Readonly<Record<string, FieldValue>>> {
  readonly name: string
  readonly start: V
  /** The changes that fulfil what was asked. */
  readonly changes: (values: V) => readonly TemplateChange[]
  readonly check?: (values: V) => readonly Problem[]
  readonly sure: string
  readonly done: (diff: Diff) => void
  readonly keep?: boolean
  readonly children: ReactNode
}

type Sent = Parameters<ReturnType<typeof useAct<typeof previewTemplates>>['act']>[0]

/** The fields stay behind the preview: going back finds them as they were. */
export function AskThenPreview<V extends Readonly<Record<string, FieldValue>>>(props: AskThenPreviewProps<V>) {
  const { name, start, changes, check, sure, done, keep = false, children } = props
  const t = useWords()
  const [asked, ask] = useState<readonly TemplateChange[] | null>(null)
  const preview = useAct(previewTemplates, { after: [] })
  const nothing = (values: V): readonly Problem[] =>
    changes(values).length === 0 ? [{ path: '', code: 'nothing_to_change' }] : []
  const problems = (values: V) => {
    const found = check?.(values) ?? []
    return found.length > 0 ? found : nothing(values)
  }
  return (
    <>
      <div hidden={asked !== null}>
        <Form<V, typeof previewTemplates>
          name={name}
          start={start}
          keep={keep}
          act={preview}
          check={problems}
          send={(values) => ({ changes: structuredClone(changes(values)) }) as Sent}
          submit={t('shifts.plan.show_changes')}
          done={(_diff, values) => ask(changes(values))}
        >
          {children}
        </Form>
      </div>
      {asked ? <ChangePreview changes={asked} sure={sure} done={done} back={() => ask(null)} /> : null}
    </>
  )
}

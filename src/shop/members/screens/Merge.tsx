/** Two contacts become one: what is kept where both say something else is chosen before. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { mergeContacts, previewMerge } from '../contract.ts'

type Preview = ReplyOf<typeof previewMerge>

export function MergeScreen() {
  const t = useWords()
  const address = useAddress()
  const [kept, gone] = [address.param('kept'), address.param('gone')]
  const preview = useRead(previewMerge, { kept, gone })
  return (
    <Page
      title={t('members.merge')}
      says={t('members.merge_says')}
      back={{ href: '/staff/duplicates', says: t('members.duplicates') }}
      read={preview}
      action={
        <Button kind="other" icon="swap" href={pathTo('/staff/duplicates/:kept/:gone', { kept: gone, gone: kept })}>
          {t('members.merge_other_way')}
        </Button>
      }
    >
      {(data) => <Choices key={kept} kept={kept} gone={gone} preview={data} />}
    </Page>
  )
}

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''))

function Choices({ kept, gone, preview }: { readonly kept: string; readonly gone: string; readonly preview: Preview }) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const merge = useAct(mergeContacts)
  if (preview.reasons.length > 0) return <Reasons of={preview.reasons as unknown as readonly Refusal[]} />
  const start = Object.fromEntries(preview.conflicts.map(({ field }) => [field, 'kept']))
  return (
    <Card>
      <Form<Record<string, string>, typeof mergeContacts>
        name={`merge-${kept}-${gone}`}
        start={start}
        act={merge}
        keep={false}
        send={(values) => ({ kept, gone, choices: values as Record<string, 'kept' | 'gone'> })}
        submit={t('members.merge')}
        done={() => {
          said(t('members.merged'))
          address.go(pathTo('/staff/members/:contact', { contact: kept }))
        }}
      >
        {preview.conflicts.map((conflict) => (
          <ChoiceField
            key={conflict.field}
            name={conflict.field}
            label={t(`field.${conflict.field}`)}
            options={[
              { value: 'kept', label: shown(conflict.kept) },
              { value: 'gone', label: shown(conflict.gone) },
            ]}
          />
        ))}
      </Form>
    </Card>
  )
}

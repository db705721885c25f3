/** A draft is changed until it is handed in; only its own organisation sees it. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { editNeed, submitNeed } from '../contract/needs.ts'
import { whyNotSubmit } from '../rules/telling.ts'
import type { OfNeed } from './Need.tsx'
import { strengths } from './Tell.tsx'
import { TellFields, toldBefore } from './TellFields.tsx'

const handing = { strength: '2' }

export function DraftCard({ of: one }: OfNeed) {
  const t = useWords()
  const { said } = useNotices()
  const editing = useAct(editNeed)
  const isOwn = one.acting.some(({ id, powers }) => id === one.author.id && powers.includes('speak'))
  if (one.state !== 'draft' || !isOwn) return null
  const start = toldBefore(one)
  return (
    <Card title={t('needs.draft')} tone="honey" action={<HandIn of={one} />}>
      <p>{t('needs.draft_says')}</p>
      <Form<typeof start, typeof editNeed>
        name={`draft-${one.id}`}
        start={start}
        act={editing}
        send={(values) => ({ need: one.id, ...values })}
        submit={t('needs.save_draft')}
        submitKind="other"
        done={() => said(t('needs.draft_saved'))}
      >
        <TellFields draft />
      </Form>
    </Card>
  )
}

function HandIn({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(submitNeed)
  return (
    <Sheet words={t('needs.hand_in')} title={t('needs.hand_in')} kind="main" reasons={whyNotSubmit(one)}>
      {(close) => (
        <Form<typeof handing, typeof submitNeed>
          name={`hand-in-${one.id}`}
          start={handing}
          act={act}
          send={({ strength }) => ({ need: one.id, strength: Number(strength) })}
          submit={t('needs.hand_in')}
          done={close}
        >
          <ChoiceField name="strength" label={t('needs.how_much')} options={strengths(t)} />
        </Form>
      )}
    </Sheet>
  )
}

/** Undoing a change or a swap: the office ticks who agreed; what holds against it stands beside the grey button. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { type heard, undoChange, undoSwap } from '../contract-story.ts'
import { SaidFields, start } from './StoryActs.tsx'
import type { Story } from './StoryReach.tsx'

interface Props {
  readonly way: Story['way']
  readonly undo: NonNullable<Story['undo']>
}

export function UndoExchange({ way, undo }: Props) {
  const t = useWords()
  const words = t('exchanges.story.undo')
  if (undo.whyNot.length > 0)
    return (
      <Button kind="other" icon="undo" reasons={undo.whyNot as readonly Refusal[]}>
        {words}
      </Button>
    )
  return (
    <Sheet words={words} title={words} kind="other" icon="undo">
      {(close) => <Undoing way={way} undo={undo} close={close} />}
    </Sheet>
  )
}

function Undoing({ way, undo, close }: Props & { readonly close: () => void }) {
  const t = useWords()
  const { said } = useNotices()
  const [change, swap] = [useAct(undoChange), useAct(undoSwap)]
  const shared = {
    name: `undo-${undo.about}`,
    start: { ...start, agreed: [] as string[] },
    submit: t('exchanges.story.undo'),
    done: () => {
      close()
      said(t('exchanges.story.undo_done'))
    },
    keep: false,
  } as const
  const input = ({ how, ...values }: typeof shared.start) => ({ ...values, how: how as (typeof heard)[number] })
  const fields = (
    <>
      <p>{t('exchanges.story.undo_says')}</p>
      <ChecksField
        name="agreed"
        label={t('exchanges.story.agreed')}
        hint={t('exchanges.story.agreed_hint')}
        options={undo.people.map(({ member, name }) => ({ value: member, label: name }))}
      />
      <SaidFields />
    </>
  )
  return way === 'change' ? (
    <Form {...shared} act={change} send={(values) => ({ ...input(values), change: undo.about })}>
      {fields}
    </Form>
  ) : (
    <Form {...shared} act={swap} send={(values) => ({ ...input(values), proposal: undo.about })}>
      {fields}
    </Form>
  )
}

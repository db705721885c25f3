/** A thread becomes a need of a co-op one speaks for. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { makeNeed } from '../contract/list.ts'
import type { OneThread } from './Thread.tsx'

export function MakeNeed({ of: one }: { readonly of: OneThread }) {
  const t = useWords()
  const { go } = useAddress()
  const act = useAct(makeNeed, { done: ({ need }) => go(pathTo('/community/needs/:need', { need })) })
  const start = { participant: one.speaksFor[0]?.id ?? '', wishedResult: '' }
  if (one.speaksFor.length === 0) return null
  // whoever speaks for one co-op needs no question: the draft opens, and says what is missing
  if (one.speaksFor.length === 1)
    return (
      <>
        <Button
          kind="other"
          press={() => act.act({ thread: one.id, participant: start.participant, wishedResult: null })}
        >
          {t('list.make_need')}
        </Button>
        <Trouble of={act.error} />
      </>
    )
  return (
    <Sheet words={t('list.make_need')} title={t('list.make_need')}>
      {() => (
        <Form<typeof start, typeof makeNeed>
          name={`need-of-${one.id}`}
          start={start}
          act={act}
          send={({ participant, wishedResult }) => ({
            thread: one.id,
            participant,
            wishedResult: wishedResult || null,
          })}
          submit={t('list.make_need')}
        >
          <SelectField
            name="participant"
            label={t('list.need_for')}
            options={one.speaksFor.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <LongTextField name="wishedResult" label={t('list.need_result')} hint={t('list.need_result_hint')} optional />
        </Form>
      )}
    </Sheet>
  )
}

/** Where an organisation's part of a surplus goes; it holds for all rounds until it says otherwise. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, SelectField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { chooseSurplus } from '../contract/endings.ts'
import { readSurplusChoice } from '../contract/estimates.ts'

interface ChoiceProps {
  readonly participant: string
  readonly name: string
}
type Chosen = ReplyOf<typeof readSurplusChoice>

export function SurplusChoice({ participant, name }: ChoiceProps) {
  const t = useWords()
  return (
    <Sheet words={t('rounds.surplus')} title={t('rounds.surplus_of', { name })} kind="quiet">
      {(close) => <Choosing participant={participant} close={close} />}
    </Sheet>
  )
}

function Choosing({ participant, close }: { readonly participant: string; readonly close: () => void }) {
  const t = useWords()
  const act = useAct(chooseSurplus)
  return (
    <Read of={useRead(readSurplusChoice, { participant })}>
      {(chosen) => (
        <Form<Values, typeof chooseSurplus>
          name={`surplus-${participant}`}
          start={{ to: chosen.to, round: chosen.round ?? '' }}
          act={act}
          send={({ to, round }) => ({ participant, to, round: to === 'need' && round ? round : null })}
          submit={t('rounds.surplus_keep')}
          done={close}
        >
          <p>{t('rounds.surplus_says')}</p>
          <ChoiceField
            name="to"
            label={t('rounds.surplus')}
            options={(['back', 'reserve', 'need'] as const).map((value) => ({
              value,
              label: t(`rounds.surplus_to.${value}`),
            }))}
          />
          <NamedRound of={chosen} />
        </Form>
      )}
    </Read>
  )
}

type Values = { readonly [field: string]: string } & { readonly to: Chosen['to']; readonly round: string }

function NamedRound({ of: { rounds } }: { readonly of: Chosen }) {
  const t = useWords()
  const { to } = useValues<Values>()
  if (to !== 'need') return null
  return (
    <SelectField
      name="round"
      label={t('rounds.round')}
      options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

/** The pledge itself: as oneself or as the co-op, a cap that is slid or typed, and what it comes to today. */
import { useId, useState } from 'react'
import { type Acting, useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { moneyToType } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents } from '#platform/values/money.ts'
import { intend, pledge } from '../contract/pledges.ts'
import { pledgeModes } from '../rules/closing.ts'
import { whyNotCommit } from './no-power.ts'
import {
  CapOfPledge,
  ConditionFields,
  type PledgeValues,
  pledgeProblems,
  pledgeSent,
  Stake,
  UsesField,
} from './PledgeFields.tsx'
import type { Round } from './Round.tsx'
import { roomyCap, type Sharers } from './try-out.ts'

export interface PledgeFormProps {
  readonly round: Round
  readonly id: string
  readonly sharers: Sharers
  /** For whom. */
  readonly who: Sharers['rows'][number]
}

/** As oneself it is an opinion: shown, and counted by nobody. As the co-op it binds. */
const voices = ['co_op', 'self'] as const
type Voice = (typeof voices)[number]

/** The cap with which a pledge begins: twice one's part, so that the key can work. */
const startOf = (round: Round, participant: string): PledgeValues => ({
  participant,
  mode: round.key.kind === 'free' ? 'fixed' : 'share',
  amount: moneyToType(cents(roomyCap(round.target, Math.max(round.pledges.length + 1, round.minPayers)))),
  hours: '',
  payers: '',
  with: '',
  target: '',
  uses: 'yes',
})

export function PledgeForm({ round, id, sharers, who }: PledgeFormProps) {
  const t = useWords()
  const { said } = useNotices()
  const [voice, setVoice] = useState<Voice>(who.own.includes('commit') ? 'co_op' : 'self')
  const [given, setGiven] = useState(0)
  const act = useVoice(voice)
  const modes = pledgeModes.filter((mode) => fits(mode, round))
  return (
    <Form<PledgeValues, typeof pledge>
      key={`${given} ${who.id}`}
      name={`pledge-${id}-${who.id}`}
      start={startOf(round, who.id)}
      act={act}
      send={(values) => ({ round: id, ...pledgeSent(values) })}
      submit={t(`rounds.submit.${voice}`)}
      check={pledgeProblems}
      done={(_, { mode }) => {
        setGiven(given + 1)
        said(t(voice === 'self' || mode === 'hours' ? 'rounds.intended' : 'rounds.pledged'))
      }}
      reasons={voice === 'co_op' ? whyNotCommit(who) : []}
    >
      <VoiceChoice voice={voice} change={setVoice} />
      <ChoiceField
        name="mode"
        label={t('rounds.own_mode')}
        options={modes.map((value) => ({
          value,
          label: t(`rounds.mode.${value}`),
          hint: t(`rounds.mode_says.${value}`),
        }))}
      />
      <UsesField round={round} />
      <CapOfPledge round={round} />
      <Stake round={round} sharers={sharers} />
      <ConditionFields round={round} sharers={sharers} />
    </Form>
  )
}

/** Nobody shares in a free round; hours are given where the estimate says what one is worth. */
const fits = (mode: (typeof pledgeModes)[number], round: Round): boolean =>
  mode === 'share' ? round.key.kind !== 'free' : mode !== 'hours' || round.rate !== null

/** Hours begin as an intention in any case: the provider agrees to them who. */
function useVoice(voice: Voice): Acting<typeof pledge> {
  const give = useAct(pledge)
  const say = useAct(intend)
  const [last, setLast] = useState<'give' | 'say'>('give')
  const shown = last === 'give' ? give : say
  return {
    ...shown,
    act: (input) => {
      const next = voice === 'self' || input.mode === 'hours' ? 'say' : 'give'
      setLast(next)
      return (next === 'give' ? give : say).act(input)
    },
    busy: give.busy || say.busy,
  }
}

interface VoiceProps {
  readonly voice: Voice
  readonly change: (voice: Voice) => void
}

function VoiceChoice({ voice, change }: VoiceProps) {
  const t = useWords()
  const name = useId()
  return (
    <fieldset className="boxes">
      <legend>{t('rounds.voice')}</legend>
      {voices.map((one) => (
        <label key={one} className="box">
          <input type="radio" name={name} checked={voice === one} onChange={() => change(one)} />
          <span>
            {t(`rounds.voice.${one}`)}
            <span className="field-hint">{t(`rounds.voice_says.${one}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What a proposal changes for one kind of organisation, or for one that is named, line by line. */
import { useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { LongTextField, SelectField, useValues } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { concernedKinds, type Effect } from '../rules/effects.ts'

const mostLines = 40

/** `for-1` says a kind or the organisation, `change-1` what changes. */
export type TypedEffects = { readonly [field in `for-${number}` | `change-${number}`]: string }

export const startEffects = (all: readonly Effect[]): TypedEffects =>
  Object.fromEntries(
    all.flatMap(({ kind, participant, what }, at) => [
      [`for-${at + 1}`, kind ?? participant ?? ''],
      [`change-${at + 1}`, what],
    ]),
  )

const numbers = Array.from({ length: mostLines }, (_, at) => at + 1)

const isKind = (text: string): text is (typeof concernedKinds)[number] => concernedKinds.some((kind) => kind === text)

export const effectsIn = (typed: TypedEffects): Effect[] =>
  numbers.flatMap((number) => {
    const whom = typed[`for-${number}`] ?? ''
    const what = (typed[`change-${number}`] ?? '').trim()
    if (whom === '' || what === '') return []
    return [isKind(whom) ? { kind: whom, participant: null, what } : { kind: null, participant: whom, what }]
  })

export function EffectFields({
  concerned,
}: {
  readonly concerned: readonly { readonly id: string; readonly name: string }[]
}) {
  const t = useWords()
  const typed = useValues<TypedEffects>()
  const [shown, setShown] = useState(() => numbers.filter((number) => typed[`for-${number}`]).length)
  const whom = [
    { value: '', label: t('governance.effect_nobody') },
    ...concernedKinds.map((value) => ({ value, label: t(`governance.effect_for.${value}`) })),
    ...concerned.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <>
      {numbers.slice(0, shown).map((number) => (
        <div key={number} className="stack">
          <SelectField name={`for-${number}`} label={t('governance.effect_whom', { number })} options={whom} optional />
          <LongTextField
            name={`change-${number}`}
            label={t('governance.effect_change', { number })}
            rows={2}
            optional
          />
        </div>
      ))}
      {shown < mostLines ? (
        <Button kind="quiet" icon="plus" press={() => setShown(shown + 1)}>
          {t('governance.effect_add')}
        </Button>
      ) : null}
    </>
  )
}

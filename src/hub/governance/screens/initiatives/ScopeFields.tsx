/** In which scopes an initiative is signed: none means all who vote, together. */
import { useState } from 'react'
import { Button } from '#app/ui/Button.tsx'
import { NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { signerKinds } from '../../rules/initiatives.ts'
import type { OfInitiative } from './initiative-words.ts'

export interface TypedScopes {
  readonly [field: string]: string
}

const mostScopes = 10

const countIn = (typed: TypedScopes): number =>
  Array.from({ length: mostScopes }, (_, at) => at + 1).filter((number) => typed[`scope-${number}`] !== undefined)
    .length

export const startScopes = (scopes: OfInitiative['of']['scopes']): TypedScopes => {
  const told = scopes.length === 1 && scopes[0]?.name === null ? [] : scopes
  return Object.fromEntries(
    told.flatMap(({ name, goal, country, kind }, at) => [
      [`scope-${at + 1}`, name ?? ''],
      [`goal-${at + 1}`, String(goal)],
      [`country-${at + 1}`, country ?? ''],
      [`kind-${at + 1}`, kind ?? 'any'],
    ]),
  )
}

export function ScopeFields() {
  const t = useWords()
  const [shown, setShown] = useState(countIn(useValues<TypedScopes>()))
  const kinds = ['any', ...signerKinds].map((value) => ({ value, label: t(`governance.signer.${value}`) }))
  return (
    <>
      <p className="quiet">{t('governance.scope_hint')}</p>
      {Array.from({ length: shown }, (_, at) => at + 1).map((number) => (
        <div key={number}>
          <TextField name={`scope-${number}`} label={t('governance.scope_name', { number })} optional />
          <NumberField name={`goal-${number}`} label={t('governance.scope_goal', { number })} optional />
          <SelectField
            name={`kind-${number}`}
            label={t('governance.scope_kind', { number })}
            options={kinds}
            optional
          />
          <TextField name={`country-${number}`} label={t('governance.scope_country', { number })} optional />
        </div>
      ))}
      {shown < mostScopes ? (
        <Button kind="quiet" icon="plus" press={() => setShown(shown + 1)}>
          {t('governance.scope_add')}
        </Button>
      ) : null}
    </>
  )
}

const isKind = (text: string | undefined): text is (typeof signerKinds)[number] =>
  (signerKinds as readonly string[]).includes(text ?? '')

export const scopesOf = (typed: TypedScopes) =>
  Array.from({ length: mostScopes }, (_, at) => at + 1).flatMap((number) => {
    const name = typed[`scope-${number}`]?.trim()
    const [goal, country, kind] = [typed[`goal-${number}`], typed[`country-${number}`], typed[`kind-${number}`]]
    if (!name) return []
    return [
      {
        name,
        goal: goal ? Number(goal) : null,
        country: country ? country.trim().toUpperCase() : null,
        kind: isKind(kind) ? kind : null,
      },
    ]
  })

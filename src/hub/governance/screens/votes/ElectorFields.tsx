/** Who answers a vote, what it is about, and whose own matter it is. */
import { useRead } from '#app/reading.ts'
import { CheckField, SelectField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { listMatters } from '../../contract/candidacies.ts'
import { readElectorate } from '../../contract/recounts.ts'
import { type MatterKind, matterKinds } from '../../rules/interests.ts'
import { electorates } from '../../rules/votes.ts'
import { type Planned, textIn } from './planned.ts'
import { ThemeField } from './ThemeField.tsx'
import { themeIn } from './theme-words.ts'

export const startElectors = {
  electorate: 'organisations',
  peopleOf: '',
  theme: '',
  interest: '',
  concerned: '',
  matter: '',
}

/** An election, or a decision about somebody, may be secret; few electors are asked for twice. */
export function SecretFields({ refused }: { readonly refused: readonly Refusal[] }) {
  const t = useWords()
  const { aboutPersons, secret } = useValues<Planned>()
  const few = refused.some(({ code }) => code === 'vote.few_electors')
  return (
    <>
      <CheckField name="aboutPersons" label={t('governance.about_persons')} />
      {aboutPersons ? <CheckField name="secret" label={t('governance.vote_secretly')} /> : null}
      {aboutPersons && secret && few ? <CheckField name="evenFew" label={t('governance.secret_anyway')} /> : null}
    </>
  )
}

export function ElectorFields() {
  const t = useWords()
  const typed = useValues<Planned>()
  const persons = textIn(typed, 'electorate') === 'persons'
  return (
    <>
      <SelectField
        name="electorate"
        label={t('governance.vote_field.electorate')}
        options={electorates.map((value) => ({ value, label: t(`governance.electorate.${value}`) }))}
      />
      <ThemeField />
      <Read of={useRead(readElectorate, {})}>
        {({ organisations }) => {
          const all = organisations.map(({ id, name }) => ({ value: id, label: name }))
          const everybody = { value: '', label: t('governance.people_of_all') }
          return persons ? (
            <SelectField name="peopleOf" label={t('governance.people_of')} options={[everybody, ...all]} optional />
          ) : (
            <Interest organisations={all} />
          )
        }}
      </Read>
    </>
  )
}

interface InterestProps {
  readonly organisations: readonly { readonly value: string; readonly label: string }[]
}

function Interest({ organisations }: InterestProps) {
  const t = useWords()
  const chosen = interestIn(useValues<Planned>())
  return (
    <>
      <SelectField
        name="interest"
        label={t('governance.own_matter')}
        options={[
          { value: '', label: t('governance.own_matter_none') },
          ...kindsAsked.map((value) => ({ value, label: t(`governance.own_matter_of.${value}`) })),
        ]}
        optional
      />
      {chosen === 'candidate' ? (
        <SelectField name="concerned" label={t('governance.whose_matter')} options={organisations} />
      ) : null}
      {chosen && chosen !== 'candidate' ? <Matters kind={chosen} /> : null}
    </>
  )
}

const kindsAsked = [...matterKinds, 'candidate'] as const
const interestIn = (typed: Planned) => kindsAsked.find((one) => one === textIn(typed, 'interest'))

/** What it is about, and who is set aside for that. */
function Matters({ kind }: { readonly kind: MatterKind }) {
  const t = useWords()
  return (
    <Read of={useRead(listMatters, { kind })}>
      {({ matters }) =>
        matters.length === 0 ? (
          <p className="quiet">{t('governance.no_matter')}</p>
        ) : (
          <SelectField
            name="matter"
            label={t('governance.which_matter')}
            hint={t('governance.which_matter_hint')}
            options={matters.map(({ id, name, owners }) => ({ value: id, label: `${name} (${owners.join(', ')})` }))}
          />
        )
      }
    </Read>
  )
}

export function electorsOf(typed: Planned) {
  const text = (field: string) => textIn(typed, field)
  const persons = text('electorate') === 'persons'
  const kind = persons ? undefined : interestIn(typed)
  return {
    ...{ electorate: persons ? ('persons' as const) : ('organisations' as const), theme: themeIn(text('theme')) },
    peopleOf: persons ? text('peopleOf') || null : null,
    concerned:
      kind === 'candidate' && text('concerned') ? [{ participant: text('concerned'), as: 'candidate' as const }] : [],
    about: kind && kind !== 'candidate' && text('matter') ? { kind, id: text('matter') } : null,
  }
}

/** The shop's own words: one language at a time, our word beside the own one. */

import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { useWords } from '#app/words.ts'
import type { Language } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { editTerms, type readProfile } from '../contract/organisation.ts'
import { languageChoices } from './choices.ts'

type Profile = ReplyOf<typeof readProfile>

/** The words that shops call differently; the glossary explains each. */
const replaceable = [
  'member',
  'membership',
  'household',
  'eater',
  'card',
  'shift',
  'shift_template',
  'seat',
  'fixed_seat',
  'lead',
  'regular',
  'flying',
  'exempt',
  'make_up',
  'sheet',
  'closing',
] as const

export function OwnWords({ profile }: { readonly profile: Profile }) {
  const t = useWords()
  return (
    <Card>
      <p>{t('organisations.words_hint')}</p>
      <Tabs
        name="language"
        of={profile.languages.map((language) => ({
          value: language,
          label: languageChoices.find((one) => one.value === language)?.label ?? language,
          show: () => <WordsIn key={language} language={language} profile={profile} />,
        }))}
      />
    </Card>
  )
}

function WordsIn({ language, profile }: { readonly language: Language; readonly profile: Profile }) {
  const t = useWords()
  const { said } = useNotices()
  const save = useAct(editTerms, { done: () => said(t('organisations.saved')) })
  const own = profile.terms[language] ?? {}
  const start = Object.fromEntries(
    replaceable.flatMap((code) => [
      [code, own[code] ?? ''],
      [`${code}_plural`, own[`${code}_plural`] ?? ''],
    ]),
  ) as Record<string, string>
  const filled = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).filter(([, word]) => word.trim() !== ''))
  return (
    <Form<Record<string, string>, typeof editTerms>
      name={`words-${language}`}
      start={start}
      act={save}
      send={(values) => ({ terms: { ...profile.terms, [language]: filled(values) } })}
      submit={t('organisations.save')}
    >
      {replaceable.map((code) => (
        <div className="row" key={code}>
          <TextField name={code} label={t(`term.${code}`)} optional />
          <TextField name={`${code}_plural`} label={t(`term.${code}_plural`)} optional />
        </div>
      ))}
    </Form>
  )
}

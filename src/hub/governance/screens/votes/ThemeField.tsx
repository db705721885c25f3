/** What a vote or a proposal is about: delegations for that theme hold in its vote. */
import { SelectField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { themes } from '../../rules/themes.ts'

export function ThemeField() {
  const t = useWords()
  return (
    <SelectField
      name="theme"
      label={t('governance.vote_field.theme')}
      options={[
        { value: '', label: t('governance.no_theme') },
        ...themes.map((value) => ({ value, label: t(`governance.theme.${value}`) })),
      ]}
      optional
    />
  )
}

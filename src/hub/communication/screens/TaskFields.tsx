/** What a task is made of, as it is typed. */
import { LongTextField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { spoken } from '../contract/tasks.ts'
import { taskSizes } from '../rules/task.ts'

interface Props {
  readonly mentors: readonly { readonly id: string; readonly name: string }[]
}

export function TaskFields({ mentors }: Props) {
  const t = useWords()
  return (
    <>
      <TextField name="title" label={t('tasks.field.title')} />
      <LongTextField name="says" label={t('tasks.field.says')} rows={5} />
      <SelectField
        name="size"
        label={t('tasks.field.size')}
        optional
        options={[
          { value: '', label: t('tasks.size_open') },
          ...taskSizes.map((value) => ({ value, label: t(`tasks.size.${value}`) })),
        ]}
      />
      <TextField name="place" label={t('tasks.field.place')} hint={t('tasks.place_hint')} optional />
      <LongTextField
        name="doneWhen"
        label={t('tasks.field.doneWhen')}
        hint={t('tasks.done_when_hint')}
        rows={2}
        optional
      />
      <TextField name="skills" label={t('tasks.field.skills')} hint={t('tasks.skills_hint')} optional />
      <SelectField
        name="language"
        label={t('tasks.field.language')}
        options={spoken.options.map((value) => ({ value, label: t(`news.language.${value}`) }))}
      />
      <SelectField
        name="mentor"
        label={t('tasks.field.mentor')}
        optional
        options={[
          { value: '', label: t('tasks.no_mentor') },
          ...mentors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  )
}

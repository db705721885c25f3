import { TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'

/** Six digits or a recovery code, as `code`; phones offer what the app shows by themselves. */
export function CodeField() {
  const t = useWords()
  return (
    <TextField name="code" autoComplete="one-time-code" label={t('auth.field.code')} hint={t('auth.field.code.hint')} />
  )
}

/** The password one has, as `current`. */
export function CurrentPasswordField() {
  const t = useWords()
  return (
    <TextField
      name="current"
      kind="password"
      autoComplete="current-password"
      label={t('auth.field.current_password')}
    />
  )
}

/** A need is translated by keyboard, read by a second person beside the original, and then in everybody's own language. */
import { test } from 'node:test'
import { demoApp, noBrowser } from '../app.ts'
import { button, key, type, visitor } from '../keyboard.ts'

const skip = noBrowser
const app = skip ? null : await demoApp()
const visit = visitor(app)

test('by keyboard a need is translated, somebody else says that it is right, and it is read so', { skip }, async () => {
  const writer = await visit('frieda', '/community/translations')
  await key(writer, writer.getByRole('link', { name: /La balance du vrac perd ses codes/ }))
  await button(writer, 'Save this version').waitFor()
  const parts = await writer.getByRole('textbox').all()
  for (const [at, part] of parts.entries()) await type(writer, part, `Words ${at + 1}`)
  await key(writer, button(writer, 'Save this version'))
  await writer.getByText('To be reviewed').waitFor()
  await writer.getByText('You wrote this yourself.').first().waitFor()

  const reader = await visit('mira', new URL(writer.url()).pathname)
  await key(reader, button(reader, 'It says what the original says'))
  await reader.getByText('Reviewed', { exact: true }).waitFor()
  await key(reader, reader.getByRole('link', { name: 'See the need' }))
  await reader.getByText('This is a translation; what binds is written in French.').waitFor()
  await reader.getByText('Words 1', { exact: true }).waitFor()
  await key(reader, button(reader, 'Show the words that bind'))
  await reader.getByText('Words 1', { exact: true }).waitFor({ state: 'detached' })
})

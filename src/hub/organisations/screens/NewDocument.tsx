/** A new version of the booklet or the charter: chapter by chapter, in each language, with the decision behind it. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { languageNames } from '#platform/values/languages.ts'
import { readDocuments } from '../contract/documents.ts'
import { publishDocument } from '../contract/welcome.ts'
import { documentKinds } from '../rules/checklist.ts'

type Documents = ReplyOf<typeof readDocuments>
type Texts = Documents['versions'][number]['texts']

const screenOf = '/community/booklet'

export function NewDocumentScreen() {
  const t = useWords()
  const asked = useAddress().param('kind')
  const kind = documentKinds.find((one) => one === asked) ?? 'booklet'
  return (
    <Page
      title={t('community.document_new')}
      says={t('community.document_new_says')}
      back={{ href: kind === 'booklet' ? screenOf : `${screenOf}?kind=${kind}`, says: t('community.documents') }}
      read={useRead(readDocuments, { kind })}
    >
      {(all) => <Writing of={all} kind={kind} />}
    </Page>
  )
}

const fieldOf = (chapter: string, language: string): string => `${chapter} ${language}`

function Writing({ of: all, kind }: { readonly of: Documents; readonly kind: (typeof documentKinds)[number] }) {
  const t = useWords()
  const { go } = useAddress()
  const act = useAct(publishDocument)
  const last = all.versions[0]?.texts ?? {}
  const fields = all.chapters.flatMap((chapter) => all.languages.map((language) => ({ chapter, language })))
  const start: Record<string, string> = {
    ...Object.fromEntries(
      fields.map(({ chapter, language }) => [fieldOf(chapter, language), last[chapter]?.[language] ?? '']),
    ),
    number: '',
    day: currentMe().today ?? '',
    from: currentMe().today ?? '',
  }
  return (
    <Form<typeof start, typeof publishDocument>
      name={`document-${kind}`}
      start={start}
      act={act}
      send={(values) => ({
        kind,
        from: values['from'] ?? '',
        decision: { number: values['number'] ?? '', day: values['day'] ?? '' },
        texts: textsIn(all, values),
      })}
      submit={t('community.document_publish')}
      done={() => go(kind === 'booklet' ? screenOf : `${screenOf}?kind=${kind}`)}
    >
      {all.chapters.map((chapter) => (
        <Card key={chapter} title={t(`community.chapter.${chapter}`)}>
          <p className="quiet">{t(`community.chapter.${chapter}_text`)}</p>
          {all.languages.map((language) => (
            <LongTextField
              key={language}
              name={fieldOf(chapter, language)}
              label={`${t(`community.chapter.${chapter}`)} · ${languageNames[language]}`}
              rows={4}
              optional
            />
          ))}
        </Card>
      ))}
      <TextField name="number" label={t('community.field.decision_number')} />
      <DayField name="day" label={t('community.field.decision_day')} />
      <DayField name="from" label={t('community.document_from')} />
    </Form>
  )
}

/** What was typed, by chapter and language; a chapter left empty says what the software brings. */
const textsIn = ({ chapters, languages }: Documents, values: Readonly<Record<string, string>>): Texts =>
  Object.fromEntries(
    chapters.map((chapter) => [
      chapter,
      Object.fromEntries(
        languages.flatMap((language) => {
          const text = (values[fieldOf(chapter, language)] ?? '').trim()
          return text === '' ? [] : [[language, text]]
        }),
      ),
    ]),
  )

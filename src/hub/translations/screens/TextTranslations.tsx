/** One text for its translators: the words that bind beside each field, language by language, with every version. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Difference } from '#app/ui/Difference.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { languageNames } from '#platform/values/languages.ts'
import { readTranslations, reviewTranslation, writeTranslation } from '../contract/translations.ts'
import { type TextKindName, whyNotReview } from '../rules/text.ts'
import { tones, translationsPage } from './translation-words.ts'
import './translations.css'

type Reply = ReplyOf<typeof readTranslations>
type Translation = Reply['translations'][number]
type Version = Reply['versions'][number]

interface OfText {
  readonly of: Reply
  readonly translated: string
}

export function TextTranslationsScreen() {
  const t = useWords()
  const address = useAddress()
  const [kind, translated] = [address.param('kind') as TextKindName, address.param('translated')]
  const reading = useRead(readTranslations, { kind, translated })
  return (
    <Page
      title={reading.data?.title ?? t('translations.of_text')}
      back={{ href: translationsPage, says: t('translations.title') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <p>
            {t('translations.binds', { original: t(`translations.language.${one.language}`) })}{' '}
            <Link href={one.page}>{t(`translations.see.${one.kind}`)}</Link>
          </p>
          <Tabs
            name="into"
            label={t('translations.field.into')}
            of={ownFirst(one.translations).map((text) => ({
              value: text.language,
              label: languageNames[text.language],
              show: () => <Writing key={text.language} of={one} translated={translated} text={text} />,
            }))}
          />
          {one.versions.length > 0 ? <Versions of={one} translated={translated} /> : null}
        </div>
      )}
    </Page>
  )
}

/** Whoever comes here most often writes the own language. */
const ownFirst = (all: readonly Translation[]): Translation[] =>
  all.toSorted(
    (one, other) => Number(other.language === currentLanguage()) - Number(one.language === currentLanguage()),
  )

function Writing({ of: one, translated, text }: OfText & { readonly text: Translation }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(writeTranslation, {
    done: ({ version, beside }) => said(t(beside ? 'translations.kept_beside' : 'translations.kept', { version })),
  })
  const review = useAct(reviewTranslation, { done: () => said(t('translations.reviewed_now')) })
  // what was on the screen when writing began, also when others save meanwhile
  const [based, setBased] = useState({ on: text.version, seen: one.seen })
  const place = { kind: one.kind, translated, language: text.language }
  return (
    <div className="stack">
      <p className="row">
        <Status tone={tones[text.state]} says={t(`translations.state.${text.state}`)} />
        {text.state === 'draft' ? (
          <Button
            kind="other"
            icon="check"
            reasons={whyNotReviewed(one, text)}
            press={() => review.act(place)}
            busy={review.busy}
          >
            {t('translations.review')}
          </Button>
        ) : null}
      </p>
      <Trouble of={review.error} />
      <Form<Record<string, string>, typeof writeTranslation>
        name={`translation-${translated}-${text.language}`}
        start={{ ...text.begun }}
        act={act}
        send={(words) => ({ ...place, words, basedOn: based.on, seen: based.seen })}
        submit={t('translations.write')}
        done={({ version }) => setBased({ on: version, seen: one.seen })}
      >
        {one.parts.map(({ part, called, line, original }) => {
          const field = { name: part, label: called, hint: <Original lang={one.language} text={original} /> }
          return (
            <div key={part} className="translating" lang={text.language}>
              {line ? (
                <TextField {...field} optional toldAbove />
              ) : (
                <LongTextField {...field} rows={rowsFor(original)} optional toldAbove />
              )}
              <Changed lang={one.language} before={text.changed[part]} now={original} />
            </div>
          )
        })}
      </Form>
    </div>
  )
}

/** Why whoever looks cannot say that it says what the original says. */
function whyNotReviewed({ parts }: Reply, text: Translation): Refusal[] {
  const original = Object.fromEntries(parts.map(({ part, original: said }) => [part, said]))
  const written = { words: text.words, original: { ...original, ...text.changed }, reviewedAt: null }
  return whyNotReview(written, original, text.own)
}

const [fewest, most, lettersInRow] = [2, 14, 50]
const rowsFor = (text: string): number => Math.min(most, Math.max(fewest, Math.ceil(text.length / lettersInRow)))

const Original = ({ lang, text }: { readonly lang: string; readonly text: string }) => (
  <span className="as-written" lang={lang}>
    {text}
  </span>
)

/** What the original said when this was translated. */
function Changed({
  lang,
  before,
  now,
}: {
  readonly lang: string
  readonly before: string | undefined
  readonly now: string
}) {
  const t = useWords()
  if (before === undefined) return null
  return (
    <details open>
      <summary>{t('translations.changed_since')}</summary>
      <div lang={lang}>
        <Difference before={before} after={now} />
      </div>
    </details>
  )
}

function Versions({ of: one }: OfText) {
  const t = useWords()
  const before = (of: Version) =>
    one.versions.find(({ language, version }) => language === of.language && version === of.version - 1)
  const textOf = (of: Version | undefined): string =>
    one.parts.flatMap(({ part }) => of?.words[part] ?? []).join('\n\n')
  return (
    <Card title={t('translations.versions')}>
      <ol className="plain-list">
        {one.versions.map((of) => (
          <li key={`${of.language} ${of.version}`}>
            <span>
              {t('translations.version_by', {
                ...{ version: of.version, language: languageNames[of.language], at: of.writtenAt, by: of.by ?? '–' },
              })}
            </span>{' '}
            {of.reviewedAt ? (
              <Status tone="fine" says={t('translations.reviewed_by', { by: of.reviewer ?? '–' })} />
            ) : null}
            {of.beside ? <Status tone="attention" says={t('translations.beside')} /> : null}
            <Sheet
              words={t('translations.show_changes')}
              title={t('translations.version_of', { version: of.version, language: languageNames[of.language] })}
              kind="quiet"
            >
              {() => (
                <div lang={of.language}>
                  <Difference before={textOf(before(of))} after={textOf(of)} />
                </div>
              )}
            </Sheet>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** One issue: its texts by language and how they look, the next step, and what became of its mails. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { LetterFrame } from '#platform/mail/screens/LetterFrame.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { readIssue, reviewText, settleUnsure, writeIssue } from '../contract/issues.ts'
import { whyNotIssue } from '../rules/issue.ts'
import { type TranslationState, whyNotReviewText } from '../rules/translation.ts'
import { IssuePictures } from './IssuePictures.tsx'
import { IssueSteps } from './IssueSteps.tsx'
import { issueTones } from './news-words.ts'

export type OneIssue = ReplyOf<typeof readIssue>
type Language = OneIssue['languages'][number]

export function IssueScreen() {
  const t = useWords()
  const issue = useAddress().param('issue')
  const reading = useRead(readIssue, { issue })
  return (
    <Page title={t('news.issue')} back={{ href: '/community/news', says: t('news.issues') }} read={reading}>
      {(one) => (
        <div className="stack">
          <Card
            title={t('news.issue_no', { number: one.number })}
            state={<Status tone={issueTones[one.state]} says={t(`news.issue_state.${one.state}`)} />}
          >
            <Facts of={factsOf(one, t)} />
          </Card>
          <IssueSteps of={one} />
          <Mails of={one} />
          <Tabs
            name="text"
            of={one.languages.map((language) => ({
              value: language,
              label: t(`news.language.${language}`),
              show: () => <Text key={language} of={one} language={language} />,
            }))}
          />
          <IssuePictures of={one} />
        </div>
      )}
    </Page>
  )
}

function factsOf(one: OneIssue, t: ReturnType<typeof useWords>) {
  return [
    { name: t('news.field.readers'), value: one.readers },
    ...(one.sendAt ? [{ name: t('news.field.sendAt'), value: momentWords(one.sendAt as Instant) }] : []),
    ...(one.sentAt ? [{ name: t('news.field.sentAt'), value: momentWords(one.sentAt as Instant) }] : []),
    ...(one.reason ? [{ name: t('news.reason'), value: one.reason }] : []),
    { name: t('news.since'), value: dayWords(one.since as Day) },
  ]
}

function Text({ of: one, language }: { readonly of: OneIssue; readonly language: Language }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(writeIssue, { done: () => said(t('news.kept')) })
  const text = one.texts.find((each) => each.language === language)
  const start = { subject: text?.subject ?? '', body: text?.body ?? '' }
  return (
    <div className="stack">
      <Translation of={one} language={language} />
      {one.state === 'draft' ? (
        <Form<typeof start, typeof writeIssue>
          key={text?.body}
          name={`issue-${one.id}-${language}`}
          start={start}
          act={act}
          send={(values) => ({ issue: one.id, language, ...values })}
          submit={t('news.write')}
        >
          <TextField name="subject" label={t('news.field.subject')} optional />
          <LongTextField name="body" label={t('news.field.body')} hint={t('news.body_hint')} rows={18} optional />
        </Form>
      ) : null}
      {text ? (
        <Card title={t('news.look')}>
          <LetterFrame title={text.subject} html={text.html} />
        </Card>
      ) : null}
    </div>
  )
}

const translationTones: Readonly<Record<TranslationState, Tone>> = {
  original: 'quiet',
  missing: 'attention',
  draft: 'news',
  reviewed: 'fine',
  outdated: 'attention',
}

/** How far this language is; a second person says of a translation that it fits. */
function Translation({ of: one, language }: { readonly of: OneIssue; readonly language: Language }) {
  const t = useWords()
  const act = useAct(reviewText)
  const text = one.texts.find((each) => each.language === language)
  const state = text?.state ?? 'missing'
  const mayReview = whyNotIssue('review_text', one.state).length === 0 && (state === 'draft' || state === 'outdated')
  return (
    <div className="row">
      <Status tone={translationTones[state]} says={t(`news.translation.${state}`)} />
      {mayReview ? (
        <Button
          kind="other"
          icon="check"
          reasons={whyNotReviewText(state, text?.own ?? false, language)}
          press={() => act.act({ issue: one.id, language })}
        >
          {t('news.review_text')}
        </Button>
      ) : null}
      <Trouble of={act.error} />
    </div>
  )
}

function Mails({ of: one }: { readonly of: OneIssue }) {
  const t = useWords()
  const act = useAct(settleUnsure)
  const counts = Object.entries(one.mails)
  if (counts.length === 0) return null
  const settle = (subscriber: string, arrived: boolean) => act.act({ issue: one.id, subscriber, arrived })
  return (
    <Card title={t('news.mails')} {...(one.unsure.length > 0 ? { tone: 'honey' as const } : {})}>
      <p>{counts.map(([state, count]) => t(`news.mail_state.${state}`, { count })).join(' · ')}</p>
      {one.unsure.length > 0 ? <p>{t('news.unsure_says')}</p> : null}
      {one.unsure.map(({ subscriber, email }) => (
        <p key={subscriber} className="row">
          <span>{email ?? t('news.forgotten')}</span>
          <Button kind="other" press={() => settle(subscriber, true)}>
            {t('news.unsure_arrived')}
          </Button>
          <Button kind="other" press={() => settle(subscriber, false)}>
            {t('news.unsure_lost')}
          </Button>
        </p>
      ))}
      <Trouble of={act.error} />
    </Card>
  )
}

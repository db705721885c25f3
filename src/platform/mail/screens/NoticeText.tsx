/** The words of one notice, language by language, with a look at the mail before it is used. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, TextField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { languageNames } from '#platform/values/languages.ts'
import { changeNoticeText, listNoticeTexts, previewNoticeText, resetNoticeText } from '../contract.ts'
import { LetterFrame } from './LetterFrame.tsx'
import { noticeName } from './mail-words.ts'

type Notice = ReplyOf<typeof listNoticeTexts>['notices'][number]
type NoticeWords = Notice['texts'][number]

export function NoticeTextScreen() {
  const t = useWords()
  const code = useAddress().param('code')
  const texts = useRead(listNoticeTexts, {})
  return (
    <Page
      title={noticeName(code)}
      says={t('notice_texts.says')}
      back={{ href: '/staff/notice-texts', says: t('notice_texts.title') }}
      read={texts}
    >
      {({ notices }) => {
        const notice = notices.find((one) => one.code === code)
        if (!notice) return <Empty says={t('notices.none')} icon="mail" />
        return (
          <Tabs
            name="language"
            of={notice.texts.map((text) => ({
              value: text.language,
              label: languageNames[text.language],
              show: () => <OneLanguage key={text.language} code={code} text={text} />,
            }))}
          />
        )
      }}
    </Page>
  )
}

interface OneLanguageProps {
  readonly code: string
  readonly text: NoticeWords
}

function OneLanguage({ code, text }: OneLanguageProps) {
  const t = useWords()
  const { said } = useNotices()
  const { language, product, own, facts } = text
  const change = useAct(changeNoticeText, { after: [listNoticeTexts] })
  const reset = useAct(resetNoticeText, { after: [listNoticeTexts], done: () => said(t('notice_texts.reset_done')) })
  const start = { subject: own?.subject ?? product.subject, body: own?.body ?? product.body }
  const braces = facts.map((fact) => `{${fact}}`).join(' ')
  return (
    <div className="stack">
      <Form
        key={own?.changedAt ?? 'standard'}
        name={`notice ${code} ${language}`}
        start={start}
        act={change}
        send={({ subject, body }) => ({ code, language, subject, body })}
        submit={t('notice_texts.save')}
        done={() => said(t('notice_texts.saved'))}
      >
        <TextField name="subject" label={t('notice_texts.subject')} />
        <LongTextField
          rows={12}
          name="body"
          label={t('notice_texts.body')}
          hint={t('notice_texts.hint', { facts: braces })}
        />
        <Preview code={code} language={language} />
      </Form>
      {own ? (
        <Button kind="other" icon="undo" press={() => reset.act({ code, language })}>
          {t('notice_texts.reset')}
        </Button>
      ) : null}
    </div>
  )
}

/** What was typed, as the mail it would become. */
function Preview({ code, language }: { readonly code: string; readonly language: NoticeWords['language'] }) {
  const t = useWords()
  const { subject, body } = useValues() as { readonly subject: string; readonly body: string }
  const look = useAct(previewNoticeText, { after: [] })
  const [seen, setSeen] = useState<ReplyOf<typeof previewNoticeText> | null>(null)
  return (
    <>
      <Button kind="other" press={async () => setSeen(await look.act({ code, language, subject, body }))}>
        {t('notice_texts.show')}
      </Button>
      <Trouble of={look.error} />
      {seen ? (
        <Card title={t('notice_texts.preview')}>
          <p>
            <strong>{seen.subject}</strong>
          </p>
          <LetterFrame title={t('notice_texts.preview')} html={seen.html} />
        </Card>
      ) : null}
    </>
  )
}

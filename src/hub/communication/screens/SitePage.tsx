/** One page of the site: written in each language, reviewed, published, put away; with every version and what changed. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Difference } from '#app/ui/Difference.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, TextField } from '#app/ui/fields.tsx'
import { HistoryCard } from '#app/ui/HistoryCard.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import { LetterFrame } from '#platform/mail/screens/LetterFrame.tsx'
import { refuse } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { publishSitePage, readSitePage, reviewTranslation, withdrawSitePage, writeSitePage } from '../contract/site.ts'
import { whyNotPublish, whyNotWithdraw } from '../rules/site.ts'
import { whyNotShow } from '../rules/site-file.ts'
import './news.css'
import { SiteFiles } from './SiteFiles.tsx'
import { pageTones, sitePages, translationTones } from './site-words.ts'

export type OneSitePage = ReplyOf<typeof readSitePage>
type Text = OneSitePage['texts'][number]
type Version = OneSitePage['versions'][number]

interface OfPage {
  readonly of: OneSitePage
}

export function SitePageScreen() {
  const t = useWords()
  const sitePage = useAddress().param('sitePage')
  return (
    <Page
      title={t('site.page')}
      back={{ href: sitePages, says: t('site.pages') }}
      read={useRead(readSitePage, { sitePage })}
    >
      {(one) => (
        <div className="stack">
          <Standing of={one} />
          <Tabs
            name="text"
            label={t('site.languages')}
            of={one.texts.map((text) => ({
              value: text.language,
              label: t(`news.language.${text.language}`),
              show: () => <Writing key={text.language} of={one} text={text} />,
            }))}
          />
          <SiteFiles of={one} />
          <Versions of={one} />
          <HistoryCard lines={one.history} />
        </div>
      )}
    </Page>
  )
}

function Standing({ of: one }: OfPage) {
  const t = useWords()
  const { said } = useNotices()
  const publish = useAct(publishSitePage, { done: () => said(t('site.published_now')) })
  const withdraw = useAct(withdrawSitePage)
  const original = one.texts.find(({ language }) => language === one.language) ?? { title: '', body: '' }
  const changed = one.state === 'published' && one.shownVersion !== one.version
  return (
    <Card
      title={original.title}
      action={
        <Status
          tone={changed ? 'attention' : pageTones[one.state]}
          says={changed ? t('site.changed') : t(`site.state.${one.state}`)}
        />
      }
    >
      <div className="stack">
        <Facts
          of={[
            { name: t('site.field.kind'), value: t(`site.kind.${one.kind}`) },
            { name: t('site.field.address'), value: one.path },
            { name: t('site.field.language'), value: t(`news.language.${one.language}`) },
            ...(one.publishedAt
              ? [{ name: t('site.field.publishedAt'), value: momentWords(one.publishedAt as Instant) }]
              : []),
          ]}
        />
        <div className="row">
          <Button
            kind="main"
            reasons={[...whyNotPublish(one, original), ...whyNotShow(original.body, one.files)]}
            press={() => publish.act({ sitePage: one.id })}
            busy={publish.busy}
          >
            {t(changed ? 'site.publish_changes' : 'site.publish')}
          </Button>
          {whyNotWithdraw(one).length === 0 ? (
            <Button kind="other" press={() => withdraw.act({ sitePage: one.id })} busy={withdraw.busy}>
              {t('site.withdraw')}
            </Button>
          ) : null}
          {one.state === 'published' ? <a href={`${one.path}?lang=${currentLanguage()}`}>{t('site.see')}</a> : null}
        </div>
        <Trouble of={publish.error ?? withdraw.error} />
      </div>
    </Card>
  )
}

function Writing({ of: one, text }: OfPage & { readonly text: Text }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(writeSitePage, {
    done: ({ version, beside }) => said(t(beside ? 'site.kept_beside' : 'site.kept', { version })),
  })
  const review = useAct(reviewTranslation)
  // what was on the screen when writing began, also when others save meanwhile
  const [basedOn, setBasedOn] = useState(text.version)
  const start = { title: text.title, body: text.body }
  const original = one.texts.find(({ language }) => language === one.language)
  const mayReview = text.state === 'draft' || text.state === 'outdated'
  return (
    <div className="stack issue-text">
      <p className="row">
        <Status tone={translationTones[text.state]} says={t(`site.translation.${text.state}`)} />
      </p>
      {text.state === 'original' || !original ? null : (
        <details>
          <summary>{t('site.original_text')}</summary>
          <p>
            <strong lang={original.language}>{original.title}</strong>
          </p>
          <p className="mail-words" lang={original.language}>
            {original.body}
          </p>
        </details>
      )}
      <Form<typeof start, typeof writeSitePage>
        name={`site-page-${one.id}-${text.language}`}
        start={start}
        act={act}
        send={(values) => ({ sitePage: one.id, language: text.language, basedOn, ...values })}
        submit={t('site.write')}
        done={({ version }) => setBasedOn(version)}
      >
        <TextField name="title" label={t('site.field.title')} optional />
        <LongTextField name="body" label={t('site.field.body')} hint={t('news.body_hint')} rows={14} optional />
      </Form>
      {mayReview ? (
        <div className="row">
          <Button
            kind="other"
            reasons={text.own ? [refuse('page.own_review')] : []}
            press={() => review.act({ sitePage: one.id, language: text.language })}
          >
            {t('site.review')}
          </Button>
          <Trouble of={review.error} />
        </div>
      ) : null}
      {text.version > 0 ? (
        <Card title={t('site.look')}>
          <LetterFrame title={text.title} html={text.html} />
        </Card>
      ) : null}
    </div>
  )
}

function Versions({ of: one }: OfPage) {
  const t = useWords()
  const before = (of: Version) =>
    one.versions.find(({ language, version }) => language === of.language && version === of.version - 1)
  return (
    <Card title={t('site.versions')}>
      <ol className="plain-list">
        {one.versions.map((version) => (
          <li key={`${version.language} ${version.version}`}>
            <span>
              {t('site.version_by', {
                version: version.version,
                language: t(`news.language.${version.language}`),
                at: version.writtenAt,
                by: version.by ?? '–',
              })}
            </span>{' '}
            {version.beside ? <Status tone="attention" says={t('site.beside')} /> : null}
            <Sheet words={t('site.show_changes')} title={version.title} kind="quiet">
              {() => <Difference before={textOf(before(version))} after={textOf(version)} />}
            </Sheet>
          </li>
        ))}
      </ol>
    </Card>
  )
}

const textOf = (version: Version | undefined): string => (version ? `${version.title}\n\n${version.body}` : '')

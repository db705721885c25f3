/** One thread of the help list: its mails, the answer that helped, and what becomes of it. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { makeFaq, readThread, reopenThread, solveThread, writePost } from '../contract/list.ts'
import { whyNotFaq } from '../rules/thread.ts'
import { LinkedWords } from './LinkedWords.tsx'
import { faqPage, listPage } from './list-words.ts'
import { MakeNeed } from './MakeNeed.tsx'
import './news.css'

export type OneThread = ReplyOf<typeof readThread>

interface OfThread {
  readonly of: OneThread
}

export function ThreadScreen() {
  const t = useWords()
  const reading = useRead(readThread, { thread: useAddress().param('thread') })
  return (
    <Page
      title={reading.data?.subject ?? t('list.thread')}
      back={{ href: listPage, says: t('list.title') }}
      read={reading}
    >
      {(one) => (
        <div className="stack">
          <Steps of={one} />
          {one.posts.map((post) => (
            <Mail key={post.id} thread={one} of={post} />
          ))}
          <Answer of={one} />
        </div>
      )}
    </Page>
  )
}

function Steps({ of: one }: OfThread) {
  const t = useWords()
  const solve = useAct(solveThread)
  const reopen = useAct(reopenThread)
  const faq = useAct(makeFaq)
  const solved = one.solvedAt !== null
  const answer = one.posts.find(({ id }) => id === one.solvedPost) ?? one.posts.slice(1).at(-1)
  return (
    <Card>
      <p>
        <Status
          tone={solved ? 'fine' : 'news'}
          says={solved ? t('list.solved_by', { name: one.solvedBy ?? '–' }) : t('list.open')}
        />
      </p>
      <div className="row">
        {solved ? (
          <Button kind="other" icon="undo" press={() => reopen.act({ thread: one.id })}>
            {t('list.reopen')}
          </Button>
        ) : (
          <Button kind="main" icon="check" press={() => solve.act({ thread: one.id })}>
            {t('list.solve')}
          </Button>
        )}
        {one.faq ? (
          <Link href={faqPage}>{t('list.in_faq')}</Link>
        ) : (
          <Button
            kind="other"
            reasons={whyNotFaq(solved, false, answer?.text ?? '')}
            press={() => faq.act({ thread: one.id })}
          >
            {t('list.make_faq')}
          </Button>
        )}
        {one.need ? (
          <Link href={pathTo('/community/needs/:need', { need: one.need.id })}>
            {one.need.number === null ? t('list.need_draft') : t('list.need_no', { number: one.need.number })}
          </Link>
        ) : (
          <MakeNeed of={one} />
        )}
      </div>
      <Trouble of={solve.error ?? reopen.error ?? faq.error} />
    </Card>
  )
}

interface MailProps {
  readonly thread: OneThread
  readonly of: OneThread['posts'][number]
}

function Mail({ thread, of: post }: MailProps) {
  const t = useWords()
  const solve = useAct(solveThread)
  const helped = thread.solvedPost === post.id
  const isAnswer = thread.posts[0]?.id !== post.id
  return (
    <Card
      title={post.by}
      {...(helped ? { tone: 'leaf' as const } : {})}
      state={<span className="quiet">{momentWords(post.at as Instant)}</span>}
    >
      <div className="stack">
        {helped ? <Status tone="fine" says={t('list.helped')} /> : null}
        <p className="mail-words">
          <LinkedWords of={post.text} />
        </p>
        {post.files.map(({ name, type, href }) =>
          type.startsWith('image/') && type !== 'image/heic' ? (
            <a key={href} href={href}>
              <img className="mail-picture" src={href} alt={name} loading="lazy" />
            </a>
          ) : (
            <a key={href} href={href}>
              {name}
            </a>
          ),
        )}
        {isAnswer && !helped ? (
          <p className="row">
            <Button kind="quiet" icon="check" press={() => solve.act({ thread: thread.id, post: post.id })}>
              {t('list.this_helped')}
            </Button>
          </p>
        ) : null}
        <Trouble of={solve.error} />
      </div>
    </Card>
  )
}

function Answer({ of: one }: OfThread) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(writePost)
  const start = { text: '' }
  if (!one.member)
    return (
      <Card>
        <Reasons of={[refuse('list.not_member')]} />
        <Link href={listPage}>{t('list.title')}</Link>
      </Card>
    )
  return (
    <Card title={t('list.answer')}>
      <Form<typeof start, typeof writePost>
        key={one.posts.length}
        name={`answer-${one.id}`}
        start={start}
        act={act}
        send={({ text }) => ({ thread: one.id, text })}
        submit={t('list.answer')}
        done={({ state }) => said(t(state === 'held' ? 'list.asked_waits' : 'list.asked'))}
      >
        <LongTextField name="text" label={t('list.answer_text')} rows={6} />
      </Form>
    </Card>
  )
}

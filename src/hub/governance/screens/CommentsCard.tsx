/** Comments on a proposal, for an organisation or as oneself, and what became of them. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import { answerComment, commentOn } from '../contract/hearing.ts'
import { commentKinds, whyNotMove } from '../rules/states.ts'
import type { OfProposal, ProposalReply } from './Proposal.tsx'

export function CommentSheet({ of: one, paragraph }: OfProposal & { readonly paragraph: number | null }) {
  const t = useWords()
  const act = useAct(commentOn)
  const says = paragraph === null ? t('governance.comment_whole') : t('governance.comment_on', { paragraph })
  const voices = one.acting.flatMap(({ id, name, powers }) => [
    ...(powers.includes('position') ? [{ value: `${id} ours`, label: t('governance.as_ours', { name }) }] : []),
    ...(powers.includes('speak') ? [{ value: `${id} own`, label: `${t('governance.as_myself')} (${name})` }] : []),
  ])
  const start = { kind: 'remark', text: '', voice: voices[0]?.value ?? '' }
  if (voices.length === 0) return null
  return (
    <Sheet words={paragraph === null ? says : t('governance.comment')} label={says} title={says} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof commentOn>
          name={`comment-${one.id}-${paragraph ?? 0}`}
          start={start}
          act={act}
          send={({ kind, text, voice }) => ({
            rfc: one.id,
            participant: voice.split(' ')[0] ?? '',
            asPosition: voice.endsWith(' ours'),
            kind: kind as (typeof commentKinds)[number],
            paragraph,
            text,
          })}
          submit={t('governance.comment')}
          done={close}
        >
          <SelectField name="voice" label={t('governance.speak_as')} options={voices} />
          <SelectField
            name="kind"
            label={t('governance.comment_kind')}
            options={commentKinds.map((value) => ({ value, label: t(`governance.kind.${value}`) }))}
          />
          <LongTextField name="text" label={t('governance.your_comment')} rows={4} />
        </Form>
      )}
    </Sheet>
  )
}

export function CommentsCard({ of: one }: OfProposal) {
  const t = useWords()
  const open = whyNotMove('comment', one.state).length === 0
  return (
    <Card title={t('governance.comments')} action={open ? <CommentSheet of={one} paragraph={null} /> : null}>
      {one.comments.length === 0 ? <p>{t('governance.no_comments')}</p> : null}
      {one.comments.map((comment) => (
        <div key={comment.id}>
          <p className="quiet">
            {[
              t(`governance.kind.${comment.kind}`),
              comment.asPosition
                ? comment.organisation
                : [comment.person, comment.organisation].filter(Boolean).join(', '),
              comment.asPosition ? t('governance.position') : null,
              comment.older ? t('governance.older', { version: comment.version }) : null,
              comment.paragraph === null ? null : t('governance.paragraph', { paragraph: comment.paragraph }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
          <p>{comment.text}</p>
          {comment.answer ? <p>{comment.answer}</p> : null}
          <div className="row">
            <Status
              tone={comment.status === 'open' ? 'attention' : 'quiet'}
              says={t(`governance.status.${comment.status}`)}
            />
            {one.writes && open ? <AnswerSheet of={comment} /> : null}
          </div>
        </div>
      ))}
      {one.outside.length > 0 ? (
        <>
          <h3>{t('governance.outside')}</h3>
          <p className="quiet">{t('governance.outside_note')}</p>
          {one.outside.map(({ id, name, paragraph, text }) => (
            <div key={id}>
              <p className="quiet">
                {[name, paragraph === null ? null : t('governance.paragraph', { paragraph })]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
              <p>{text}</p>
            </div>
          ))}
        </>
      ) : null}
    </Card>
  )
}

const answers = ['answered', 'integrated', 'declined'] as const
const start = { status: 'answered', answer: '' }

function AnswerSheet({ of: comment }: { readonly of: ProposalReply['comments'][number] }) {
  const t = useWords()
  const act = useAct(answerComment)
  return (
    <Sheet words={t('governance.answer')} title={t('governance.answer')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof answerComment>
          name={`answer-${comment.id}`}
          start={start}
          act={act}
          send={({ status, answer }) => ({ comment: comment.id, status: status as (typeof answers)[number], answer })}
          submit={t('governance.answer')}
          done={close}
        >
          <SelectField
            name="status"
            label={t('governance.what_becomes')}
            options={answers.map((value) => ({ value, label: t(`governance.status.${value}`) }))}
          />
          <LongTextField name="answer" label={t('governance.your_answer')} rows={3} optional />
        </Form>
      )}
    </Sheet>
  )
}

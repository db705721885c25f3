/** Questions that come again, with their answers. */
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listFaq, removeFaq, writeFaq } from '../contract/list.ts'
import { listPage, threadPage } from './list-words.ts'

type Row = ReplyOf<typeof listFaq>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'question', title: 'list.field.question', cell: (row) => row.question, sort: true, line: 1, wraps: true },
  { name: 'answer', title: 'list.field.answer', cell: (row) => row.answer, line: 2, wraps: true },
  {
    name: 'language',
    title: 'list.field.language',
    cell: (row) => t(`news.language.${row.language}`),
    sort: true,
    line: 3,
  },
]

export function FaqScreen() {
  const t = useWords()
  return (
    <Page title={t('list.faq')} back={{ href: listPage, says: t('list.title') }} wide>
      <List
        name="faq"
        from={listFaq}
        columns={columns}
        rowLink={(row) => pathTo(threadPage, { thread: row.thread })}
        action={(row) => <Edit of={row} />}
        caption={t('list.faq')}
        empty={<Empty says={t('list.no_faq')} next={{ href: listPage, says: t('list.title') }} />}
      />
    </Page>
  )
}

function Edit({ of: one }: { readonly of: Row }) {
  const t = useWords()
  const act = useAct(writeFaq)
  const remove = useAct(removeFaq)
  const start = { question: one.question, answer: one.answer }
  return (
    <Sheet words={t('list.faq_edit')} title={one.question} kind="quiet">
      {(close) => (
        <div className="stack">
          <Form<typeof start, typeof writeFaq>
            name={`faq-${one.id}`}
            start={start}
            act={act}
            send={(values) => ({ faq: one.id, language: one.language, ...values })}
            submit={t('list.faq_write')}
            done={close}
          >
            <TextField name="question" label={t('list.field.question')} />
            <LongTextField name="answer" label={t('list.field.answer')} rows={8} />
          </Form>
          {may('list.moderate') ? (
            <Button kind="quiet" icon="trash" press={() => remove.act({ faq: one.id })}>
              {t('list.faq_remove')}
            </Button>
          ) : null}
          <Trouble of={remove.error} />
        </div>
      )}
    </Sheet>
  )
}

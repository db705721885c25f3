/** Open data as people of the community see them: what came out, our profile in them, publishing by hand. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { exportDatasets, listDatasets, publishData, readData, sayDataConsent } from '../contract/data.ts'
import { datasetNames } from '../rules/datasets.ts'
import { requestsPage } from './data-words.ts'

type Data = ReplyOf<typeof readData>
type Line = ReplyOf<typeof listDatasets>['rows'][number]

const quarterWords = (period: string): string =>
  t('data.period', { year: period.slice(0, 4), quarter: period.slice(6) })

const columnsFor = (page: string): readonly Column<Line>[] => [
  { name: 'dataset', title: 'data.field.dataset', cell: (row) => t(`data.set.${row.dataset}`), sort: true, line: 1 },
  { name: 'period', title: 'data.field.period', cell: (row) => quarterWords(row.period), sort: true, line: 2 },
  { name: 'version', title: 'data.field.version', cell: (row) => row.version, sort: true, right: true, line: 2 },
  { name: 'rows', title: 'data.field.rows', cell: (row) => row.rows, right: true, line: 0 },
  {
    name: 'madeAt',
    title: 'data.field.madeAt',
    cell: (row) => momentWords(row.madeAt as Instant),
    sort: true,
    line: 3,
  },
  { name: 'reason', title: 'data.field.reason', cell: (row) => row.reason, line: 3, wraps: true },
  { name: 'files', title: 'data.field.files', cell: (row) => <Files page={page} of={row} />, line: 3 },
  { name: 'csvSha256', title: 'data.field.csvSha256', cell: (row) => row.csvSha256, line: 0, offAtFirst: true },
  { name: 'jsonSha256', title: 'data.field.jsonSha256', cell: (row) => row.jsonSha256, line: 0, offAtFirst: true },
]

function Files({ page, of }: { readonly page: string; readonly of: Line }) {
  const file = `${page}/files/${of.period}/${of.dataset}-v${of.version}`
  return (
    <span className="row">
      {['csv', 'json'].map((ending) => (
        <a key={ending} href={`${file}.${ending}`} download>
          {ending.toUpperCase()}
        </a>
      ))}
    </span>
  )
}

export function OpenDataScreen() {
  const t = useWords()
  const reading = useRead(readData, {})
  return (
    <Page
      title={t('data.title')}
      says={t('data.says')}
      wide
      read={reading}
      action={
        reading.data ? (
          <Button icon="link" href={reading.data.page} kind="other">
            {t('data.see_page')}
          </Button>
        ) : undefined
      }
    >
      {(data) => (
        <div className="stack">
          <p className="quiet">
            {data.open ? t('data.hidden_under', { k: data.k, licence: data.licence }) : t('data.closed')}
          </p>
          <p className="row">
            <Link href={requestsPage}>{t('data.requests')}</Link>
          </p>
          {may('data.manage') && data.open ? <Publish of={data} /> : null}
          <List
            name="datasets"
            from={listDatasets}
            columns={columnsFor(data.page)}
            filters={[
              {
                name: 'dataset',
                title: 'data.field.dataset',
                options: datasetNames.map((value) => ({ value, label: `data.set.${value}` })),
              },
            ]}
            exports={exportDatasets}
            caption={t('data.title')}
            empty={<Empty says={t('data.none')} />}
          />
          {data.own.length > 0 ? <Profiles of={data} /> : null}
        </div>
      )}
    </Page>
  )
}

function Publish({ of: { period, isPublished } }: { readonly of: Data }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(publishData, { after: [readData, listDatasets] })
  const words = t(isPublished ? 'data.correct' : 'data.publish', { period: quarterWords(period) })
  const start = { quarter: period, reason: '' }
  return (
    <p className="row">
      <Sheet words={words} title={words} kind={isPublished ? 'other' : 'main'}>
        {(close) => (
          <Form<typeof start, typeof publishData>
            name="publish-data"
            start={start}
            act={act}
            send={(values) => values}
            submit={words}
            done={({ published }) => {
              said(t('data.published', { count: published }))
              close()
            }}
          >
            {isPublished ? <p>{t('data.correct_says')}</p> : null}
            <TextField name="quarter" label={t('data.period_field')} />
            <TextField name="reason" label={t('data.reason_field')} optional={!isPublished} />
          </Form>
        )}
      </Sheet>
    </p>
  )
}

function Profiles({ of: { own } }: { readonly of: Data }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(sayDataConsent, { after: [readData], done: () => said(t('data.said')) })
  return (
    <Card title={t('data.profiles')}>
      <p>{t('data.profiles_says')}</p>
      {own.map(({ id, name, agrees, maySign }) => (
        <div key={id} className="row">
          <b>{name}</b>
          <Status tone={agrees ? 'fine' : 'quiet'} says={t(agrees ? 'data.agrees' : 'data.agrees_not')} />
          <Button
            kind="other"
            busy={act.busy}
            reasons={
              maySign
                ? act.refusals
                : [refuse('power.missing', { why: null, organisation: name, power: 'sign', names: [] })]
            }
            press={() => act.act({ participant: id, agrees: !agrees })}
          >
            {t(agrees ? 'data.stop' : 'data.agree')}
          </Button>
        </div>
      ))}
    </Card>
  )
}

/** Pages and news of the public site, for its editors. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { useOrganisation } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { beginSitePage, exportSitePages, listSitePages } from '../contract/site.ts'
import { pageKinds, pageStates } from '../rules/site.ts'
import { pageTones, sitePageOf } from './site-words.ts'

type Row = ReplyOf<typeof listSitePages>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'title', title: 'site.field.title', cell: (row) => row.title, sort: true, line: 1, wraps: true },
  { name: 'kind', title: 'site.field.kind', cell: (row) => t(`site.kind.${row.kind}`), sort: true, line: 2 },
  {
    name: 'state',
    title: 'site.field.state',
    cell: (row) => (
      <Status
        tone={row.changed ? 'attention' : pageTones[row.state]}
        says={row.changed ? t('site.changed') : t(`site.state.${row.state}`)}
      />
    ),
    sort: true,
    line: 2,
  },
  {
    name: 'publishedAt',
    title: 'site.field.publishedAt',
    cell: (row) => (row.publishedAt ? momentWords(row.publishedAt as Instant) : null),
    sort: true,
    line: 3,
  },
  { name: 'address', title: 'site.field.address', cell: (row) => row.address, sort: true, offAtFirst: true },
]

export function SitePagesScreen() {
  const t = useWords()
  return (
    <Page title={t('site.pages')} says={t('site.pages_says')} wide action={<Begin />}>
      <div className="stack">
        <p className="row">
          <a href={`/c/${useOrganisation()?.address ?? ''}`}>{t('site.open_site')}</a>
          <Link href="/community/site/map">{t('site.places')}</Link>
          <Link href="/community/site/visits">{t('site.visits')}</Link>
        </p>
        <List
          name="pages"
          from={listSitePages}
          columns={columns}
          exports={exportSitePages}
          filters={[
            {
              name: 'kind',
              title: 'site.field.kind',
              options: pageKinds.map((value) => ({ value, label: `site.kind.${value}` })),
            },
            {
              name: 'state',
              title: 'site.field.state',
              options: pageStates.map((value) => ({ value, label: `site.state.${value}` })),
            },
          ]}
          rowLink={(row) => pathTo(sitePageOf, { sitePage: row.id })}
          caption={t('site.pages')}
          empty={<Empty says={t('site.no_pages')} />}
        />
      </div>
    </Page>
  )
}

function Begin() {
  const t = useWords()
  const { go } = useAddress()
  const act = useAct(beginSitePage)
  const { language = 'fr', languages = [] } = useOrganisation() ?? {}
  const start = { kind: 'post', title: '', language: language as string, address: '' }
  return (
    <Sheet words={t('site.begin')} title={t('site.begin')} kind="main" icon="plus">
      {() => (
        <Form<typeof start, typeof beginSitePage>
          name="site-page"
          start={start}
          act={act}
          send={({ kind, title, language: original, address }) => ({
            kind: kind as Row['kind'],
            title,
            language: original as Row['language'],
            ...(address.trim() === '' ? {} : { address: address.trim() }),
          })}
          submit={t('site.begin_send')}
          done={({ sitePage }) => go(pathTo(sitePageOf, { sitePage }))}
        >
          <ChoiceField
            name="kind"
            label={t('site.field.kind')}
            options={pageKinds.map((value) => ({ value, label: t(`site.kind.${value}`) }))}
          />
          <TextField name="title" label={t('site.field.title')} />
          <SelectField
            name="language"
            label={t('site.field.language')}
            options={languages.map((value) => ({ value, label: t(`news.language.${value}`) }))}
          />
          <TextField name="address" label={t('site.field.address')} hint={t('site.address_hint')} optional />
        </Form>
      )}
    </Sheet>
  )
}
